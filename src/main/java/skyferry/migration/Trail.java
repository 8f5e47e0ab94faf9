package skyferry.migration;

import java.util.Arrays;
import skyferry.model.Curve;

/** What a stream did, as straight pieces: what was left, what was sent, where the stop line lay. */
final class Trail {
    private long[] from = new long[16];
    private double[] left = new double[16];
    private double[] leftSlope = new double[16];
    private double[] sent = new double[16];
    private double[] sentSlope = new double[16];
    private double[] threshold = new double[16];

    Trail copy() {
        Trail copy = new Trail();
        copy.from = from.clone();
        copy.left = left.clone();
        copy.leftSlope = leftSlope.clone();
        copy.sent = sent.clone();
        copy.sentSlope = sentSlope.clone();
        copy.threshold = threshold.clone();
        return copy;
    }

    /** Writes piece {@code i}; whoever writes keeps the count, so that a plan can be forgotten. */
    void put(
            int i,
            long nanos,
            double leftBytes,
            double leftPerNano,
            double sentBytes,
            double sentPerNano,
            double stopLine) {
        if (i == from.length) {
            from = Arrays.copyOf(from, 2 * i);
            left = Arrays.copyOf(left, 2 * i);
            leftSlope = Arrays.copyOf(leftSlope, 2 * i);
            sent = Arrays.copyOf(sent, 2 * i);
            sentSlope = Arrays.copyOf(sentSlope, 2 * i);
            threshold = Arrays.copyOf(threshold, 2 * i);
        }
        from[i] = nanos;
        left[i] = leftBytes;
        leftSlope[i] = leftPerNano;
        sent[i] = sentBytes;
        sentSlope[i] = sentPerNano;
        threshold[i] = stopLine;
    }

    long fromNanos(int i) {
        return from[i];
    }

    double leftBytes(int i) {
        return left[i];
    }

    double sentBytes(int i) {
        return sent[i];
    }

    double sentPerNano(int i) {
        return sentSlope[i];
    }

    Curve left(int size) {
        return lines(size, left, leftSlope);
    }

    Curve sent(int size) {
        return lines(size, sent, sentSlope);
    }

    Curve threshold(int size) {
        return levels(size, threshold, 1);
    }

    Curve bytesPerSecond(int size) {
        return levels(size, sentSlope, 1e9);
    }

    private Curve lines(int size, double[] value, double[] slope) {
        Curve.Builder curve = Curve.builder();
        for (int i = 0; i < size; i++) {
            curve.segment(from[i], value[i], slope[i]);
        }
        return curve.build();
    }

    private Curve levels(int size, double[] value, double factor) {
        Curve.Builder curve = Curve.builder();
        for (int i = 0; i < size; i++) {
            curve.level(from[i], value[i] * factor);
        }
        return curve.build();
    }
}
