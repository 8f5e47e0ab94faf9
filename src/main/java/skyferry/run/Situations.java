package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Preflight;
import skyferry.migration.preflight.Situation;
import skyferry.model.Action;
import skyferry.model.Host;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Vm;

/** What pre-flight looks at, taken from a simulation's current instant. */
final class Situations {
    private Situations() {}

    /** Everything that pre-flight finds in a move asked for now: what keeps it from beginning, and what is only told. */
    static List<Blocker> findings(Simulation simulation, Action.Migrate action) {
        return new Preflight().findings(situation(simulation, action));
    }

    private static Situation situation(Simulation simulation, Action.Migrate action) {
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
                way(simulation, from, action.to(), vm.id()),
                moving);
    }

    private static Map<String, Network> networks(Simulation simulation, Vm vm) {
        Map<String, Network> networks = new TreeMap<>();
        for (Nic nic : vm.nics()) {
            networks.put(nic.network(), simulation.scenario.network(nic.network()));
        }
        return networks;
    }

    private static Situation.Room room(Simulation simulation, String from, String to) {
        Host host = simulation.scenario.host(to);
        List<String> machines = simulation.world.machinesOn(to);
        long hugePages = host.hugePagesBytes();
        int vcpus = 0;
        Set<Integer> pinned = new TreeSet<>();
        for (String id : machines) {
            Vm other = simulation.scenario.vm(id);
            hugePages -= other.hardware().hugePageBytes() > 0 ? other.ramBytes() : 0;
            vcpus += other.vcpus();
            pinned.addAll(other.hardware().cpuset());
        }
        List<ActiveMove> moves = simulation.schedule.at(to);
        for (ActiveMove move : moves) {
            if (!move.process.finished()) {
                boolean comes = move.spec.to().equals(to) && !machines.contains(move.spec.vm().id());
                vcpus += comes ? move.spec.vm().vcpus() : 0;
            }
        }
        return new Situation.Room(
                simulation.world.up(to),
                simulation.world.freeRam(to, moves),
                hugePages,
                simulation.devices.freeFunctions(to),
                vcpus,
                pinned,
                Set.copyOf(machines),
                underWay(moves),
                underWay(simulation.schedule.at(from)));
    }

    private static int underWay(List<ActiveMove> moves) {
        return (int) moves.stream().filter(move -> !move.process.finished()).count();
    }

    private static Situation.Way way(Simulation simulation, String from, String to, String vm) {
        if (from.equals(to)) {
            return new Situation.Way(true, Double.POSITIVE_INFINITY, 0, Integer.MAX_VALUE);
        }
        Optional<List<String>> path = simulation.world.routes().path(from, to, vm);
        return path.map(nodes -> way(simulation, from, to, nodes)).orElse(Situation.Way.NONE);
    }

    private static Situation.Way way(Simulation simulation, String from, String to, List<String> nodes) {
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < nodes.size(); i++) {
            slowest = Math.min(
                    slowest,
                    simulation
                            .world
                            .fabric()
                            .between(nodes.get(i - 1), nodes.get(i))
                            .map(Link::rateBytesPerSecond)
                            .orElse(0.0));
        }
        return new Situation.Way(
                true,
                slowest,
                2 * simulation.world.routes().delayNanos(nodes),
                simulation.network.mtu(simulation.world, from, to));
    }
}
