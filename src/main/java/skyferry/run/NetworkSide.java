package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Bindings;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Push;
import skyferry.isolation.IsolationReport;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/** The network's part in a simulation: what hosts, controller and announcements do when a machine moves, stops or starts. */
final class NetworkSide {
    private final Scenario scenario;
    private final Controller controller;
    private final InstalledTables tables;
    private final PushDesk pushes;
    private final IsolationWatch isolation;
    private final Arrivals arrivals;
    private final NameBook names;
    private final Talks talks;
    private final LeafSwitches leafs;
    private Watch watch;

    NetworkSide(Scenario scenario, Watch watch) {
        this.scenario = scenario;
        this.watch = watch;
        controller = new Controller(scenario);
        tables = new InstalledTables(
                scenario, watch == Watch.MOVES ? DataPlane.EMPTY : InstalledTables.initial(scenario, controller));
        pushes = new PushDesk(scenario, tables);
        isolation = new IsolationWatch(scenario);
        leafs = new LeafSwitches(scenario);
        arrivals = new Arrivals(scenario, controller, tables, pushes, leafs);
        names = new NameBook(scenario);
        talks = new Talks(scenario, tables, names, leafs);
    }

    private NetworkSide(NetworkSide other) {
        scenario = other.scenario;
        controller = other.controller;
        tables = new InstalledTables(other.tables);
        pushes = new PushDesk(other.pushes, tables);
        isolation = new IsolationWatch(other.isolation);
        leafs = new LeafSwitches(other.leafs);
        arrivals = new Arrivals(other.arrivals, tables, pushes, leafs);
        names = new NameBook(other.names);
        talks = new Talks(scenario, tables, names, leafs);
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
        return talks.underlay(world);
    }

    /** The largest IP packet that the physical network carries between two hosts, bytes. */
    int mtu(WorldState world, String from, String to) {
        return underlay(world).mtu(from, to);
    }

    /** Looks after open connections, where anybody asks for more than moves. */
    void followStreams(Simulation simulation) {
        if (watch == Watch.ALL) {
            simulation.streams.look(simulation);
        }
    }

    /** What machines get from each other as everything stands now. */
    Talks talks() {
        return talks;
    }

    /** The switches have forgotten a machine if it is still silent: frames for it are flooded. */
    void leafsForget(Simulation simulation, String vm) {
        leafs.forget(simulation, vm);
    }

    /** A card of a machine has announced itself where the machine is. */
    void announced(Simulation simulation, String vm, int cause) {
        leafs.heard(simulation, vm, simulation.world.vm(vm).host(), cause);
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
        came(simulation, vm, move.spec.to(), move.pausedNanos, move.lastEvent);
    }

    private void came(Simulation simulation, String vm, String host, long lastHeard, int cause) {
        names.arrived(simulation, vm, host, cause);
        arrivals.arrived(simulation, vm, host, lastHeard, cause);
    }

    /** What follows when machines run in a new place. */
    Arrivals arrivals() {
        return arrivals;
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
        arrivals.settle(simulation, vm, move.lastEvent);
    }

    /** A machine that is down is to boot on a host: if it is another one, its port is plugged there. */
    void replug(Simulation simulation, String vm, String host, int cause) {
        if (watch == Watch.MOVES) {
            return;
        }
        arrivals.settle(simulation, vm, cause);
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
            came(simulation, vm, host, simulation.now(), cause);
            arrivals.over(simulation, vm, cause);
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
            arrivals.over(simulation, move.spec.vm().id(), move.lastEvent);
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

    int inject(Simulation simulation, Action.InjectFault action) {
        return tables.inject(simulation, action);
    }

    /** Mends the faults that are meant; gives each with the event of it, in order. */
    Map<Fault, Integer> clear(Simulation simulation, Action.ClearFault action) {
        return tables.clear(simulation, action);
    }

    /** Hosts tell each other again of a machine that was taken for a duplicate; false if it is not. */
    boolean clearDuplicate(Simulation simulation, String vm) {
        return watch != Watch.MOVES && arrivals.clearDuplicate(simulation, vm);
    }

    /** Machines whose MAC is taken for a duplicate. */
    List<String> duplicates() {
        return arrivals.duplicates();
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
        leafs.settle(simulation);
        simulation.chronicle.faults.set(now, List.copyOf(tables.faults()));
        if (watch == Watch.ALL && isolation.isStale(tables.installed(), simulation.world.fabric())) {
            isolation.settle(simulation, verdict(simulation.world), tables.lastChange());
        }
    }
}
