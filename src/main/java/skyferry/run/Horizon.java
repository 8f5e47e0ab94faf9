package skyferry.run;

import java.util.List;
import skyferry.model.Action;
import skyferry.model.Scenario;

/**
 * When a run ends.
 *
 * @param minimumNanos never before this
 * @param settleNanos so long after the last move, push or announcement
 * @param capNanos never after this, whatever still goes on: a move that does not converge would go on for ever
 */
public record Horizon(long minimumNanos, long settleNanos, long capNanos) {

    /** How long a move that was asked for by hand is waited for: one that goes on longer does not converge. */
    private static final long PATIENCE_NANOS = 180_000_000_000L;

    /**
     * The scenario's own end; with actions beyond the scenario's own, until everything they started has come to rest, and at
     * most three minutes after the last of them.
     */
    public static Horizon of(Scenario scenario, List<Action> actions) {
        long last = actions.stream().mapToLong(Action::atNanos).max().orElse(Long.MIN_VALUE);
        long cap = actions.isEmpty() ? scenario.untilNanos() : last + PATIENCE_NANOS;
        return untilQuiet(scenario.untilNanos(), cap);
    }

    /** Ends exactly at an instant. */
    public static Horizon at(long nanos) {
        return new Horizon(nanos, 0, nanos);
    }

    /** At least {@code minimum}, then until everything has come to rest, at most {@code cap}. */
    public static Horizon untilQuiet(long minimumNanos, long capNanos) {
        return new Horizon(minimumNanos, 1_000_000_000L, Math.max(minimumNanos, capNanos));
    }
}
