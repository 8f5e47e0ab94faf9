package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Push;
import skyferry.model.Scenario;

/** The controller's pushes on their way: what it means from now on, what is under way, what waits because it is down. */
final class PushDesk {
    private final InstalledTables tables;
    /** When the latest port of a machine is, or will be, plugged, by machine and host. */
    private final Map<String, Long> plugs = new LinkedHashMap<>();

    private Bindings bindings;
    private boolean down;
    private final List<Simulation.Work.Push> late = new ArrayList<>();

    PushDesk(Scenario scenario, InstalledTables tables) {
        this.tables = tables;
        bindings = Bindings.of(scenario);
    }

    PushDesk(PushDesk other, InstalledTables tables) {
        this.tables = tables;
        bindings = other.bindings;
        plugs.putAll(other.plugs);
        down = other.down;
        late.addAll(other.late);
    }

    /** Where the controller means every machine's ports to be. */
    Bindings bindings() {
        return bindings;
    }

    /**
     * The controller's mind has changed: its pushes are sent.
     *
     * @return when the last of them arrives; now if there is none
     */
    long send(Simulation simulation, Controller.Change change, int cause) {
        bindings = change.after();
        send(simulation, change.pushes(), cause);
        return change.pushes().isEmpty()
                ? simulation.now()
                : change.pushes().getLast().atNanos();
    }

    /** Changes of tables that arrive at their instants. */
    void send(Simulation simulation, List<Push> pushes, int cause) {
        for (Push push : pushes) {
            for (Push.PortChange change : push.ports()) {
                if (change instanceof Push.PortChange.Plug(Bridge.Port port) && port.isMachines()) {
                    plugs.put(key(port.vm(), push.host()), push.atNanos());
                }
            }
            simulation.later(push.atNanos(), new Simulation.Work.Push(push, cause));
        }
    }

    private static String key(String vm, String host) {
        return vm + '@' + host;
    }

    /** When the port that a machine has on a host is, or will be, plugged if the controller is up; 0 for since ever. */
    long pluggedAt(String vm, String host) {
        return plugs.getOrDefault(key(vm, host), 0L);
    }

    /** From now on no push of the controller arrives. */
    void down() {
        down = true;
    }

    /** The controller does at once what it is late with. */
    void back(Simulation simulation, int cause) {
        down = false;
        int back = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.CONTROLLER_BACK,
                "controller",
                cause,
                Map.of("pushes", Integer.toString(late.size())));
        List<Simulation.Work.Push> now = List.copyOf(late);
        late.clear();
        now.forEach(work -> arrive(simulation, work.push(), back));
    }

    /** What hosts do by themselves, learning and opening a port, needs no controller. */
    private static boolean needsController(Push push) {
        return push.intent() != Push.Intent.LEARN && push.intent() != Push.Intent.ACTIVATE;
    }

    /** A push arrives in a host's tables. */
    void arrive(Simulation simulation, Push push, int cause) {
        if (down && needsController(push)) {
            late.add(new Simulation.Work.Push(push, cause));
            return;
        }
        DataPlane next = awake(simulation, tables.sound().apply(push), push);
        tables.replace(next, event(simulation, push, cause));
    }

    private static int event(Simulation simulation, Push push, int cause) {
        return simulation.chronicle.event(
                simulation.now(),
                kind(push),
                push.host(),
                cause,
                Map.of(
                        "host", push.host(),
                        "added", Integer.toString(push.add().size()),
                        "removed", Integer.toString(push.remove().size()),
                        "intent", push.intent().name().toLowerCase(Locale.ROOT)));
    }

    /**
     * A port that is plugged when its machine is there already speaks at once. A guest that waits there for a page is there
     * too: it speaks when the page has come, and no push follows that could wake its port.
     */
    private static DataPlane awake(Simulation simulation, DataPlane next, Push push) {
        DataPlane result = next;
        for (Push.PortChange change : push.ports()) {
            if (change instanceof Push.PortChange.Plug(Bridge.Port port) && port.isMachines()) {
                WorldAt.VmAt vm = simulation.world.vm(port.vm());
                boolean up = vm.state() == WorldAt.State.RUNNING || vm.state() == WorldAt.State.PAUSED;
                if (up && vm.host().equals(push.host())) {
                    result = result.withPortState(push.host(), port.vm(), Bridge.State.ACTIVE);
                }
            }
        }
        return result;
    }

    private static Event.Kind kind(Push push) {
        boolean plugs = push.ports().stream().anyMatch(PushDesk::plugsMachine);
        return switch (push.intent()) {
            case PREPARE -> plugs ? Event.Kind.PORT_BOUND : Event.Kind.FLOWS_PUSHED;
            case ACTIVATE -> Event.Kind.PORT_ACTIVATED;
            case CLEAN -> push.ports().isEmpty() ? Event.Kind.FLOWS_PUSHED : Event.Kind.PORT_UNBOUND;
            case INSTALL, SWITCH, LEARN, ABANDON -> Event.Kind.FLOWS_PUSHED;
        };
    }

    private static boolean plugsMachine(Push.PortChange change) {
        return change instanceof Push.PortChange.Plug(Bridge.Port port) && port.isMachines();
    }
}
