package skyferry.run;

import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.Fault;

/**
 * Something that one action takes back, tried in a copy of a run.
 *
 * @param fault what is mended; empty where it is no fault
 */
public record Repair(Action action, Optional<Fault> fault) {

    /** The action at another instant. */
    public Action at(long nanos) {
        return switch (action) {
            case Action.ClearFault clear -> new Action.ClearFault(nanos, clear.kind(), clear.arguments());
            case Action.ClearDuplicate clear -> new Action.ClearDuplicate(nanos, clear.vm());
            case Action.RestoreLink restore -> new Action.RestoreLink(nanos, restore.linkId());
            default -> throw new IllegalStateException("takes nothing back: " + action.verb());
        };
    }
}
