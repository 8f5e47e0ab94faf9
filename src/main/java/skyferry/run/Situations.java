package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.fabric.Routes;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.CostRules;
import skyferry.migration.preflight.Preflight;
import skyferry.migration.preflight.Situation;
import skyferry.model.Action;
import skyferry.model.Host;
import skyferry.model.LensRules;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Vm;

/** What pre-flight looks at, taken from a simulation's current instant. */
final class Situations {
    private Situations() {}

    /** Everything that pre-flight finds in a move asked for now: what keeps it from beginning, and what is only told. */
    static List<Blocker> findings(Simulation simulation, Action.Migrate action) {
        return look(simulation, action).findings();
    }

    /**
     * What was found, and the way that the stream would take.
     *
     * @param path names of nodes; empty if there is no way
     */
    record Looked(List<Blocker> findings, Optional<List<String>> path) {}

    /** The same, with the way that was looked at. */
    static Looked look(Simulation simulation, Action.Migrate action) {
        String from = simulation.world.vm(action.vm()).host();
        Optional<List<String>> path = simulation.world.routes().path(from, action.to(), action.vm());
        return new Looked(new Preflight().findings(situation(simulation, action, path)), path);
    }

    private static Situation situation(Simulation simulation, Action.Migrate action, Optional<List<String>> path) {
        Vm vm = simulation.devices.current(action.vm());
        String from = simulation.world.vm(vm.id()).host();
        boolean moving = simulation.schedule.of(vm.id()) != null;
        return new Situation(
                vm,
                networks(simulation, vm),
                simulation.scenario.lens(),
                action.technique(),
                action.options().orElse(simulation.scenario.migration()),
                simulation.scenario.host(from),
                simulation.scenario.host(action.to()),
                room(simulation, from, action.to()),
                way(simulation, from, action.to(), path),
                moving);
    }

    private static Map<String, Network> networks(Simulation simulation, Vm vm) {
        if (vm.nics().isEmpty()) {
            return Map.of();
        }
        Map<String, Network> networks = new TreeMap<>();
        for (Nic nic : vm.nics()) {
            networks.put(nic.network(), simulation.scenario.network(nic.network()));
        }
        return networks;
    }

    private static Situation.Room room(Simulation simulation, String from, String to) {
        Host host = simulation.scenario.host(to);
        Standing here = simulation.world.standing(to);
        int vcpus = here.vcpus();
        long reserved = 0;
        List<ActiveMove> moves = simulation.schedule.at(to);
        List<ActiveMove> movesFrom = simulation.schedule.at(from);
        for (ActiveMove move : moves) {
            // One that has left may still be taken back, and one that has come already stands here.
            if (!move.process.finished()
                    && !simulation.world.vm(move.machine).host().equals(to)) {
                Vm vm = move.spec.vm();
                reserved += vm.ramBytes();
                vcpus += move.spec.to().equals(to) ? vm.vcpus() : 0;
            }
        }
        return new Situation.Room(
                simulation.world.up(to),
                host.ramBytes() - here.ramBytes() - reserved,
                host.hugePagesBytes() - here.hugePagesBytes(),
                simulation.devices.freeFunctions(to),
                vcpus,
                here.pinned(),
                here.machines(),
                underWay(moves),
                underWay(movesFrom),
                cost(moves),
                cost(movesFrom));
    }

    private static int cost(List<ActiveMove> moves) {
        int cost = 0;
        for (ActiveMove move : moves) {
            int vmotion = move.spec.options().rules() instanceof LensRules.Vmotion rules ? rules.hostCost() : 1;
            cost += move.process.finished() ? 0 : CostRules.cost(move.spec.technique(), vmotion);
        }
        return cost;
    }

    private static int underWay(List<ActiveMove> moves) {
        int count = 0;
        for (ActiveMove move : moves) {
            count += move.process.finished() ? 0 : 1;
        }
        return count;
    }

    private static Situation.Way way(Simulation simulation, String from, String to, Optional<List<String>> path) {
        if (from.equals(to)) {
            return new Situation.Way(true, Double.POSITIVE_INFINITY, 0, Integer.MAX_VALUE);
        }
        return path.isPresent() ? way(simulation, from, to, path.get()) : Situation.Way.NONE;
    }

    private static Situation.Way way(Simulation simulation, String from, String to, List<String> nodes) {
        Routes routes = simulation.world.routes();
        return new Situation.Way(
                true,
                routes.slowestBytesPerSecond(nodes),
                2 * routes.delayNanos(nodes),
                simulation.network.mtu(simulation.world, from, to));
    }
}
