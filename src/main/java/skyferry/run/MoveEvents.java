package skyferry.run;

import java.util.List;
import java.util.Map;
import skyferry.migration.Beside;
import skyferry.migration.Happening;
import skyferry.migration.MigrationRecord;

/** What the world does when a move comes to its next point. */
final class MoveEvents {
    private MoveEvents() {}

    static void handle(Simulation simulation, ActiveMove move, List<Happening> happenings) {
        for (Happening happening : happenings) {
            simulation.selfCheck.heard(simulation, move, happening);
            handle(simulation, move, happening);
        }
    }

    private static void handle(Simulation simulation, ActiveMove move, Happening happening) {
        switch (happening) {
            case Happening.SetUp setUp -> {
                // the first round's event says the same
            }
            case Happening.Unplugging(List<Integer> cards) -> simulation.devices.unplugging(move, cards);
            case Happening.Unplugged(List<Integer> cards) -> simulation.devices.unplugged(move, cards);
            case Happening.RoundStarted(int round, double left) ->
                note(
                        simulation,
                        move,
                        Event.Kind.ROUND_STARTED,
                        Map.of("round", Integer.toString(round), "left", whole(left)));
            case Happening.Throttled(int percent) ->
                note(simulation, move, Event.Kind.THROTTLED, Map.of("percent", Integer.toString(percent)));
            case Happening.Paused(double left) -> paused(simulation, move, left);
            case Happening.PostcopyStarted(double left) -> {
                move.switched = true;
                note(simulation, move, Event.Kind.POSTCOPY_STARTED, Map.of("left", whole(left)));
            }
            case Happening.Resumed(long pause) -> resumed(simulation, move, pause);
            case Happening.StreamEnded ended -> {
                // the guest's resume and the completion say more
            }
            case Happening.Completed completed -> completed(simulation, move);
            case Happening.Cancelled(String reason) -> abandoned(simulation, move, Event.Kind.MOVE_CANCELLED, reason);
            case Happening.Failed(String reason) -> abandoned(simulation, move, Event.Kind.MOVE_FAILED, reason);
            case Happening.LeftDown(String reason) -> leftDown(simulation, move, reason);
            case Happening.PostcopyPaused(String reason) -> waits(simulation, move, reason);
            case Happening.Recovered recovered -> recovered(simulation, move);
            case Happening.Lost(String reason) -> lost(simulation, move, reason);
            case Happening.PartEnded(Beside.Part part) ->
                note(
                        simulation,
                        move,
                        Event.Kind.PART_DONE,
                        Map.of(
                                "part", part.kind().id(),
                                "took", Long.toString(part.nanos()),
                                "bytes", whole(part.bytes())));
            case Happening.MirrorReady(double bytes, long nanos) ->
                note(
                        simulation,
                        move,
                        Event.Kind.MIRROR_READY,
                        Map.of("bytes", whole(bytes), "took", Long.toString(nanos)));
            case Happening.MirrorStalled(double written, double copied) ->
                note(
                        simulation,
                        move,
                        Event.Kind.MIRROR_STALLED,
                        Map.of("written", whole(written), "copied", whole(copied)));
            case Happening.ShutDown shutDown -> shutDown(simulation, move);
            case Happening.Booted(long down) -> booted(simulation, move, down);
            case Happening.Checkpoint(int number, double bytes, long pause) ->
                note(
                        simulation,
                        move,
                        Event.Kind.CHECKPOINT,
                        Map.of(
                                "number", Integer.toString(number),
                                "bytes", whole(bytes),
                                "pause", Long.toString(pause)));
            case Happening.SourceLost(int checkpoint, long lost) -> takeOver(simulation, move, checkpoint, lost);
        }
    }

    private static void note(Simulation simulation, ActiveMove move, Event.Kind kind, Map<String, String> arguments) {
        move.lastEvent = simulation.chronicle.event(
                simulation.now(), kind, move.spec.vm().id(), move.lastEvent, arguments);
    }

    private static String whole(double value) {
        return Long.toString(Math.round(value));
    }

    private static void paused(Simulation simulation, ActiveMove move, double left) {
        state(simulation, move, move.spec.from(), WorldAt.State.PAUSED);
        move.pausedNanos = simulation.now();
        simulation.network.paused(move);
        note(simulation, move, Event.Kind.GUEST_PAUSED, Map.of("host", move.spec.from(), "left", whole(left)));
    }

    private static void resumed(Simulation simulation, ActiveMove move, long pause) {
        state(simulation, move, move.spec.to(), move.waits ? WorldAt.State.PAUSED : WorldAt.State.RUNNING);
        note(simulation, move, Event.Kind.GUEST_RESUMED, Map.of("host", move.spec.to(), "pause", Long.toString(pause)));
        simulation.network.resumed(simulation, move);
        simulation.network.shape(simulation.world, move.spec.vm().id());
        move.resumed = true;
        cleanIfOver(simulation, move);
    }

    private static void shutDown(Simulation simulation, ActiveMove move) {
        state(simulation, move, move.spec.from(), WorldAt.State.DOWN);
        move.pausedNanos = simulation.now();
        simulation.network.paused(move);
        note(simulation, move, Event.Kind.GUEST_SHUT_DOWN, Map.of("host", move.spec.from()));
    }

    private static void booted(Simulation simulation, ActiveMove move, long down) {
        state(simulation, move, move.spec.to(), WorldAt.State.DOWN);
        WorldAt.VmAt vm = simulation.world.vm(move.spec.vm().id()).booted();
        simulation.world.vm(vm);
        simulation.chronicle.vm(simulation.now(), vm);
        note(
                simulation,
                move,
                Event.Kind.GUEST_BOOTED,
                Map.of(
                        "host", move.spec.to(),
                        "boots", Integer.toString(vm.boots()),
                        "down", Long.toString(down)));
        simulation.network.resumed(simulation, move);
        move.resumed = true;
        cleanIfOver(simulation, move);
    }

    /** The machine went down with its host; another one is about to go on from a checkpoint. */
    private static void takeOver(Simulation simulation, ActiveMove move, int checkpoint, long lost) {
        move.pausedNanos = simulation.now();
        note(
                simulation,
                move,
                Event.Kind.TAKE_OVER,
                Map.of(
                        "host", move.spec.to(),
                        "number", Integer.toString(checkpoint),
                        "lost", Long.toString(lost)));
    }

    private static void completed(Simulation simulation, ActiveMove move) {
        if (move.process.finished()) {
            move.end();
        }
        MigrationRecord record = move.record();
        note(
                simulation,
                move,
                Event.Kind.MOVE_COMPLETED,
                Map.of(
                        "total", Long.toString(record.totalNanos()),
                        "pause", Long.toString(record.guestPauseNanos()),
                        "bytes", Long.toString(record.transferredBytes())));
        move.completed = true;
        cleanIfOver(simulation, move);
        simulation.devices.ended(move);
    }

    /** The source is needed until the guest runs at the destination and the last page is there. */
    private static void cleanIfOver(Simulation simulation, ActiveMove move) {
        if (move.resumed && move.completed) {
            simulation.network.cleaned(simulation, move);
        }
    }

    private static void abandoned(Simulation simulation, ActiveMove move, Event.Kind kind, String reason) {
        WorldAt.VmAt vm = simulation.world.vm(move.spec.vm().id());
        if (vm.host().equals(move.spec.from()) && vm.state() == WorldAt.State.PAUSED) {
            state(simulation, move, move.spec.from(), WorldAt.State.RUNNING);
        }
        note(simulation, move, kind, Map.of("reason", reason));
        simulation.network.abandoned(simulation, move);
        simulation.devices.ended(move);
    }

    private static void leftDown(Simulation simulation, ActiveMove move, String reason) {
        state(simulation, move, move.spec.from(), WorldAt.State.DOWN);
        abandoned(simulation, move, Event.Kind.MOVE_FAILED, reason);
        note(simulation, move, Event.Kind.GUEST_DOWN, Map.of("host", move.spec.from()));
    }

    /**
     * The guest stands still where it runs: its processors wait at the first page that they miss. Modelled as at once, which a
     * guest that touches nothing new would outlive.
     */
    private static void waits(Simulation simulation, ActiveMove move, String reason) {
        move.waits = true;
        if (move.resumed) {
            state(simulation, move, move.spec.to(), WorldAt.State.PAUSED);
        }
        note(simulation, move, Event.Kind.POSTCOPY_PAUSED, Map.of("reason", reason));
    }

    private static void recovered(Simulation simulation, ActiveMove move) {
        move.waits = false;
        if (move.resumed) {
            state(simulation, move, move.spec.to(), WorldAt.State.RUNNING);
        }
        note(simulation, move, Event.Kind.POSTCOPY_RECOVERED, Map.of());
    }

    private static void lost(Simulation simulation, ActiveMove move, String reason) {
        state(simulation, move, move.spec.to(), WorldAt.State.LOST);
        note(simulation, move, Event.Kind.MOVE_FAILED, Map.of("reason", reason));
        note(simulation, move, Event.Kind.GUEST_LOST, Map.of("host", move.spec.to(), "reason", reason));
        simulation.network.lost(simulation, move);
    }

    private static void state(Simulation simulation, ActiveMove move, String host, WorldAt.State state) {
        WorldAt.VmAt vm = simulation.world.vm(move.machine).with(host, state);
        simulation.world.vm(vm);
        simulation.chronicle.vm(simulation.now(), vm);
    }
}
