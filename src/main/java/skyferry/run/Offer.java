package skyferry.run;

import java.util.List;
import skyferry.model.Action;

/**
 * Something that can be done about a move, or leaving it as it is.
 *
 * @param actions what is done, in order; empty for nothing
 * @param obstacle code of what keeps it from being done in the world as it is, so that only its price is told; empty for none
 * @param amount what it sets: nanoseconds, bytes per second, percent or a number, as the remedy says; 0 for nothing
 */
public record Offer(Remedy remedy, List<Action> actions, String obstacle, double amount) {
    public Offer {
        actions = List.copyOf(actions);
    }

    /** What is done. */
    public enum Remedy {
        /** Nothing: the move goes on as it is. */
        WAIT,
        /** A longer downtime limit; nanoseconds. */
        LONGER_PAUSE,
        /** No bandwidth limit. */
        MORE_BANDWIDTH,
        /** The guest is slowed until the move converges. */
        THROTTLE,
        /** Pages are compressed. */
        COMPRESS,
        /** Pages go over so many connections. */
        MORE_STREAMS,
        /** The guest runs on at the destination, and its pages follow. */
        POSTCOPY,
        /** The same while the guest writes little; the amount is the share that it writes, or the instant of its quiet phase. */
        QUIET_HOUR
    }

    /** Whether it can be done in the world as it is. */
    public boolean possible() {
        return obstacle.isEmpty();
    }
}
