package skyferry.migration;

import skyferry.model.Curve;
import skyferry.model.MigrationOptions.CopyMode;

/**
 * The mirror of a disk that its guest goes on writing (QEMU's {@code mirror} job). The guest writes whole blocks, evenly over
 * the disk: a write to a block that is dirty already adds nothing, so what is left changes by {@code w(1 - left/D) - c}
 * (background) or {@code -(c - w) - w left/D} (write-blocking: each write is sent with the copy, and clears its block). Both
 * are solved in closed form between changes. A background mirror becomes ready if and only if {@code w < c}.
 */
final class DiskMirror {
    private static final int PIECES = 16;

    private final double size;
    private final CopyMode mode;
    private final Curve.Builder leftCurve;
    private final Curve.Builder sentCurve;
    private final Curve.Builder rateCurve;
    private double left;
    private double sent;
    private double writes;
    private double rate;
    private long since;

    /**
     * A mirror that begins with every block to send.
     *
     * @param size the disk, bytes
     * @param writes what the guest writes, bytes per second
     */
    DiskMirror(double size, double writes, CopyMode mode, long nanos) {
        this(size, mode, Curve.builder(), Curve.builder(), Curve.builder());
        left = size;
        this.writes = writes;
        since = nanos;
    }

    private DiskMirror(
            double size, CopyMode mode, Curve.Builder leftCurve, Curve.Builder sentCurve, Curve.Builder rateCurve) {
        this.size = size;
        this.mode = mode;
        this.leftCurve = leftCurve;
        this.sentCurve = sentCurve;
        this.rateCurve = rateCurve;
    }

    DiskMirror copy() {
        DiskMirror copy = new DiskMirror(size, mode, leftCurve.copy(), sentCurve.copy(), rateCurve.copy());
        copy.left = left;
        copy.sent = sent;
        copy.writes = writes;
        copy.rate = rate;
        copy.since = since;
        return copy;
    }

    double leftBytes() {
        return left;
    }

    double sentBytes() {
        return sent;
    }

    double writes() {
        return writes;
    }

    /** From an instant on the guest writes so much. */
    void writes(long nanos, double bytesPerSecond) {
        run(nanos);
        writes = bytesPerSecond;
    }

    /** From an instant on so much can be sent. */
    void rate(long nanos, double bytesPerSecond) {
        run(nanos);
        rate = bytesPerSecond;
    }

    /** What the guest can write: in write-blocking mode its writes share the stream with the copy, half and half at worst. */
    double admitted() {
        if (mode == CopyMode.BACKGROUND) {
            return writes;
        }
        return Math.min(writes, left > 0 ? rate / 2 : rate);
    }

    private double growth() {
        double w = admitted();
        return mode == CopyMode.BACKGROUND ? w - rate : w - Math.max(rate, w);
    }

    /** What the stream carries, bytes per second. */
    double sending() {
        return left > 0 || growth() > 0 ? rate : Math.min(rate, admitted());
    }

    /** When nothing is left, if all stays as it is; {@link Long#MAX_VALUE} for never. */
    long empty() {
        double a = growth();
        double k = admitted() / size;
        if (left == 0) {
            return since;
        }
        if (!(a < 0)) {
            return Long.MAX_VALUE;
        }
        double seconds = k == 0 ? left / -a : StrictMath.log1p(left * k / -a) / k;
        double nanos = StrictMath.ceil(seconds * 1e9);
        return nanos < Long.MAX_VALUE - since ? since + (long) nanos : Long.MAX_VALUE;
    }

    /** Whether nothing is left and nothing comes to be left. */
    boolean inStep() {
        return left == 0 && growth() <= 0;
    }

    /** Goes to an instant. */
    void run(long nanos) {
        if (nanos <= since) {
            return;
        }
        long empties = Math.min(nanos, empty());
        if (left > 0 || growth() > 0) {
            long until = left > 0 ? empties : nanos;
            follow(until);
            if (empties <= nanos && left < 1) {
                left = 0;
            }
        }
        if (since < nanos) {
            rateCurve.level(since, sending());
            leftCurve.level(since, left);
            sentCurve.segment(since, sent, sending() / 1e9);
            sent += sending() * ((nanos - since) / 1e9);
            since = nanos;
        }
    }

    /** Draws the way to an instant by straight pieces, all of whose ends are exact. */
    private void follow(long until) {
        long start = since;
        double a = growth();
        double k = admitted() / size;
        double first = left;
        int pieces = k * (until - start) / 1e9 > 0.01 ? PIECES : 1;
        rateCurve.level(start, rate);
        for (int i = 1; i <= pieces && since < until; i++) {
            long to = i == pieces ? until : start + (until - start) / pieces * i;
            double t = (to - start) / 1e9;
            double there = k == 0 ? first + a * t : first + (a / k - first) * -StrictMath.expm1(-k * t);
            double next = Math.clamp(there, 0, size);
            leftCurve.segment(since, left, to > since ? (next - left) / (to - since) : 0);
            sentCurve.segment(since, sent, rate / 1e9);
            sent += rate * ((to - since) / 1e9);
            left = next;
            since = to;
        }
    }

    Curve leftCurve() {
        return leftCurve.copy().segment(since, left, 0).build();
    }

    Curve sentCurve() {
        return sentCurve.copy().segment(since, sent, 0).build();
    }

    Curve rateCurve() {
        return rateCurve.copy().segment(since, 0, 0).build();
    }
}
