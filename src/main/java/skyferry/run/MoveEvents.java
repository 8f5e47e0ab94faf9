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
            case Happening.PostcopyPaused(String reason) -> waits(simulation, move, reason);
            case Happening.Recovered recovered -> recovered(simulation, move);
            case Happening.Lost(String reason) -> lost(simulation, move, reason);
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

    private static void completed(Simulation simulation, ActiveMove move) {
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
        WorldAt.VmAt vm = simulation.world.vm(move.spec.vm().id()).with(host, state);
        simulation.world.vm(vm);
        simulation.chronicle.vm(simulation.now(), vm);
    }
}
