package skyferry.run;

/**
 * When a run ends.
 *
 * @param minimumNanos never before this
 * @param settleNanos so long after the last move, push or announcement
 * @param capNanos never after this, whatever still goes on: a move that does not converge would go on for ever
 */
public record Horizon(long minimumNanos, long settleNanos, long capNanos) {

    /** Ends exactly at an instant. */
    public static Horizon at(long nanos) {
        return new Horizon(nanos, 0, nanos);
    }

    /** At least {@code minimum}, then until everything has come to rest, at most {@code cap}. */
    public static Horizon untilQuiet(long minimumNanos, long capNanos) {
        return new Horizon(minimumNanos, 1_000_000_000L, Math.max(minimumNanos, capNanos));
    }
}
