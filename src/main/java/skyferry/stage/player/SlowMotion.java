package skyferry.stage.player;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;

/** The stretches of a run in which a machine is switched over, and how slowly each is worth watching. */
record SlowMotion(List<Stretch> stretches) {
    static final SlowMotion NEVER = new SlowMotion(List.of());

    /** What a switch-over should take on the clock on the wall. */
    private static final double WATCHED_SECONDS = 6;

    private static final long SHORTEST_MARGIN = 15_000_000L;
    private static final long LONGEST_MARGIN = 400_000_000L;

    /**
     * A stretch of a run.
     *
     * @param rate simulated seconds per second in it
     */
    record Stretch(long from, long until, double rate) {}

    /** From shortly before each pause until shortly after the machine is heard again. */
    static SlowMotion through(Timeline timeline) {
        List<Stretch> found = new ArrayList<>();
        for (MigrationRecord move : timeline.migrations()) {
            if (move.pausedNanos().isPresent() && move.resumedNanos().isPresent()) {
                found.add(around(move.pausedNanos().getAsLong(), heardAgain(timeline, move)));
            }
        }
        found.sort(Comparator.comparingLong(Stretch::from));
        return new SlowMotion(List.copyOf(found));
    }

    private static Stretch around(long pause, long heard) {
        long margin = Math.clamp((heard - pause) / 3, SHORTEST_MARGIN, LONGEST_MARGIN);
        long from = Math.max(0, pause - margin);
        long until = heard + margin;
        return new Stretch(from, until, (until - from) / (WATCHED_SECONDS * 1e9));
    }

    private static long heardAgain(Timeline timeline, MigrationRecord move) {
        long heard = move.resumedNanos().orElseThrow();
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                if (silence.migration() == move.number()) {
                    heard = Math.max(heard, silence.untilNanos().orElse(heard));
                }
            }
        }
        return heard;
    }

    /** Simulated seconds per second that an instant is worth; infinite outside all stretches. */
    double rateAt(double nanos) {
        double rate = Double.POSITIVE_INFINITY;
        for (Stretch s : stretches) {
            if (nanos >= s.from() && nanos < s.until()) {
                rate = Math.min(rate, s.rate());
            }
        }
        return rate;
    }

    /** The next instant at which a stretch begins or ends; infinite if there is none. */
    double nextEdge(double nanos) {
        double next = Double.POSITIVE_INFINITY;
        for (Stretch s : stretches) {
            if (s.from() > nanos) {
                next = Math.min(next, s.from());
            }
            if (s.until() > nanos) {
                next = Math.min(next, s.until());
            }
        }
        return next;
    }
}
