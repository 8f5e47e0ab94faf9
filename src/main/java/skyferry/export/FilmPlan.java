package skyferry.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;
import skyferry.scene.Quantities;

/** The instants that a film shows, a tenth of a second on the wall apart: time runs slower through every switch-over. */
public record FilmPlan(List<Long> instants) {
    public FilmPlan {
        instants = List.copyOf(instants);
    }

    /** How long each picture stands. */
    public static final int FRAME_MILLIS = 100;

    private static final long SECOND = 1_000_000_000L;
    private static final int FRAMES = 90;
    private static final int FRAMES_OF_A_PAUSE = 25;

    /**
     * A plan from one instant to another; without them, around the moves.
     *
     * @throws IllegalArgumentException when the film would end before it begins
     */
    public static FilmPlan of(Timeline timeline, OptionalLong from, OptionalLong to) {
        long start = from.orElse(Math.max(0, firstStart(timeline) - SECOND / 2));
        long end = Math.min(timeline.endNanos(), to.orElse(lastEnd(timeline) + SECOND));
        if (start >= end) {
            throw new IllegalArgumentException("the film would end before it begins (the run is "
                    + Quantities.duration(timeline.endNanos()) + " long)");
        }
        long step = Math.max((end - start) / FRAMES, SECOND / 100);
        List<Long> instants = new ArrayList<>();
        for (long t = start; t < end; t += stepAt(timeline, t, step)) {
            instants.add(t);
        }
        instants.add(end);
        return new FilmPlan(List.copyOf(instants));
    }

    /** Within a pause, and as long before and after it, a step is a fraction of the pause. */
    private static long stepAt(Timeline timeline, long t, long step) {
        for (MigrationRecord record : timeline.migrations()) {
            if (record.pausedNanos().isPresent() && record.resumedNanos().isPresent()) {
                long paused = record.pausedNanos().getAsLong();
                long resumed = record.resumedNanos().getAsLong();
                long around = Math.max(resumed - paused, SECOND / 50);
                if (t >= paused - around && t < resumed + around) {
                    return Math.min(step, Math.max(1_000_000L, around / FRAMES_OF_A_PAUSE));
                }
                if (t < paused - around && t + step > paused - around) {
                    return Math.max(1, paused - around - t);
                }
            }
        }
        return step;
    }

    private static long firstStart(Timeline timeline) {
        return timeline.migrations().stream()
                .mapToLong(MigrationRecord::startNanos)
                .min()
                .orElse(0);
    }

    private static long lastEnd(Timeline timeline) {
        return timeline.migrations().stream()
                .mapToLong(MigrationRecord::lastNanos)
                .max()
                .orElse(timeline.endNanos());
    }
}
