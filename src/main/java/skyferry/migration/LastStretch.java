package skyferry.migration;

/**
 * The stream while the guest is stopped: the rest goes to the socket as fast as memory and network allow, then what the
 * sockets hold goes on to the destination.
 */
final class LastStretch {
    /** Nothing to send. */
    static final LastStretch NONE = new LastStretch(0, 0, 0, 0, 1);

    private final double bytes;
    private final double memoryPerNano;
    private long since;
    private double toSocket;
    private double behind;

    /**
     * The stretch from an instant on.
     *
     * @param bytes what is to be sent
     * @param free what the sockets can take in at once
     * @param held what they hold then
     */
    LastStretch(long nanos, double bytes, double free, double held, double memoryPerNano) {
        this.bytes = bytes;
        since = nanos;
        toSocket = Math.max(0, bytes - free);
        behind = held + bytes - toSocket;
        this.memoryPerNano = memoryPerNano;
    }

    private LastStretch(LastStretch other) {
        bytes = other.bytes;
        since = other.since;
        toSocket = other.toSocket;
        behind = other.behind;
        memoryPerNano = other.memoryPerNano;
    }

    LastStretch copy() {
        return new LastStretch(this);
    }

    /** Goes to an instant at a line speed, bytes per nanosecond. */
    void run(long nanos, double line) {
        double bytes = (nanos - since) * Math.min(line, memoryPerNano);
        double first = Math.min(bytes, toSocket);
        toSocket -= first;
        behind = Math.max(0, behind - (bytes - first));
        since = nanos;
    }

    /** Nothing is sent until an instant. */
    void idle(long nanos) {
        since = nanos;
    }

    /** All that is sent while the guest is stopped. */
    double bytes() {
        return bytes;
    }

    /** Share of it that is not in the socket yet. */
    double shareLeft() {
        return bytes == 0 ? 0 : Math.min(1, toSocket / bytes);
    }

    /** When everything is in the socket. */
    long inSocket(double line) {
        return after(toSocket, line);
    }

    /** When everything is at the destination. */
    long arrived(double line) {
        return after(toSocket + (line < memoryPerNano ? behind : 0), line);
    }

    private long after(double bytes, double line) {
        double nanos = StrictMath.ceil(bytes / Math.min(line, memoryPerNano));
        return bytes == 0 ? since : nanos < Long.MAX_VALUE - since ? since + (long) nanos : Long.MAX_VALUE;
    }
}
