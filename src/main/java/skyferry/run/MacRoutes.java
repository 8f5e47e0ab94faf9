package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.ControllerOptions;
import skyferry.model.Scenario;

/**
 * The routes by which hosts tell each other where MAC addresses are (EVPN, RFC 7432 type 2), with the sequence number of section
 * 15 that rises by each move. A MAC that has moved too often within a window is taken for a duplicate: its last move is told to
 * nobody, and no later one either, until an operator clears it. All moves of a MAC are counted; a host
 * that counts by itself would count only those that come to it.
 */
final class MacRoutes {
    private final Scenario scenario;
    private final Map<String, Route> routes = new LinkedHashMap<>();

    MacRoutes(Scenario scenario) {
        this.scenario = scenario;
    }

    MacRoutes(MacRoutes other) {
        scenario = other.scenario;
        routes.putAll(other.routes);
    }

    /**
     * What hosts know of a machine.
     *
     * @param told the host that the others know it by, the same unless it is frozen
     * @param moves when it moved within the window, ns
     */
    record Route(String host, String told, int sequence, List<Long> moves, boolean frozen) {
        Route {
            moves = List.copyOf(moves);
        }
    }

    private Route of(String vm) {
        return routes.getOrDefault(
                vm, new Route(scenario.vm(vm).host(), scenario.vm(vm).host(), 0, List.of(), false));
    }

    /** Whether a host is the one that the machine was heard at last. */
    boolean isAt(String vm, String host) {
        return of(vm).host().equals(host);
    }

    /**
     * A host hears a machine that was elsewhere before.
     *
     * @return the hosts that get to know; empty for all
     */
    Set<String> heard(Simulation simulation, ControllerOptions.Evpn evpn, String vm, String host, int cause) {
        Route before = of(vm);
        long now = simulation.now();
        List<Long> moves = new ArrayList<>(before.moves());
        moves.removeIf(at -> at + evpn.windowNanos() <= now);
        moves.add(now);
        boolean frozen = before.frozen() || moves.size() >= evpn.moves();
        int sequence = frozen ? before.sequence() : before.sequence() + 1;
        routes.put(vm, new Route(host, frozen ? before.told() : host, sequence, moves, frozen));
        if (!frozen) {
            advertise(simulation, evpn, vm, before.told(), cause);
            return Set.of();
        }
        if (!before.frozen()) {
            simulation.chronicle.event(
                    now,
                    Event.Kind.MAC_FROZEN,
                    vm,
                    cause,
                    Map.of(
                            "host", host,
                            "moves", Integer.toString(moves.size()),
                            "window", Long.toString(evpn.windowNanos())));
        }
        return Set.of(before.host(), host);
    }

    /** The host of a machine tells the others of it, with the sequence number of its route. */
    private void advertise(Simulation simulation, ControllerOptions.Evpn evpn, String vm, String had, int cause) {
        Route route = of(vm);
        int event = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.ROUTE_ADVERTISED,
                vm,
                cause,
                Map.of("host", route.host(), "sequence", Integer.toString(route.sequence())));
        simulation.later(
                simulation.now() + evpn.propagationNanos(),
                new Simulation.Work.Withdraw(vm, had, route.sequence(), event));
    }

    /** Whether a machine is taken for a duplicate. */
    boolean isFrozen(String vm) {
        return of(vm).frozen();
    }

    /**
     * An operator clears a duplicate: its moves are forgotten, and where it is now is told with the next sequence number.
     *
     * @return the event
     */
    int cleared(Simulation simulation, ControllerOptions.Evpn evpn, String vm) {
        Route before = of(vm);
        int event = simulation.chronicle.event(
                simulation.now(), Event.Kind.MAC_CLEARED, vm, -1, Map.of("host", before.host()));
        routes.put(vm, new Route(before.host(), before.host(), before.sequence() + 1, List.of(), false));
        advertise(simulation, evpn, vm, before.told(), event);
        return event;
    }

    /** The advertisement with a higher sequence number has come to the host that had the machine before. */
    void withdrawn(Simulation simulation, Simulation.Work.Withdraw work) {
        simulation.chronicle.event(
                simulation.now(),
                Event.Kind.ROUTE_WITHDRAWN,
                work.vm(),
                work.cause(),
                Map.of("host", work.host(), "sequence", Integer.toString(work.sequence())));
    }
}
