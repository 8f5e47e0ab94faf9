package skyferry.migration;

import java.util.List;
import skyferry.memory.WriteClock;

/** How a move ends once the pre-copy loop is over. */
interface Ending {
    /** What the stream can use, bytes per second. */
    double demandBytesPerSecond();

    /** The instant of its next step; {@link Long#MAX_VALUE} for none. */
    long nextNanos();

    /** Makes the step that is due. */
    void step(long now, List<Happening> happened);

    /** The share of the network is about to change. */
    void settle(long now);

    /** Whether the sender still works in windows. */
    boolean sending();

    /** Whether everything is at the destination and the guest runs there. */
    boolean done();

    /** Whether an operator can still give the move up. */
    boolean revocable();

    /** What a failure does at this point. */
    Fate fate(Failure failure);

    /** The stream is broken; nothing is sent until {@link #mend}. */
    void breakOff(long now);

    /** The stream goes on where it broke off; false if it was not broken. */
    boolean mend(long now);

    /** A copy that goes on on its own, over copies of the rest of the move. */
    Ending copy(PageStream stream, WriteClock clock, MoveLog log, Times times);
}
