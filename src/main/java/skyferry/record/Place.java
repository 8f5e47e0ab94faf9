package skyferry.record;

import java.util.List;
import skyferry.model.Action;

/**
 * Where a learner is in a lesson: enough to go on from there.
 *
 * @param step from 0
 * @param atNanos the instant of the run that is shown
 * @param actions what has been done in the run
 * @param selected the machine or host that is selected; empty if none
 */
public record Place(int step, long atNanos, List<Action> actions, String selected) {
    public Place {
        actions = List.copyOf(actions);
    }

    /** The beginning of a lesson. */
    public static final Place START = new Place(0, 0, List.of(), "");
}
