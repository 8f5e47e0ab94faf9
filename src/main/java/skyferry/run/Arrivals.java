package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Controller;
import skyferry.dataplane.Push;
import skyferry.model.ControllerOptions;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * What follows when a machine runs in a new place: who is told, what it announces and who hears that, and when the place that it
 * left is cleared.
 */
final class Arrivals {
    /** When a guest that nothing else makes speak has spoken of itself: Linux asks for its neighbours about so often (arp(7)). */
    private static final long SPEAKS_NANOS = 30_000_000_000L;

    private final Scenario scenario;
    private final Controller controller;
    private final InstalledTables tables;
    private final PushDesk pushes;
    private final LeafSwitches leafs;
    private final Clearance clearance;
    private final MacRoutes routes;
    /** What would have been pushed had hosts been told of machines that are taken for duplicates. */
    private final Map<String, List<Push>> withheld = new LinkedHashMap<>();

    Arrivals(Scenario scenario, Controller controller, InstalledTables tables, PushDesk pushes, LeafSwitches leafs) {
        this(scenario, controller, tables, pushes, leafs, new Clearance(), new MacRoutes(scenario));
    }

    Arrivals(Arrivals other, InstalledTables tables, PushDesk pushes, LeafSwitches leafs) {
        this(
                other.scenario,
                other.controller,
                tables,
                pushes,
                leafs,
                new Clearance(other.clearance),
                new MacRoutes(other.routes));
        other.withheld.forEach((vm, list) -> withheld.put(vm, List.copyOf(list)));
    }

    private Arrivals(
            Scenario scenario,
            Controller controller,
            InstalledTables tables,
            PushDesk pushes,
            LeafSwitches leafs,
            Clearance clearance,
            MacRoutes routes) {
        this.scenario = scenario;
        this.controller = controller;
        this.tables = tables;
        this.pushes = pushes;
        this.leafs = leafs;
        this.clearance = clearance;
        this.routes = routes;
    }

    /** A machine runs at a new place from now on. */
    void arrived(Simulation simulation, String vm, String host, long lastHeard, int cause) {
        clearance.begin(vm);
        long now = simulation.now();
        Optional<ControllerOptions.Evpn> evpn = scenario.controller().evpn();
        if (evpn.isEmpty()) {
            pushes.send(simulation, controller.resumed(now, pushes.bindings(), vm), cause);
        }
        int frame = 1;
        List<Long> heard = new ArrayList<>();
        for (long offset : scenario.controller().announce().offsetsNanos()) {
            long at = now + offset;
            if (!tables.isLost(vm, frame) && at >= pushes.pluggedAt(vm, host)) {
                heard.add(at);
            }
            simulation.later(at, new Simulation.Work.Announce(vm, host, frame++, cause));
        }
        if (evpn.isPresent()) {
            simulation.later(now + silence(vm), new Simulation.Work.Speak(vm, host, cause));
        } else if (frame == 1 || scenario.controller().activation() == ControllerOptions.Activation.NONE) {
            clearance.openFrom(vm, now);
        }
        if (heard.isEmpty() && leafs.know(vm)) {
            speakOrBeForgotten(simulation, vm, host, cause);
        }
        List<Push> learned = controller.learned(pushes.bindings(), vm, lastHeard, now, heard);
        pushes.send(simulation, learned, cause);
    }

    /** Switches that have heard no announcement learn when the machine speaks of itself, or flood once they have forgotten it. */
    private void speakOrBeForgotten(Simulation simulation, String vm, String host, int cause) {
        long speaks = simulation.now() + silence(vm);
        simulation.later(speaks, new Simulation.Work.Speak(vm, host, cause));
        leafs.forgottenAt(vm, simulation.now()).ifPresent(at -> {
            if (at > simulation.now() && at < speaks) {
                simulation.later(at, new Simulation.Work.Forget(vm));
            }
        });
    }

    /** How long a machine is silent that has just arrived, ns: until its own next probe, or until it speaks of itself. */
    private long silence(String vm) {
        return scenario.probes().stream()
                .filter(probe -> probe.from().equals(vm))
                .mapToLong(Probe::everyNanos)
                .min()
                .orElse(SPEAKS_NANOS);
    }

    /** A machine that has arrived says something of its own. */
    void speak(Simulation simulation, String vm, String host, int cause) {
        WorldAt.VmAt at = simulation.world.vm(vm);
        if (at.host().equals(host) && !at.dead() && tables.isPlugged(host, vm)) {
            heard(simulation, vm, host, cause);
        }
    }

    /**
     * A frame announces the machine at its new place; the first that gets through unblocks the port there. One that comes
     * before the port is plugged is heard by nobody.
     */
    void announce(Simulation simulation, String vm, String host, int frame, int cause) {
        WorldAt.VmAt at = simulation.world.vm(vm);
        if (!at.host().equals(host) || at.dead()) {
            return;
        }
        boolean lost = tables.isLost(vm, frame);
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("host", host);
        arguments.put("frame", Integer.toString(frame));
        arguments.put("lost", Boolean.toString(lost));
        int event = simulation.chronicle.event(simulation.now(), Event.Kind.RARP_SENT, vm, cause, arguments);
        if (!lost && tables.isPlugged(host, vm)) {
            heard(simulation, vm, host, event);
        } else if (frame == scenario.controller().announce().rounds()
                && scenario.controller().evpn().isEmpty()) {
            clearance.openFrom(vm, simulation.now());
        }
        cleanIfMayBe(simulation, vm);
    }

    private void heard(Simulation simulation, String vm, String host, int cause) {
        long now = simulation.now();
        leafs.heard(simulation, vm, host, cause);
        scenario.controller().evpn().ifPresent(evpn -> told(simulation, evpn, vm, host, cause));
        Controller.Change activated = controller.activated(now, pushes.bindings(), vm);
        clearance.openFrom(vm, pushes.send(simulation, activated, cause));
        cleanIfMayBe(simulation, vm);
    }

    /** The host has learned that the machine is there, and tells the others. */
    private void told(Simulation simulation, ControllerOptions.Evpn evpn, String vm, String host, int cause) {
        if (pushes.bindings().of(vm).phase() != Bindings.Phase.PREPARED || routes.isAt(vm, host)) {
            return;
        }
        Controller.Change change = controller.resumed(simulation.now(), pushes.bindings(), vm);
        Set<String> who = routes.heard(simulation, evpn, vm, host, cause);
        List<Push> told = change.pushes().stream()
                .filter(push -> who.isEmpty() || who.contains(push.host()))
                .toList();
        if (!who.isEmpty()) {
            List<Push> untold = new ArrayList<>(withheld.getOrDefault(vm, List.of()));
            change.pushes().stream().filter(push -> !told.contains(push)).forEach(untold::add);
            withheld.put(vm, untold);
        }
        pushes.send(simulation, new Controller.Change(change.after(), told), cause);
    }

    /** The operator clears a duplicate: what was withheld is told now; false if the machine is not taken for one. */
    boolean clearDuplicate(Simulation simulation, String vm) {
        Optional<ControllerOptions.Evpn> evpn = scenario.controller().evpn();
        if (evpn.isEmpty() || !routes.isFrozen(vm)) {
            return false;
        }
        int event = routes.cleared(simulation, evpn.get(), vm);
        long at = simulation.now() + evpn.get().propagationNanos();
        List<Push> late = Objects.requireNonNullElse(withheld.remove(vm), List.<Push>of()).stream()
                .map(push -> new Push(at, push.host(), push.remove(), push.add(), push.ports(), push.intent()))
                .toList();
        pushes.send(simulation, late, event);
        return true;
    }

    /** Machines whose MAC is taken for a duplicate. */
    List<String> duplicates() {
        return scenario.vms().keySet().stream().filter(routes::isFrozen).toList();
    }

    /** Another host's route has a higher sequence number. */
    void withdrawn(Simulation simulation, Simulation.Work.Withdraw work) {
        routes.withdrawn(simulation, work);
    }

    /** The move is over. */
    void over(Simulation simulation, String vm, int cause) {
        clearance.over(vm, cause);
        cleanIfMayBe(simulation, vm);
    }

    private void cleanIfMayBe(Simulation simulation, String vm) {
        clearance.from(vm, simulation.now()).ifPresent(from -> {
            if (from <= simulation.now()) {
                clean(simulation, vm);
            } else {
                simulation.later(from, new Simulation.Work.Clean(vm));
            }
        });
    }

    /** The source of a machine's last move loses the port, if it still has it and may. */
    void clean(Simulation simulation, String vm) {
        boolean may = clearance.from(vm, simulation.now()).isPresent();
        if (may && pushes.bindings().of(vm).phase() == Bindings.Phase.SWITCHED) {
            pushes.send(simulation, controller.cleaned(simulation.now(), pushes.bindings(), vm), clearance.cause(vm));
        }
    }

    /** Whatever a move has left is settled at once, for a machine that no longer takes part in it. */
    void settle(Simulation simulation, String vm, int cause) {
        clearance.begin(vm);
        if (pushes.bindings().of(vm).phase() != Bindings.Phase.HOME) {
            pushes.send(simulation, controller.cleaned(simulation.now(), pushes.bindings(), vm), cause);
        }
    }
}
