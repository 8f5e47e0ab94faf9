package skyferry.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skyferry.fabric.Routes;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Vm;
import skyferry.run.Horizon;
import skyferry.run.Preview;
import skyferry.run.Previewer;
import skyferry.run.Run;

/** Chooses what to show of a scenario in which nothing moves by itself: the machine that writes most, to a host that takes it. */
final class Demonstration {
    private static final long START = 1_000_000_000L;

    List<Action> actions(Scenario scenario) {
        if (!scenario.actions().isEmpty()) {
            return List.of();
        }
        Run run = Run.start(scenario, Horizon.at(START));
        return scenario.vms().values().stream()
                .sorted((a, b) -> Double.compare(writes(b), writes(a)))
                .flatMap(vm -> byDistance(scenario, vm.host()).map(host -> move(vm, host)))
                .filter(move -> ends(run, move))
                .findFirst()
                .<List<Action>>map(List::of)
                .orElse(List.of());
    }

    /** Hosts, those first that are farthest away: there is most to see on the way. */
    private static Stream<String> byDistance(Scenario scenario, String from) {
        Routes routes = new Routes(scenario.fabric());
        return scenario.hosts().keySet().stream()
                .sorted(Comparator.comparingInt((String host) ->
                        -routes.path(from, host, host).map(List::size).orElse(0)));
    }

    private static double writes(Vm vm) {
        return vm.memory().classes().stream()
                .mapToDouble(part -> part.writesPerSecond())
                .sum();
    }

    private static Action.Migrate move(Vm vm, String host) {
        return new Action.Migrate(START, vm.id(), host, Technique.PRECOPY, Optional.empty());
    }

    private static boolean ends(Run run, Action.Migrate move) {
        Preview preview = new Previewer().preview(run, START, move.vm(), move.to(), move.technique(), Optional.empty());
        return preview instanceof Preview.Ends ends && ends.record().outcome() == Outcome.COMPLETED;
    }
}
