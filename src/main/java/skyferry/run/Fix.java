package skyferry.run;

import java.util.List;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Remedy;
import skyferry.model.Action;

/**
 * A remedy that can be applied at once: what to do, in order. The last action is the move.
 *
 * @param actions later ones may lie after earlier ones have taken effect
 */
public record Fix(Blocker blocker, Remedy remedy, List<Action> actions) {
    public Fix {
        actions = List.copyOf(actions);
    }

    /** The move that begins when all else is done. */
    public Action.Migrate move() {
        return (Action.Migrate) actions.getLast();
    }
}
