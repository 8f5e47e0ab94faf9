package skyferry.migration;

import java.util.List;
import java.util.Optional;
import skyferry.memory.WriteClock;

/** The parts of a move that follow each other. Immutable; what a part costs is asked for when it begins. */
interface Plan {

    /**
     * The next part.
     *
     * @param past the parts so far
     * @param clock what the guest has written
     * @return empty if the move is over
     */
    Optional<Step> next(List<Beside.Part> past, WriteClock clock, long now);

    /**
     * What brings a guest back that stands still at the source and whose move is given up.
     *
     * @param past the parts that are over
     * @return empty if its memory is still where it was, so that it goes on at once
     */
    default Optional<Step> back(List<Beside.Part> past) {
        return Optional.empty();
    }

    /** Whether an operator can give the move up in this part. */
    default boolean revocable(Step part) {
        return true;
    }

    /** What of the guest is there after the move. */
    Beside.Kept kept();
}
