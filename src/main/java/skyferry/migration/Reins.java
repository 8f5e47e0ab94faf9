package skyferry.migration;

/** What holds a sender back at the moment: network, memory, rate limit, stop line; and when it has to look up from its work. */
final class Reins {
    /** How fast pages leave when nothing else holds them back, bytes per nanosecond. */
    double pace;

    /** Time that a never-written page takes, nanoseconds. */
    double zeroNanos;

    /** What the network carries, bytes per nanosecond; infinite: it holds nothing back. */
    double line = Double.POSITIVE_INFINITY;

    double bytesPerWindow = Double.POSITIVE_INFINITY;
    double downtimeLimitMillis;

    /** Requests for pages wait: no sleep if the rest is small. */
    boolean requestsWait;

    /** A look later than that ends the run, whatever the rest. */
    long lookAfter = Long.MAX_VALUE;

    Reins(double pace, double zeroNanos) {
        this.pace = pace;
        this.zeroNanos = zeroNanos;
    }

    Reins copy() {
        Reins copy = new Reins(pace, zeroNanos);
        copy.line = line;
        copy.bytesPerWindow = bytesPerWindow;
        copy.downtimeLimitMillis = downtimeLimitMillis;
        copy.requestsWait = requestsWait;
        copy.lookAfter = lookAfter;
        return copy;
    }

    /** Whether the network is slower than the sender. */
    boolean lineHolds() {
        return line < pace;
    }
}
