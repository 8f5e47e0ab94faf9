package skyferry.stage.player;

/**
 * A part of a run that is played again and again.
 *
 * @param from first instant, nanoseconds
 * @param to instant at which it begins anew, at least {@link #SHORTEST} later
 */
public record Loop(long from, long to) {
    /** Shorter ones could not be seen as one. */
    public static final long SHORTEST = 1_000_000L;

    public Loop {
        if (to - from < SHORTEST) {
            throw new IllegalArgumentException("a loop of " + (to - from) + " ns");
        }
    }
}
