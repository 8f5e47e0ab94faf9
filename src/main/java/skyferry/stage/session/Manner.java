package skyferry.stage.session;

import java.util.Optional;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** How a machine is to move: by which technique, with which options. */
public record Manner(Technique technique, MigrationOptions options) {

    /** What a move is ordered with when nobody says otherwise: pre-copy, or what moves a container, with the scenario's options. */
    public static Manner usual(Scenario scenario, String vm) {
        boolean container = Optional.ofNullable(scenario.vms().get(vm))
                .filter(v -> v.kind() == Vm.Kind.CONTAINER)
                .isPresent();
        return new Manner(container ? Technique.CRIU : Technique.PRECOPY, scenario.migration());
    }

    /** The same options by another technique. */
    public Manner by(Technique other) {
        return new Manner(other, options);
    }

    /** The same technique with other options. */
    public Manner with(MigrationOptions other) {
        return new Manner(technique, other);
    }

    /** The options to name in an order; empty when they are the scenario's. */
    public Optional<MigrationOptions> beyond(Scenario scenario) {
        return options.equals(scenario.migration()) ? Optional.empty() : Optional.of(options);
    }

    /** The order to move a machine this way. */
    public Action.Migrate order(Scenario scenario, long atNanos, String vm, String host) {
        return new Action.Migrate(atNanos, vm, host, technique, beyond(scenario));
    }
}
