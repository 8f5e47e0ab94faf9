package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Push;
import skyferry.dataplane.TcpStream;
import skyferry.isolation.IsolationReport;
import skyferry.model.Action;
import skyferry.model.ControllerOptions;
import skyferry.model.Fault;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** The network's part in a simulation: what hosts, controller and announcements do when a machine moves, stops or starts. */
final class NetworkSide {
    private final Scenario scenario;
    private final Controller controller;
    private final InstalledTables tables;
    private final PushDesk pushes;
    private final IsolationWatch isolation;
    private final Clearance clearance;
    private final NameBook names;
    private Watch watch;

    NetworkSide(Scenario scenario, Watch watch) {
        this.scenario = scenario;
        this.watch = watch;
        controller = new Controller(scenario);
        tables = new InstalledTables(
                scenario, watch == Watch.MOVES ? DataPlane.EMPTY : InstalledTables.initial(scenario, controller));
        pushes = new PushDesk(scenario, tables);
        isolation = new IsolationWatch(scenario);
        clearance = new Clearance();
        names = new NameBook(scenario);
    }

    private NetworkSide(NetworkSide other) {
        scenario = other.scenario;
        controller = other.controller;
        tables = new InstalledTables(other.tables);
        pushes = new PushDesk(other.pushes, tables);
        isolation = new IsolationWatch(other.isolation);
        clearance = new Clearance(other.clearance);
        names = new NameBook(other.names);
        watch = other.watch;
    }

    NetworkSide copy() {
        return new NetworkSide(this);
    }

    void watch(Watch other) {
        watch = other;
    }

    DataPlane installed() {
        return tables.installed();
    }

    /** The verdict on isolation as everything stands now. */
    IsolationReport verdict(WorldState world) {
        return isolation.verdict(watch, tables.installed(), underlay(world), world.fabric());
    }

    private FabricUnderlay underlay(WorldState world) {
        return FabricUnderlay.of(world.routes(), tables.faults(), scenario);
    }

    /** The largest IP packet that the physical network carries between two hosts, bytes. */
    int mtu(WorldState world, String from, String to) {
        return underlay(world).mtu(from, to);
    }

    /** What a packet of the probe sent now and its answer spend on cables, ns; empty if it would not be answered. */
    OptionalLong roundTripNanos(WorldState world, Probe probe) {
        if (!bothRun(world, probe)) {
            return OptionalLong.empty();
        }
        FabricUnderlay underlay = underlay(world);
        return Probes.roundTrip(tables.installed(), underlay, scenario, probe, theirs(probe))
                .filter(Probes.RoundTrip::answered)
                .map(trip -> OptionalLong.of(underlay.delayNanos(hosts(trip))))
                .orElse(OptionalLong.empty());
    }

    private static boolean bothRun(WorldState world, Probe probe) {
        return world.vm(probe.from()).state() == WorldAt.State.RUNNING
                && world.vm(probe.to()).state() == WorldAt.State.RUNNING;
    }

    private List<Nic> theirs(Probe probe) {
        return names.known(probe.from(), probe.to())
                .orElseGet(() -> Probes.plugged(tables.installed(), scenario, probe.to()));
    }

    /** The hosts that a packet and its answer come by, in order. */
    private static List<String> hosts(Probes.RoundTrip trip) {
        List<String> hosts = new ArrayList<>();
        trip.request().hops().forEach(hop -> hosts.add(hop.host()));
        trip.request().copies().forEach(copy -> hosts.add(copy.host()));
        trip.reply().ifPresent(reply -> {
            reply.hops().forEach(hop -> hosts.add(hop.host()));
            reply.copies().forEach(copy -> hosts.add(copy.host()));
        });
        return hosts;
    }

    /** Opens the connection of a TCP probe, if that can be done now. */
    Optional<TcpStream> open(WorldState world, Probe probe) {
        if (!bothRun(world, probe)) {
            return Optional.empty();
        }
        Packet opening = Probes.opening(tables.installed(), scenario, probe, theirs(probe));
        return TcpStream.open(tables.installed(), underlay(world), opening, probe.from(), probe.to());
    }

    /** Sends a segment of an open connection; empty where its sender does not run. */
    Optional<TcpStream.Attempt> send(WorldState world, TcpStream stream, TcpStream.Sender sender) {
        return stream.send(tables.installed(), underlay(world), sender);
    }

    /** Looks after open connections, where anybody asks for more than moves. */
    void followStreams(Simulation simulation) {
        if (watch == Watch.ALL) {
            simulation.streams.look(simulation);
        }
    }

    /** Which addresses peers know machines by. */
    NameBook names() {
        return names;
    }

    /** A machine's ports on its host are those by which its cards send now. */
    void shape(WorldState world, String vm) {
        if (!world.tracksCards(vm)) {
            return;
        }
        WorldAt.VmAt at = world.vm(vm);
        Bridge.State state = at.state() == WorldAt.State.RUNNING ? Bridge.State.ACTIVE : Bridge.State.DEPARTED;
        List<CardAt> cards = world.cards(vm);
        DataPlane next = tables.sound();
        for (int card = 0; card < cards.size(); card++) {
            next = controller.withCard(
                    next, at.host(), vm, card, portOf(cards.get(card).path()), state);
        }
        tables.replace(next);
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

    /** The port at the destination is plugged and its rules are on their way. */
    void prepare(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        String vm = move.spec.vm().id();
        names.leaves(vm, move.spec.from());
        pushes.send(
                simulation,
                controller.prepare(simulation.now(), pushes.bindings(), vm, move.spec.to()),
                move.lastEvent);
    }

    /** The guest has stopped at the source: no frame finds it there. */
    void paused(ActiveMove move) {
        silenced(move.spec.from(), move.spec.vm().id());
    }

    /** The guest runs at the destination: the controller hears of it, and the hypervisor announces it. */
    void resumed(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        String vm = move.spec.vm().id();
        tables.state(move.spec.from(), vm, Bridge.State.DEPARTED);
        tables.state(move.spec.to(), vm, Bridge.State.ACTIVE);
        arrived(simulation, vm, move.spec.to(), move.pausedNanos, move.lastEvent);
    }

    private void arrived(Simulation simulation, String vm, String host, long lastHeard, int cause) {
        clearance.begin(vm);
        names.arrived(simulation, vm, host, cause);
        long now = simulation.now();
        pushes.send(simulation, controller.resumed(now, pushes.bindings(), vm), cause);
        int frame = 1;
        List<Long> heard = new ArrayList<>();
        for (long offset : scenario.controller().announce().offsetsNanos()) {
            long at = now + offset;
            if (!tables.isLost(vm, frame) && at >= pushes.pluggedAt(vm, host)) {
                heard.add(at);
            }
            simulation.later(at, new Simulation.Work.Announce(vm, host, frame++, cause));
        }
        if (frame == 1 || activation() == ControllerOptions.Activation.NONE) {
            clearance.openFrom(vm, now);
        }
        List<Push> learned = controller.learned(pushes.bindings(), vm, lastHeard, now, heard);
        pushes.send(simulation, learned, cause);
    }

    private ControllerOptions.Activation activation() {
        return scenario.controller().activation();
    }

    /** A machine's host has lost power: no frame finds it there. */
    void silenced(String host, String vm) {
        if (watch == Watch.MOVES) {
            return;
        }
        tables.state(host, vm, Bridge.State.DEPARTED);
    }

    /** A machine that no host has whole: its ports are dead, and the source loses its own. */
    void lost(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        String vm = move.spec.vm().id();
        tables.state(move.spec.from(), vm, Bridge.State.DEPARTED);
        tables.state(move.spec.to(), vm, Bridge.State.DEPARTED);
        if (pushes.bindings().of(vm).phase() == Bindings.Phase.PREPARED) {
            pushes.send(simulation, controller.resumed(simulation.now(), pushes.bindings(), vm), move.lastEvent);
        }
        settleBinding(simulation, vm, move.lastEvent);
    }

    private void settleBinding(Simulation simulation, String vm, int cause) {
        clearance.begin(vm);
        if (pushes.bindings().of(vm).phase() != Bindings.Phase.HOME) {
            pushes.send(simulation, controller.cleaned(simulation.now(), pushes.bindings(), vm), cause);
        }
    }

    /** A machine that is down is to boot on a host: if it is another one, its port is plugged there. */
    void replug(Simulation simulation, String vm, String host, int cause) {
        if (watch == Watch.MOVES) {
            return;
        }
        settleBinding(simulation, vm, cause);
        if (!pushes.bindings().of(vm).host().equals(host)) {
            pushes.send(simulation, controller.prepare(simulation.now(), pushes.bindings(), vm, host), cause);
        }
    }

    /** A machine has booted: its port speaks, and if it is another than before the controller and its peers hear of it. */
    void started(Simulation simulation, String vm, String host, int cause) {
        if (watch == Watch.MOVES) {
            return;
        }
        tables.state(host, vm, Bridge.State.ACTIVE);
        if (pushes.bindings().of(vm).phase() == Bindings.Phase.PREPARED) {
            arrived(simulation, vm, host, simulation.now(), cause);
            over(simulation, vm, cause);
        }
    }

    /** From now on no push of the controller arrives. */
    void controllerDown() {
        pushes.down();
    }

    /** The controller does at once what it is late with. */
    void controllerBack(Simulation simulation, int cause) {
        pushes.back(simulation, cause);
    }

    /** The move is over: the source loses the port, once the one at the destination is open. */
    void cleaned(Simulation simulation, ActiveMove move) {
        if (watch != Watch.MOVES) {
            over(simulation, move.spec.vm().id(), move.lastEvent);
        }
    }

    private void over(Simulation simulation, String vm, int cause) {
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

    /** The move is given up: the destination loses the port. */
    void abandoned(Simulation simulation, ActiveMove move) {
        if (watch == Watch.MOVES) {
            return;
        }
        String vm = move.spec.vm().id();
        boolean dead = simulation.world.vm(vm).dead();
        tables.state(move.spec.from(), vm, dead ? Bridge.State.DEPARTED : Bridge.State.ACTIVE);
        pushes.send(simulation, controller.abandoned(simulation.now(), pushes.bindings(), vm), move.lastEvent);
    }

    /** A push arrives in a host's tables. */
    void push(Simulation simulation, Push push, int cause) {
        pushes.arrive(simulation, push, cause);
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
            Controller.Change activated = controller.activated(simulation.now(), pushes.bindings(), vm);
            clearance.openFrom(vm, pushes.send(simulation, activated, event));
        } else if (frame == scenario.controller().announce().rounds()) {
            clearance.openFrom(vm, simulation.now());
        }
        cleanIfMayBe(simulation, vm);
    }

    int inject(Simulation simulation, Action.InjectFault action) {
        return tables.inject(simulation, action);
    }

    /** Mends all faults of a kind; gives each with the event of it, in order. */
    Map<Fault, Integer> clear(Simulation simulation, Action.ClearFault action) {
        return tables.clear(simulation, action);
    }

    /** What is wrong now, in the order in which it went wrong. */
    List<Fault> faults() {
        return List.copyOf(tables.faults());
    }

    /** Writes down what is installed, and the verdict where it can have changed. */
    void settle(Simulation simulation) {
        long now = simulation.now();
        simulation.chronicle.dataPlane.set(now, tables.installed());
        simulation.chronicle.meant.set(now, tables.sound());
        simulation.chronicle.faults.set(now, List.copyOf(tables.faults()));
        if (watch == Watch.ALL && isolation.isStale(tables.installed(), simulation.world.fabric())) {
            isolation.settle(simulation, verdict(simulation.world), tables.lastChange());
        }
    }
}
