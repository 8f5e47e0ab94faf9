package skyferry.run;

import java.util.List;
import skyferry.model.Scenario;

/** Scenarios read from files, changed for tests. */
final class Scenarios {
    private Scenarios() {}

    /** The world alone: nothing happens in it by itself. */
    static Scenario withoutActions(Scenario s) {
        return new Scenario(
                s.id(),
                s.version(),
                s.title(),
                s.source(),
                s.seed(),
                s.lens(),
                s.sites(),
                s.fabric(),
                s.hosts(),
                s.tenants(),
                s.networks(),
                s.securityGroups(),
                s.vms(),
                s.migration(),
                s.controller(),
                s.probes(),
                s.traffic(),
                s.faults(),
                s.allow(),
                s.lock(),
                List.of(),
                s.solutions(),
                s.checks(),
                s.measured(),
                s.untilNanos());
    }
}
