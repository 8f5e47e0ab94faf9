package skyferry.run;

import java.util.List;
import java.util.Map;
import skyferry.migration.Happening;
import skyferry.migration.MigrationRecord;

/** What the world does when a move comes to its next point. */
final class MoveEvents {
    private MoveEvents() {}

    static void handle(Simulation simulation, ActiveMove move, List<Happening> happenings) {
        for (Happening happening : happenings) {
            handle(simulation, move, happening);
        }
    }

    private static void handle(Simulation simulation, ActiveMove move, Happening happening) {
        switch (happening) {
            case Happening.SetUp setUp -> {
                // the first round's event says the same
            }
            case Happening.RoundStarted(int round, double left) ->
                note(
                        simulation,
                        move,
                        Event.Kind.ROUND_STARTED,
                        Map.of("round", Integer.toString(round), "left", whole(left)));
            case Happening.Throttled(int percent) ->
                note(simulation, move, Event.Kind.THROTTLED, Map.of("percent", Integer.toString(percent)));
            case Happening.Paused(double left) -> paused(simulation, move, left);
            case Happening.PostcopyStarted(double left) ->
                note(simulation, move, Event.Kind.POSTCOPY_STARTED, Map.of("left", whole(left)));
            case Happening.Resumed(long pause) -> resumed(simulation, move, pause);
            case Happening.StreamEnded ended -> {
                // the guest's resume and the completion say more
            }
            case Happening.Completed completed -> completed(simulation, move);
            case Happening.Cancelled(String reason) -> abandoned(simulation, move, Event.Kind.MOVE_CANCELLED, reason);
            case Happening.Failed(String reason) -> abandoned(simulation, move, Event.Kind.MOVE_FAILED, reason);
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
        state(simulation, move, move.spec.to(), WorldAt.State.RUNNING);
        note(simulation, move, Event.Kind.GUEST_RESUMED, Map.of("host", move.spec.to(), "pause", Long.toString(pause)));
        simulation.network.resumed(simulation, move);
        move.resumed = true;
        cleanIfOver(simulation, move);
    }

    private static void completed(Simulation simulation, ActiveMove move) {
        MigrationRecord record = move.process.record();
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
    }

    private static void state(Simulation simulation, ActiveMove move, String host, WorldAt.State state) {
        WorldAt.VmAt vm = new WorldAt.VmAt(move.spec.vm().id(), host, state);
        simulation.world.vm(vm);
        simulation.chronicle.vm(simulation.now(), vm);
    }
}
