package skyferry.stage.session;

import java.util.List;
import skyferry.model.Action;

/**
 * A change that can be taken back as one.
 *
 * @param actions what was done in the world; none where something else was changed
 */
public record Step(Kind kind, List<Action> actions) {
    public Step {
        actions = List.copyOf(actions);
    }

    /** What was changed. */
    public enum Kind {
        /** Something was done in the world. */
        ACTED,
        /** Several things were done at once. */
        TOGETHER,
        /** The scenario has other options, or another lens. */
        OPTIONS,
        /** The run was begun anew. */
        BEGUN,
        /** Something beside the run, such as an answer given. */
        BESIDE
    }
}
