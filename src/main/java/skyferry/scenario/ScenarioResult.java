package skyferry.scenario;

import java.util.List;
import skyferry.model.Scenario;
import skyferry.scenario.text.Diagnostic;

/** What reading a scenario file came to. */
public sealed interface ScenarioResult {

    /** Everything that was found, in order of place. */
    List<Diagnostic> diagnostics();

    /** The file is right. All diagnostics are warnings. */
    record Accepted(Scenario scenario, List<Diagnostic> diagnostics) implements ScenarioResult {
        public Accepted {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** The file cannot be used. At least one diagnostic is an error. */
    record Refused(List<Diagnostic> diagnostics) implements ScenarioResult {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}
