package skyferry.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Push;
import skyferry.dataplane.Underlay;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.LiveVerifier;
import skyferry.model.Action;
import skyferry.model.ControllerOptions;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** The data plane in a simulation: what the controller means, what is installed, which faults lie over it. */
final class NetworkSide {
    /** What stands where nobody looks: no pair was decided. */
    private static final IsolationReport NOT_LOOKED = new IsolationReport(0, List.of());

    private final Scenario scenario;
    private final Controller controller;
    private final LiveVerifier verifier;
    private final List<Fault> faults = new ArrayList<>();
    private Watch watch;
    private Bindings bindings;
    private DataPlane sound;
    private DataPlane installed;
    private @Nullable DataPlane verified;
    private @Nullable Fabric verifiedFabric;
    private int lastChange = -1;
    private boolean controllerDown;
    private final List<Simulation.Work.Push> late = new ArrayList<>();

    NetworkSide(Scenario scenario, Watch watch) {
        this.scenario = scenario;
        this.watch = watch;
        controller = new Controller(scenario);
        verifier = new LiveVerifier(scenario);
        bindings = Bindings.of(scenario);
        sound = watch == Watch.MOVES ? DataPlane.EMPTY : wired(controller.initial());
        installed = sound;
    }

    private NetworkSide(NetworkSide other) {
        scenario = other.scenario;
        controller = other.controller;
        verifier = other.verifier.copy();
        faults.addAll(other.faults);
        watch = other.watch;
        bindings = other.bindings;
        sound = other.sound;
        installed = other.installed;
        verified = other.verified;
        verifiedFabric = other.verifiedFabric;
        lastChange = other.lastChange;
        controllerDown = other.controllerDown;
        late.addAll(other.late);
    }

    /** Failover pairs send by their virtual function, which the controller's own first state does not say. */
    private DataPlane wired(DataPlane state) {
        DataPlane next = state;
        for (Vm vm : scenario.vms().values()) {
            for (int card = 0; card < vm.nics().size(); card++) {
                if (vm.nics().get(card).attach() == Nic.Attach.FAILOVER) {
                    next = controller.withCard(
                            next, vm.host(), vm.id(), card, Optional.of(Nic.Attach.VF), Bridge.State.ACTIVE);
                }
            }
        }
        return next;
    }

    /** A machine's ports on its host are those by which its cards send now. */
    void shape(WorldState world, String vm) {
        if (!world.tracksCards(vm)) {
            return;
        }
        WorldAt.VmAt at = world.vm(vm);
        Bridge.State state = at.state() == WorldAt.State.RUNNING ? Bridge.State.ACTIVE : Bridge.State.DEPARTED;
        List<CardAt> cards = world.cards(vm);
        DataPlane next = sound;
        for (int card = 0; card < cards.size(); card++) {
            next = controller.withCard(
                    next, at.host(), vm, card, portOf(cards.get(card).path()), state);
        }
        replace(next);
    }

    private static Optional<Nic.Attach> portOf(NicPath path) {
        return switch (path) {
            case VIRTIO -> Optional.of(Nic.Attach.VIRTIO);
            case VF -> Optional.of(Nic.Attach.VF);
            case MACVTAP -> Optional.of(Nic.Attach.MACVTAP);
            case VDPA -> Optional.of(Nic.Attach.VDPA);
            case NONE -> Optional.empty();
        };
    }

    NetworkSide copy() {
        return new NetworkSide(this);
    }

    void watch(Watch other) {
        watch = other;
    }

    DataPlane installed() {
        return installed;
    }

    /** The verdict on isolation as everything stands now. */
    IsolationReport verdict(WorldState world) {
        verified = installed;
        verifiedFabric = world.fabric();
        return watch == Watch.MOVES ? NOT_LOOKED : verifier.verify(installed, underlay(world));
    }

    private Underlay underlay(WorldState world) {
        return FabricUnderlay.of(world.routes(), faults, scenario);
    }

    /** The largest IP packet that the physical network carries between two hosts, bytes. */
    int mtu(WorldState world, String from, String to) {
        return underlay(world).mtu(from, to);
    }

    /** Whether a packet of the probe sent now would be answered. */
    boolean answered(WorldState world, Probe probe) {
        boolean bothRun = world.vm(probe.from()).state() == WorldAt.State.RUNNING
                && world.vm(probe.to()).state() == WorldAt.State.RUNNING;
        return bothRun
                && Probes.roundTrip(installed, underlay(world), scenario, probe)
                        .map(Probes.RoundTrip::answered)
                        .orElse(false);
    }

    /** The port at the destination is plugged and its rules are on their way. */
    void prepare(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        String vm = move.spec.vm().id();
        enqueue(simulation, controller.prepare(simulation.now(), bindings, vm, move.spec.to()), move.lastEvent);
    }

    /** The guest has stopped at the source: no frame finds it there. */
    void paused(ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        state(move.spec.from(), move, Bridge.State.DEPARTED);
    }

    /** The guest runs at the destination: the controller hears of it, and the hypervisor announces it. */
    void resumed(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        state(move.spec.from(), move, Bridge.State.DEPARTED);
        state(move.spec.to(), move, Bridge.State.ACTIVE);
        arrived(simulation, move.spec.vm().id(), move.spec.to(), move.pausedNanos, move.lastEvent);
    }

    private void arrived(Simulation simulation, String vm, String host, long lastHeard, int cause) {
        enqueue(simulation, controller.resumed(simulation.now(), bindings, vm), cause);
        int frame = 1;
        List<Long> heard = new ArrayList<>();
        for (long offset : scenario.controller().announce().offsetsNanos()) {
            long at = simulation.now() + offset;
            if (!isLost(vm, frame)) {
                heard.add(at);
            }
            simulation.later(at, new Simulation.Work.Announce(vm, host, frame++, cause));
        }
        controller
                .learned(bindings, vm, lastHeard, simulation.now(), heard)
                .forEach(push -> simulation.later(push.atNanos(), new Simulation.Work.Push(push, cause)));
    }

    /** A machine's host has lost power: no frame finds it there. */
    void silenced(String host, String vm) {
        if (watch == Watch.MOVES) {
            return;
        }
        replace(sound.withPortState(host, vm, Bridge.State.DEPARTED));
    }

    /** A machine that no host has whole: its ports are dead, and the source loses its own. */
    void lost(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        state(move.spec.from(), move, Bridge.State.DEPARTED);
        state(move.spec.to(), move, Bridge.State.DEPARTED);
        String vm = move.spec.vm().id();
        if (bindings.of(vm).phase() == Bindings.Phase.PREPARED) {
            enqueue(simulation, controller.resumed(simulation.now(), bindings, vm), move.lastEvent);
        }
        settleBinding(simulation, move.spec.vm().id(), move.lastEvent);
    }

    private void settleBinding(Simulation simulation, String vm, int cause) {
        if (bindings.of(vm).phase() != Bindings.Phase.HOME) {
            enqueue(simulation, controller.cleaned(simulation.now(), bindings, vm), cause);
        }
    }

    /** A machine that is down is to boot on a host: if it is another one, its port is plugged there. */
    void replug(Simulation simulation, String vm, String host, int cause) {
        if (watch == Watch.MOVES) {
            return;
        }
        settleBinding(simulation, vm, cause);
        if (!bindings.of(vm).host().equals(host)) {
            enqueue(simulation, controller.prepare(simulation.now(), bindings, vm, host), cause);
        }
    }

    /** A machine has booted: its port speaks, and if it is another than before the controller and its peers hear of it. */
    void started(Simulation simulation, String vm, String host, int cause) {
        if (watch == Watch.MOVES) {
            return;
        }
        replace(sound.withPortState(host, vm, Bridge.State.ACTIVE));
        if (bindings.of(vm).phase() == Bindings.Phase.PREPARED) {
            arrived(simulation, vm, host, simulation.now(), cause);
            if (scenario.controller().activation() == ControllerOptions.Activation.NONE) {
                enqueue(simulation, controller.cleaned(simulation.now(), bindings, vm), cause);
            }
        }
    }

    /** From now on no push of the controller arrives. */
    void controllerDown() {
        controllerDown = true;
    }

    /** The controller does at once what it is late with. */
    void controllerBack(Simulation simulation, int cause) {
        controllerDown = false;
        int back = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.CONTROLLER_BACK,
                "controller",
                cause,
                Map.of("pushes", Integer.toString(late.size())));
        List<Simulation.Work.Push> now = List.copyOf(late);
        late.clear();
        now.forEach(work -> push(simulation, work.push(), back));
    }

    /** What hosts do by themselves, learning and opening a port, needs no controller. */
    private static boolean needsController(Push push) {
        return push.intent() != Push.Intent.LEARN && push.intent() != Push.Intent.ACTIVATE;
    }

    /**
     * The move is over: the source loses the port. Where the destination waits for an announcement the source stays plugged
     * until that has come.
     */
    void cleaned(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES || scenario.controller().activation() != ControllerOptions.Activation.NONE) {
            return;
        }
        enqueue(
                simulation,
                controller.cleaned(simulation.now(), bindings, move.spec.vm().id()),
                move.lastEvent);
    }

    /** The move is given up: the destination loses the port. */
    void abandoned(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        boolean dead = simulation.world.vm(move.spec.vm().id()).dead();
        state(move.spec.from(), move, dead ? Bridge.State.DEPARTED : Bridge.State.ACTIVE);
        enqueue(
                simulation,
                controller.abandoned(simulation.now(), bindings, move.spec.vm().id()),
                move.lastEvent);
    }

    private void enqueue(Simulation simulation, Controller.Change change, int cause) {
        bindings = change.after();
        for (Push push : change.pushes()) {
            simulation.later(push.atNanos(), new Simulation.Work.Push(push, cause));
        }
    }

    private void state(String host, ActiveMove move, Bridge.State state) {
        replace(sound.withPortState(host, move.spec.vm().id(), state));
    }

    /** Everything that is done to the data plane is done to the sound one; the faults are laid over it anew. */
    private void replace(DataPlane next) {
        sound = next;
        DataPlane shown = next;
        for (Fault fault : faults) {
            shown = Faults.apply(shown, scenario, fault);
        }
        installed = shown;
    }

    /** A push arrives in a host's tables. */
    void push(Simulation simulation, Push push, int cause) {
        if (controllerDown && needsController(push)) {
            late.add(new Simulation.Work.Push(push, cause));
            return;
        }
        replace(awake(simulation, sound.apply(push), push));
        lastChange = simulation.chronicle.event(
                simulation.now(),
                kind(push),
                push.host(),
                cause,
                Map.of(
                        "host", push.host(),
                        "added", Integer.toString(push.add().size()),
                        "removed", Integer.toString(push.remove().size()),
                        "intent", push.intent().name().toLowerCase(java.util.Locale.ROOT)));
    }

    /** A port that is plugged when its machine runs there already speaks at once. */
    private DataPlane awake(Simulation simulation, DataPlane next, Push push) {
        DataPlane result = next;
        for (Push.PortChange change : push.ports()) {
            if (change instanceof Push.PortChange.Plug(Bridge.Port port) && port.isMachines()) {
                WorldAt.VmAt vm = simulation.world.vm(port.vm());
                if (vm.host().equals(push.host()) && vm.state() == WorldAt.State.RUNNING) {
                    result = result.withPortState(push.host(), port.vm(), Bridge.State.ACTIVE);
                }
            }
        }
        return result;
    }

    private static Event.Kind kind(Push push) {
        boolean plugs = push.ports().stream().anyMatch(NetworkSide::plugsMachine);
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

    /** A frame announces the machine at its new place; the first that gets through unblocks the port there. */
    void announce(Simulation simulation, String vm, String host, int frame, int cause) {
        WorldAt.VmAt at = simulation.world.vm(vm);
        if (!at.host().equals(host) || at.dead()) {
            return;
        }
        boolean lost = isLost(vm, frame);
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("host", host);
        arguments.put("frame", Integer.toString(frame));
        arguments.put("lost", Boolean.toString(lost));
        int event = simulation.chronicle.event(simulation.now(), Event.Kind.RARP_SENT, vm, cause, arguments);
        if (!lost) {
            enqueue(simulation, controller.activated(simulation.now(), bindings, vm), event);
        }
        boolean last = frame == scenario.controller().announce().rounds();
        if ((!lost || last) && bindings.of(vm).phase() == Bindings.Phase.SWITCHED) {
            enqueue(simulation, controller.cleaned(simulation.now(), bindings, vm), event);
        }
    }

    private boolean isLost(String vm, int frame) {
        return faults.stream()
                .anyMatch(fault -> fault.kind() == FaultKind.LOST_RARP && concerns(fault, vm) && frame <= count(fault));
    }

    private static boolean concerns(Fault fault, String vm) {
        return fault.argument("vm").isEmpty() || fault.argument("vm").equals(vm);
    }

    private static int count(Fault fault) {
        String count = fault.argument("count");
        return count.isEmpty() ? 1 : Integer.parseInt(count);
    }

    int inject(Simulation simulation, Action.InjectFault action) {
        faults.add(action.fault());
        replace(sound);
        Map<String, String> arguments = new TreeMap<>(action.fault().arguments());
        arguments.put("kind", action.fault().kind().id());
        lastChange = simulation.chronicle.event(
                simulation.now(), Event.Kind.FAULT_INJECTED, place(action.fault()), -1, arguments);
        return lastChange;
    }

    /** What the fault is on: the host, machine, link or network that it names, else the kind itself. */
    private static String place(Fault fault) {
        for (String argument : List.of("host", "vm", "link", "network", "net", "site")) {
            if (!fault.argument(argument).isEmpty()) {
                return fault.argument(argument);
            }
        }
        return fault.kind().id();
    }

    /** Mends all faults of a kind; gives each with the event of it, in order. */
    Map<Fault, Integer> clear(Simulation simulation, Action.ClearFault action) {
        List<Fault> mended =
                faults.stream().filter(fault -> fault.kind() == action.kind()).toList();
        faults.removeIf(fault -> fault.kind() == action.kind());
        replace(sound);
        lastChange = simulation.chronicle.event(
                simulation.now(),
                Event.Kind.FAULT_CLEARED,
                action.kind().id(),
                -1,
                Map.of("kind", action.kind().id()));
        Map<Fault, Integer> causes = new LinkedHashMap<>();
        mended.forEach(fault -> causes.put(fault, lastChange));
        return causes;
    }

    /** Writes down what is installed, and the verdict where it can have changed. */
    void settle(Simulation simulation) {
        long now = simulation.now();
        simulation.chronicle.dataPlane.set(now, installed);
        simulation.chronicle.meant.set(now, sound);
        simulation.chronicle.faults.set(now, List.copyOf(faults));
        boolean changed = installed != verified || simulation.world.fabric() != verifiedFabric;
        if (watch != Watch.ALL || !changed) {
            return;
        }
        IsolationReport before = simulation.chronicle.isolation.last();
        IsolationReport after = verdict(simulation.world);
        simulation.chronicle.isolation.set(now, after);
        if (before.holds() && !after.holds()) {
            IsolationReport.Leak first = after.leaks().getFirst();
            simulation.chronicle.event(
                    now,
                    Event.Kind.ISOLATION_BROKEN,
                    first.fromVm(),
                    lastChange,
                    Map.of(
                            "pairs", Integer.toString(after.leaks().size()),
                            "from", first.fromVm(),
                            "to", first.toVm()));
        } else if (!before.holds() && after.holds()) {
            simulation.chronicle.event(now, Event.Kind.ISOLATION_RESTORED, scenario.id(), lastChange, Map.of());
        }
    }
}
