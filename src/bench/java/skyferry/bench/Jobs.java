package skyferry.bench;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Preview;
import skyferry.run.Previewer;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.run.Watch;
import skyferry.run.WorldAt;

/** What is measured, each as one call. */
final class Jobs {
    /** Until everything has come to rest. */
    static final Horizon LONG = Horizon.untilQuiet(0, 3_600_000_000_000L);

    private Jobs() {}

    /** Very many moves at once, from the actions to the timeline; memory and links only. */
    static Timeline many(Scenario scenario, List<Action> moves) {
        return Run.simulate(scenario, moves, LONG, Watch.MOVES);
    }

    /** A machine of 64 GiB moves, with flow tables, verdicts and a probe. */
    static Timeline one(Scenario scenario) {
        Action move = new Action.Migrate(0, "big", "host-1", Technique.PRECOPY, Optional.empty());
        return Run.simulate(scenario, List.of(move), LONG);
    }

    /** Somebody drags a machine of 64 GiB over a host, or pulls at a slider: what would come of it. */
    static Preview whatIf(Run run, String host, MigrationOptions options) {
        return new Previewer().preview(run, 1_000_000_000L, "big", host, Technique.PRECOPY, Optional.of(options));
    }

    /** The world at some instant, and of it what a screen full of hosts shows: 50 hosts and their machines. */
    static double scrub(Timeline timeline, SplittableRandom random) {
        return shown(at(timeline, random));
    }

    /** What a screen full of hosts shows of a world: 50 hosts and their machines. */
    static double shown(WorldAt world) {
        double sum = world.moves().size();
        for (int h = 0; h < 50; h++) {
            WorldAt.HostAt host = world.hosts().get(MassWorld.host(h));
            sum += host == null ? 0 : host.vms().size();
        }
        return sum;
    }

    /** The world at some instant, as {@code timeline.at} gives it. */
    static WorldAt at(Timeline timeline, SplittableRandom random) {
        return timeline.at(random.nextLong(timeline.endNanos()));
    }

    /** Every move and every host of the world at some instant. */
    static double everything(Timeline timeline, SplittableRandom random) {
        WorldAt world = at(timeline, random);
        double sum = 0;
        for (WorldAt.MoveAt move : world.moves()) {
            sum += move.leftBytes();
        }
        for (WorldAt.HostAt host : world.hosts().values()) {
            sum += host.vms().size();
        }
        return sum;
    }
}
