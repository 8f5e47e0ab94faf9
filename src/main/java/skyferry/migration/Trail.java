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
            int more = i + i / 2;
            from = Arrays.copyOf(from, more);
            left = Arrays.copyOf(left, more);
            leftSlope = Arrays.copyOf(leftSlope, more);
            sent = Arrays.copyOf(sent, more);
            sentSlope = Arrays.copyOf(sentSlope, more);
            threshold = Arrays.copyOf(threshold, more);
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
        return lines(size, left, leftSlope).build();
    }

    /** The curves of a trail; all of them begin their segments where the first does, if none has two alike in a row. */
    record Curves(Curve left, Curve sent, Curve bytesPerSecond, Curve threshold) {}

    Curves curves(int size) {
        Curve rest = left(size);
        return new Curves(
                rest,
                lines(size, sent, sentSlope).build(rest),
                levels(size, sentSlope, 1e9).build(rest),
                levels(size, threshold, 1).build(rest));
    }

    private Curve.Builder lines(int size, double[] value, double[] slope) {
        Curve.Builder curve = Curve.builder();
        for (int i = 0; i < size; i++) {
            curve.segment(from[i], value[i], slope[i]);
        }
        return curve;
    }

    private Curve.Builder levels(int size, double[] value, double factor) {
        Curve.Builder curve = Curve.builder();
        for (int i = 0; i < size; i++) {
            curve.level(from[i], value[i] * factor);
        }
        return curve;
    }
}
