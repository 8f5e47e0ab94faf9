package skyferry.migration;

import java.util.Arrays;
import skyferry.model.Curve;

/**
 * What a stream did, as straight pieces: what was left, what was sent, where the stop line lay. A piece ends where the next one
 * begins, so that its slopes follow from both; of those that end elsewhere, as at a sync, they are written down.
 */
final class Trail {
    private long[] from = new long[16];
    private double[] left = new double[16];
    private double[] sent = new double[16];
    private double[] threshold = new double[16];
    /** Pieces before this one are forgotten; the others have their places from here on. */
    private int base;

    private int size;
    private double lastLeftSlope;
    private double lastSentSlope;
    private int[] bends = new int[4];
    private double[] leftSlopes = new double[4];
    private double[] sentSlopes = new double[4];
    private int bendCount;

    Trail copy() {
        Trail copy = new Trail();
        copy.from = from.clone();
        copy.left = left.clone();
        copy.sent = sent.clone();
        copy.threshold = threshold.clone();
        copy.base = base;
        copy.size = size;
        copy.lastLeftSlope = lastLeftSlope;
        copy.lastSentSlope = lastSentSlope;
        copy.bends = bends.clone();
        copy.leftSlopes = leftSlopes.clone();
        copy.sentSlopes = sentSlopes.clone();
        copy.bendCount = bendCount;
        return copy;
    }

    /** How many pieces are forgotten. */
    int forgotten() {
        return base;
    }

    /** Forgets what lies before piece {@code i}; nobody asks for it any more, and nobody goes back behind it. */
    void forget(int i) {
        int places = i - base;
        int room = Math.max(16, size - places);
        from = Arrays.copyOfRange(from, places, places + room);
        left = Arrays.copyOfRange(left, places, places + room);
        sent = Arrays.copyOfRange(sent, places, places + room);
        threshold = Arrays.copyOfRange(threshold, places, places + room);
        int gone = 0;
        while (gone < bendCount && bends[gone] < places) {
            gone++;
        }
        int rest = bendCount - gone;
        for (int b = 0; b < rest; b++) {
            bends[b] = bends[b + gone] - places;
            leftSlopes[b] = leftSlopes[b + gone];
            sentSlopes[b] = sentSlopes[b + gone];
        }
        bendCount = rest;
        size -= places;
        base = i;
    }

    /** Writes a piece, after which there is no other; whoever writes keeps the count, so that a plan can be forgotten. */
    void put(
            int piece,
            long nanos,
            double leftBytes,
            double leftPerNano,
            double sentBytes,
            double sentPerNano,
            double stopLine) {
        int i = piece - base;
        double leftBefore = i > 0 ? leftPerNano(i - 1) : 0;
        double sentBefore = i > 0 ? sentPerNano(i - 1) : 0;
        while (bendCount > 0 && bends[bendCount - 1] >= i - 1) {
            bendCount--;
        }
        if (i == from.length) {
            grow(i + i / 2);
        }
        from[i] = nanos;
        left[i] = leftBytes;
        sent[i] = sentBytes;
        threshold[i] = stopLine;
        if (i > 0 && !(same(leftBefore, between(left, i - 1)) && same(sentBefore, between(sent, i - 1)))) {
            bend(i - 1, leftBefore, sentBefore);
        }
        size = i + 1;
        lastLeftSlope = leftPerNano;
        lastSentSlope = sentPerNano;
    }

    private static boolean same(double a, double b) {
        return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    private double between(double[] value, int i) {
        return (value[i + 1] - value[i]) / (from[i + 1] - from[i]);
    }

    private void grow(int more) {
        from = Arrays.copyOf(from, more);
        left = Arrays.copyOf(left, more);
        sent = Arrays.copyOf(sent, more);
        threshold = Arrays.copyOf(threshold, more);
    }

    private void bend(int i, double leftPerNano, double sentPerNano) {
        if (bendCount == bends.length) {
            bends = Arrays.copyOf(bends, 2 * bendCount);
            leftSlopes = Arrays.copyOf(leftSlopes, 2 * bendCount);
            sentSlopes = Arrays.copyOf(sentSlopes, 2 * bendCount);
        }
        bends[bendCount] = i;
        leftSlopes[bendCount] = leftPerNano;
        sentSlopes[bendCount] = sentPerNano;
        bendCount++;
    }

    double leftBytes(int piece) {
        return left[piece - base];
    }

    double sentBytes(int piece) {
        return sent[piece - base];
    }

    private double leftPerNano(int i) {
        return slope(i, lastLeftSlope, leftSlopes, left);
    }

    private double sentPerNano(int i) {
        return slope(i, lastSentSlope, sentSlopes, sent);
    }

    private double slope(int i, double last, double[] ofBends, double[] value) {
        if (i == size - 1) {
            return last;
        }
        // Mostly the newest piece is asked for.
        int bend = bendCount == 0 || bends[bendCount - 1] < i ? -1 : Arrays.binarySearch(bends, 0, bendCount, i);
        return bend >= 0 ? ofBends[bend] : between(value, i);
    }

    /** The curves of a trail; all of them begin their segments where pieces do. */
    record Curves(Curve left, Curve sent, Curve bytesPerSecond, Curve threshold) {}

    /** The curves up to a piece, from the first that is not forgotten. */
    Curves curves(int until) {
        int pieces = until - base;
        long[] instants = Arrays.copyOf(from, pieces);
        int bent = 0;
        while (bent < bendCount && bends[bent] < pieces - 1) {
            bent++;
        }
        int[] numbers = Arrays.copyOf(bends, bent + 1);
        numbers[bent] = pieces - 1;
        Curve rest = Curve.chain(
                instants, Arrays.copyOf(left, pieces), numbers, slopes(leftSlopes, bent, leftPerNano(pieces - 1)));
        Curve gone = Curve.chain(
                instants, Arrays.copyOf(sent, pieces), numbers, slopes(sentSlopes, bent, sentPerNano(pieces - 1)));
        double[] stopLine = Arrays.copyOf(threshold, pieces);
        return new Curves(
                rest, gone, Curve.levels(gone, i -> gone.slopePerNano(i) * 1e9), Curve.levels(gone, i -> stopLine[i]));
    }

    private static double[] slopes(double[] ofBends, int count, double last) {
        double[] slopes = Arrays.copyOf(ofBends, count + 1);
        slopes[count] = last;
        return slopes;
    }
}
