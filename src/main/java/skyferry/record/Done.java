package skyferry.record;

import java.util.List;
import skyferry.model.Action;

/** What was done in one run of a lesson. */
public record Done(List<Action> actions) {
    public Done {
        actions = List.copyOf(actions);
    }
}
