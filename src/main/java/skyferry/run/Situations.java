package skyferry.run;

import java.util.List;
import java.util.Set;
import skyferry.migration.Preflight;
import skyferry.model.Action;
import skyferry.model.Vm;

/** What pre-flight looks at, taken from a simulation's current instant. */
final class Situations {
    private Situations() {}

    /** All blockers of a move asked for now. */
    static List<Preflight.Blocker> blockers(Simulation simulation, Action.Migrate action) {
        Vm vm = simulation.scenario.vm(action.vm());
        String from = simulation.world.vm(vm.id()).host();
        boolean moving = simulation.moves.stream()
                .anyMatch(move -> move.spec.vm().id().equals(vm.id()) && !move.process.finished());
        boolean path = from.equals(action.to())
                || simulation.world.routes().path(from, action.to(), vm.id()).isPresent();
        return new Preflight()
                .blockers(new Preflight.Situation(
                        vm,
                        simulation.scenario.host(from),
                        simulation.scenario.host(action.to()),
                        simulation.world.freeRam(action.to(), simulation.moves),
                        simulation.world.up(action.to()),
                        moving,
                        path,
                        Set.copyOf(simulation.world.machinesOn(action.to())),
                        action.technique()));
    }
}
