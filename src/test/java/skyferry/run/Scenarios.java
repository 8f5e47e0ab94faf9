package skyferry.run;

import java.util.List;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;

/** Scenarios read from files, changed for tests. */
final class Scenarios {
    private Scenarios() {}

    /** The world alone: nothing happens in it by itself. */
    static Scenario withoutActions(Scenario s) {
        return ScenarioDraft.of(s).actions(List.of()).done();
    }
}
