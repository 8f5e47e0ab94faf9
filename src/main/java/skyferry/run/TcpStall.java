package skyferry.run;

/**
 * How long a TCP stream stands still when the network is silent for a while: all segments of a window are lost, so only the
 * retransmission timer brings it back. The timer starts at max(200 ms, ..) (Linux {@code TCP_RTO_MIN}, RFC 6298) and doubles;
 * the stream goes on with the first retransmission that finds the network open.
 */
public final class TcpStall {
    /** Linux' lower bound of the retransmission time-out. */
    public static final long RTO_MIN_NANOS = 200_000_000L;

    /** Linux' upper bound of the retransmission time-out. */
    public static final long RTO_MAX_NANOS = 120_000_000_000L;

    private TcpStall() {}

    /** The stall of a stream whose sender is outside, for an outage of the given length; 0 for none. */
    public static long nanos(long outageNanos) {
        if (outageNanos <= 0) {
            return 0;
        }
        long timeout = RTO_MIN_NANOS;
        long at = timeout;
        while (at < outageNanos) {
            timeout = Math.min(2 * timeout, RTO_MAX_NANOS);
            at += timeout;
        }
        return at;
    }
}
