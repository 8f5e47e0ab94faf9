package skyferry.scenario;

import java.util.List;
import skyferry.model.Action;
import skyferry.scenario.text.Diagnostic;

/** What reading a file of actions came to. */
public sealed interface ActionsResult {

    /** Everything that was found, in order of place. */
    List<Diagnostic> diagnostics();

    /** The file is right. */
    record Accepted(List<Action> actions, List<Diagnostic> diagnostics) implements ActionsResult {
        public Accepted {
            actions = List.copyOf(actions);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The file cannot be used. */
    record Refused(List<Diagnostic> diagnostics) implements ActionsResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
