package skyferry.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import skyferry.migration.Assumptions;
import skyferry.model.Action;
import skyferry.model.Scenario;

/**
 * The machine that makes a run: a queue of what is due, the moves under way, and the world between them. Time only stops
 * where something happens; everything between two stops is a closed form. Can be copied at any stop, and the copy goes on
 * exactly as the original would.
 */
final class Simulation {
    final Scenario scenario;
    /** What is taken for granted about its hosts. */
    final Assumptions machine;

    final WorldState world;
    final Chronicle chronicle;
    final NetworkSide network;
    final Schedule schedule;
    /** All moves that ever began, in that order. */
    final List<ActiveMove> moves;

    final List<Refusals.Refused> refused = new ArrayList<>();
    final ProbeWatch probes;
    final StreamWatch streams;
    final Map<String, Flows.Track> traffic;
    private final Shares shares;
    private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparingLong(Due::atNanos)
            .thenComparingInt(due -> due.work() instanceof Work.Act ? 1 : 0)
            .thenComparingLong(Due::sequence));
    final Breakdown breakdown;
    final DeviceDesk devices;
    final SelfCheck selfCheck;
    private final ActionDesk desk;
    /** Moves of which something may have changed at this instant. */
    private final List<ActiveMove> looked = new ArrayList<>();

    private long now;
    private long lastChange;
    private long sequence;

    Simulation(Scenario scenario, List<Action> actions, Watch watch) {
        this(scenario, actions, watch, Assumptions.DEFAULTS);
    }

    Simulation(Scenario scenario, List<Action> actions, Watch watch, Assumptions machine) {
        this.scenario = scenario;
        this.machine = machine;
        world = new WorldState(scenario);
        network = new NetworkSide(scenario, watch);
        chronicle = new Chronicle(scenario, world, network.installed(), network.verdict(world));
        probes = new ProbeWatch(scenario);
        streams = new StreamWatch(scenario);
        schedule = new Schedule();
        moves = schedule.all();
        shares = new Shares(scenario);
        traffic = shares.traffic();
        breakdown = new Breakdown(this);
        devices = new DeviceDesk(this);
        selfCheck = new SelfCheck();
        desk = new ActionDesk(this);
        scenario.faults().forEach(fault -> act(new Action.InjectFault(fault.atNanos(), fault)));
        actions.forEach(this::act);
        share();
        probes.look(this, 0);
        network.followStreams(this);
    }

    private Simulation(Simulation other) {
        scenario = other.scenario;
        machine = other.machine;
        world = other.world.copy();
        chronicle = other.chronicle.copy();
        network = other.network.copy();
        schedule = other.schedule.copy();
        moves = schedule.all();
        refused.addAll(other.refused);
        probes = other.probes.copy();
        streams = other.streams.copy();
        shares = other.shares.copy(schedule.underWay());
        traffic = shares.traffic();
        queue.addAll(other.queue);
        breakdown = new Breakdown(this);
        devices = new DeviceDesk(this);
        selfCheck = other.selfCheck.copy();
        desk = new ActionDesk(this);
        now = other.now;
        lastChange = other.lastChange;
        sequence = other.sequence;
    }

    Simulation copy() {
        return new Simulation(this);
    }

    /** What waits for its instant. */
    record Due(long atNanos, long sequence, Work work) {}

    /** What is done when it is due. */
    sealed interface Work {
        record Act(Action action) implements Work {}

        record Push(skyferry.dataplane.Push push, int cause) implements Work {}

        /** A guest works the cards that were plugged in. */
        record Plug(String vm, int cause) implements Work {}

        /** A guest has let go of a card. */
        record Unplug(String vm, int card, int cause) implements Work {}

        /** A machine has booted. */
        record Boot(String vm, int cause) implements Work {}

        /** The name server is told a machine's new address. */
        record Publish(String vm, String host, String network, long ttlNanos, int cause) implements Work {}

        /** What a peer was told of a machine's name has lived its time. */
        record Resolve(String peer, String vm, String network, String address, int cause) implements Work {}

        /** A machine that has arrived says something of its own. */
        record Speak(String vm, String host, int cause) implements Work {}

        /** Switches have forgotten where a machine was: what is sent to it is looked at anew. */
        record Forget(String vm) implements Work {}

        /** A route with a higher sequence number has come to the host that had a machine before. */
        record Withdraw(String vm, String host, int sequence, int cause) implements Work {}

        /** A machine's source may lose its port. */
        record Clean(String vm) implements Work {}

        record Announce(String vm, String host, int frame, int cause) implements Work {}
    }

    long now() {
        return now;
    }

    /** Adds an action at or after the current instant. */
    void act(Action action) {
        later(action.atNanos(), new Work.Act(action));
    }

    boolean booting(String vm) {
        return queue.stream()
                .anyMatch(
                        due -> due.work() instanceof Work.Boot boot && boot.vm().equals(vm));
    }

    /** A machine that was booting does so no longer. */
    void stopBoot(String vm) {
        queue.removeIf(due -> due.work() instanceof Work.Boot boot && boot.vm().equals(vm));
    }

    void later(long atNanos, Work work) {
        queue.add(new Due(atNanos, sequence++, work));
    }

    /** Processes everything up to the end that the horizon allows, and gives that end. */
    long run(Horizon horizon) {
        while (true) {
            long next = next();
            if (next > end(horizon)) {
                return end(horizon);
            }
            step(next);
        }
    }

    /** Processes everything that is due before or at {@code nanos}. */
    void runUntil(long nanos) {
        for (long next = next(); next <= nanos; next = next()) {
            step(next);
        }
    }

    /** Goes on while the condition holds, at most to {@code limit}. */
    void runWhile(java.util.function.BooleanSupplier condition, long limit) {
        for (long next = next(); condition.getAsBoolean() && next <= limit; next = next()) {
            step(next);
        }
    }

    /** Whether pushes or announcements are still due. */
    boolean busyWithNetwork() {
        return queue.stream().anyMatch(due -> !(due.work() instanceof Work.Act));
    }

    private long end(Horizon horizon) {
        long quiet = busy() ? Long.MAX_VALUE : lastChange + horizon.settleNanos();
        return Math.min(horizon.capNanos(), Math.max(horizon.minimumNanos(), quiet));
    }

    private boolean busy() {
        return !queue.isEmpty() || !schedule.isEmpty();
    }

    private long next() {
        long next = queue.isEmpty() ? Long.MAX_VALUE : queue.element().atNanos();
        return Math.min(next, schedule.nextNanos());
    }

    private void step(long at) {
        List<ActiveMove> due = schedule.due(at);
        boolean acts = !queue.isEmpty() && queue.element().atNanos() == at;
        if (!acts && !anyIsDue(due, at)) {
            return;
        }
        now = at;
        lastChange = at;
        for (ActiveMove move : due) {
            if (!move.process.finished() && move.process.nextNanos() <= at) {
                MoveEvents.handle(this, move, move.process.advance(at));
            }
            if (breakdown.deadline(move) <= at) {
                breakdown.streamLost(move);
            }
        }
        while (!queue.isEmpty() && queue.element().atNanos() == at) {
            perform(queue.remove().work());
        }
        for (ActiveMove move : due) {
            look(move);
        }
        share();
        settle(at);
    }

    /** Moves come up for a look at an instant before which nothing happens; those that are not due are told when they are. */
    private boolean anyIsDue(List<ActiveMove> candidates, long at) {
        boolean any = false;
        for (ActiveMove move : candidates) {
            long exact = due(move);
            any |= exact <= at;
            schedule.again(move, exact);
        }
        return any;
    }

    private void perform(Work work) {
        switch (work) {
            case Work.Act(Action action) -> {
                desk.perform(action);
                lookAgain(action);
            }
            case Work.Push(skyferry.dataplane.Push push, int cause) -> network.push(this, push, cause);
            case Work.Plug(String vm, int cause) -> {
                devices.plugged(vm, cause);
                lookAtAll();
            }
            case Work.Unplug(String vm, int card, int cause) -> {
                devices.takenAway(vm, card, cause);
                lookAtAll();
            }
            case Work.Boot(String vm, int cause) -> breakdown.booted(vm, cause);
            case Work.Publish publish -> network.names().published(this, publish);
            case Work.Resolve resolve -> network.names().resolved(this, resolve);
            case Work.Speak(String vm, String host, int cause) ->
                network.arrivals().speak(this, vm, host, cause);
            case Work.Forget(String vm) -> network.leafsForget(this, vm);
            case Work.Withdraw withdraw -> network.arrivals().withdrawn(this, withdraw);
            case Work.Clean(String vm) -> network.arrivals().clean(this, vm);
            case Work.Announce(String vm, String host, int frame, int cause) ->
                network.arrivals().announce(this, vm, host, frame, cause);
        }
    }

    /** A move begins. */
    void begin(ActiveMove move) {
        schedule.begin(move);
        look(move);
    }

    /** An action may have touched any move; asking for one touches no other. */
    private void lookAgain(Action action) {
        if (!(action instanceof Action.Migrate || action instanceof Action.Wait)) {
            lookAtAll();
        }
    }

    private void lookAtAll() {
        schedule.underWay().forEach(this::look);
    }

    private void look(ActiveMove move) {
        if (move.place >= 0) {
            shares.look(move);
            looked.add(move);
            if (move.process.finished()) {
                move.end();
                schedule.end(move);
            }
        }
    }

    /** When a move comes to its next point, or breaks because it stands still. */
    private long due(ActiveMove move) {
        return Math.min(move.process.nextNanos(), breakdown.deadline(move));
    }

    /** Brings verdict and probes up to date with what changed at this instant. */
    private void settle(long at) {
        chronicle.fabric.set(at, world.fabric());
        chronicle.hostsDown.set(at, world.hostsDown());
        network.settle(this);
        selfCheck.look(this);
        probes.look(this, at);
        network.followStreams(this);
    }

    private void share() {
        looked.addAll(shares.settle(world, now));
        // Whether a stream stands still is told in the order of the moves.
        if (looked.size() > 1) {
            looked.sort(Schedule.IN_ORDER);
        }
        for (ActiveMove move : looked) {
            if (move.stream >= 0) {
                breakdown.watch(move);
            }
            if (move.place >= 0) {
                schedule.again(move, Math.min(move.process.notBeforeNanos(now), breakdown.deadline(move)));
            }
        }
        looked.clear();
    }
}
