package skyferry.stage.timeline;

/**
 * The part of a run that the timeline shows.
 *
 * @param from first instant, nanoseconds
 * @param to last instant; at least {@link #SHORTEST} after the first
 */
record Window(long from, long to) {
    /** Nothing shorter is shown: the engine's finest events are some microseconds apart. */
    static final long SHORTEST = 2_000_000L;

    /** A run from end to end. */
    static Window whole(long endNanos) {
        return new Window(0, Math.max(SHORTEST, endNanos));
    }

    /** The window of another length round an instant that stays where it is, within the run. */
    Window zoomed(double factor, long around, long endNanos) {
        long whole = Math.max(SHORTEST, endNanos);
        long length = Math.clamp(Math.round((to - from) * factor), SHORTEST, whole);
        double share = (double) (around - from) / (to - from);
        return at(Math.round(around - share * length), length, whole);
    }

    /** The window moved by a share of its length, within the run. */
    Window moved(double share, long endNanos) {
        return at(from + Math.round(share * (to - from)), to - from, Math.max(SHORTEST, endNanos));
    }

    /** The window moved so far that an instant is in it. */
    Window showing(long nanos, long endNanos) {
        if (nanos >= from && nanos <= to) {
            return this;
        }
        long length = to - from;
        return at(nanos - length / 10, length, Math.max(SHORTEST, endNanos));
    }

    private static Window at(long from, long length, long whole) {
        long first = Math.clamp(from, 0, Math.max(0, whole - length));
        return new Window(first, first + length);
    }
}
