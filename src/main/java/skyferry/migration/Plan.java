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

    /** What of the guest is there after the move. */
    Beside.Kept kept();
}
