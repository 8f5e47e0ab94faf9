package skyferry.scene;

/** Places instants on a horizontal axis. */
public final class TimeAxis {
    private static final double[] STEPS = {1, 2, 5};
    private static final double LABEL_ROOM = 84;

    private final long from;
    private final long to;
    private final double left;
    private final double right;

    public TimeAxis(long from, long to, double left, double right) {
        this.from = from;
        this.to = Math.max(from + 1, to);
        this.left = left;
        this.right = Math.max(left + 1, right);
    }

    public double left() {
        return left;
    }

    public double right() {
        return right;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }

    /** Where an instant is, not beyond the axis' ends. */
    public double x(long nanos) {
        long t = Math.max(from, Math.min(to, nanos));
        return left + (double) (t - from) / (to - from) * (right - left);
    }

    /** The instant at a place, not beyond the axis' ends. */
    public long nanos(double x) {
        double share = Math.max(0, Math.min(1, (x - left) / (right - left)));
        return from + Math.round(share * (to - from));
    }

    public boolean shows(long nanos) {
        return nanos >= from && nanos <= to;
    }

    /** A round step between labelled instants: 1, 2 or 5 times a power of ten nanoseconds, or whole minutes. */
    public long step(double scale) {
        double room = LABEL_ROOM * scale;
        long step = 1;
        for (long power = 1; power <= 10_000_000_000_000L; power *= 10) {
            for (double factor : STEPS) {
                step = (long) (power * factor);
                if ((double) step / (to - from) * (right - left) >= room) {
                    return step > 20_000_000_000L ? (step + 59_999_999_999L) / 60_000_000_000L * 60_000_000_000L : step;
                }
            }
        }
        return step;
    }

    /** An instant's label, in the unit that suits the step. */
    static String label(long nanos, long step) {
        if (step >= 60_000_000_000L) {
            return nanos / 60_000_000_000L + " min";
        }
        if (step >= 1_000_000_000L) {
            return nanos / 1_000_000_000L + " s";
        }
        int decimals = step >= 100_000_000L ? 1 : step >= 10_000_000L ? 2 : step >= 1_000_000L ? 3 : 4;
        return String.format(java.util.Locale.ROOT, "%." + decimals + "f s", nanos / 1e9);
    }
}
