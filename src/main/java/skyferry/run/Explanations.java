package skyferry.run;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.MemorySpec;
import skyferry.model.Technique;
import skyferry.run.Explanation.Label;
import skyferry.run.Explanation.Unit;
import skyferry.run.Explanation.Value;

/** Explains the figures of a move from the values that the engine used. */
public final class Explanations {
    private static final double NANOS_PER_SECOND = 1e9;

    /** A figure that can be asked about. */
    public enum Figure {
        LEFT_TO_SEND,
        LINK_SHARE,
        DIRTYING,
        STOP_LINE,
        PREDICTED_DOWNTIME,
        DOWNTIME,
        GUEST_PAUSE,
        TOTAL_TIME,
        TCP_STALL,
        GUEST_SPEED,
        FAULTS
    }

    /** Why a figure of a move has the value that it has at an instant. */
    public Explanation why(Timeline timeline, MigrationRecord record, Figure figure, long nanos) {
        WorldAt.MoveAt move = timeline.at(nanos).moves().stream()
                .filter(m -> m.record().number() == record.number())
                .findFirst()
                .orElse(null);
        return switch (figure) {
            case LEFT_TO_SEND -> left(record, nanos);
            case LINK_SHARE -> share(timeline, record, move, nanos);
            case DIRTYING -> dirtying(record, nanos);
            case STOP_LINE -> stopLine(record, nanos);
            case PREDICTED_DOWNTIME -> predicted(record, nanos);
            case DOWNTIME -> downtime(record);
            case GUEST_PAUSE -> pause(record);
            case TOTAL_TIME -> total(record);
            case TCP_STALL -> stall(timeline, record);
            case GUEST_SPEED -> speed(record, nanos);
            case FAULTS -> faults(record, nanos);
        };
    }

    private static Value modelled(String name, double value, Unit unit) {
        return new Value(name, value, unit, Label.MODELLED, "engine");
    }

    private static Value documented(String name, double value, Unit unit, String source) {
        return new Value(name, value, unit, Label.DOCUMENTED, source);
    }

    private static MigrationRecord.Round roundAt(MigrationRecord record, long nanos) {
        MigrationRecord.Round found = new MigrationRecord.Round(0, record.startNanos(), record.endNanos(), 0, 0, 0);
        for (MigrationRecord.Round round : record.roundsDetail()) {
            found = round.startNanos() <= nanos ? round : found;
        }
        return found;
    }

    private static Explanation left(MigrationRecord record, long nanos) {
        MigrationRecord.Round round = roundAt(record, nanos);
        double start = record.leftBytes().at(round.startNanos());
        double now = record.leftBytes().at(nanos);
        return new Explanation(
                "left-to-send",
                List.of(
                        modelled("left-at-round-start", start, Unit.BYTES),
                        modelled("sent-in-round", start - now, Unit.BYTES),
                        modelled("round", round.round(), Unit.COUNT)),
                modelled("left", now, Unit.BYTES));
    }

    private static Explanation share(
            Timeline timeline,
            MigrationRecord record,
            WorldAt.@org.jspecify.annotations.Nullable MoveAt move,
            long nanos) {
        List<Value> values = new ArrayList<>();
        record.options()
                .maxBandwidthBytesPerSecond()
                .ifPresent(cap -> values.add(documented("max-bandwidth", cap, Unit.BYTES_PER_SECOND, "scenario")));
        if (move != null) {
            slowestLink(timeline, move, nanos)
                    .ifPresent(rate -> values.add(documented("slowest-link", rate, Unit.BYTES_PER_SECOND, "scenario")));
        }
        return new Explanation(
                "link-share", values, modelled("rate", record.bytesPerSecond().at(nanos), Unit.BYTES_PER_SECOND));
    }

    private static java.util.OptionalDouble slowestLink(Timeline timeline, WorldAt.MoveAt move, long nanos) {
        var fabric = timeline.at(nanos).fabric();
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < move.path().size(); i++) {
            slowest = Math.min(
                    slowest,
                    fabric.between(move.path().get(i - 1), move.path().get(i))
                            .map(link -> link.rateBytesPerSecond())
                            .orElse(0.0));
        }
        return move.path().size() < 2 ? java.util.OptionalDouble.empty() : java.util.OptionalDouble.of(slowest);
    }

    private static Explanation dirtying(MigrationRecord record, long nanos) {
        MigrationRecord.Round round = roundAt(record, nanos);
        return new Explanation(
                "dirtying",
                List.of(
                        modelled("round", round.round(), Unit.COUNT),
                        documented("judged-every", NANOS_PER_SECOND, Unit.NANOS, "qemu-dirty-pages-rate")),
                modelled("dirty-rate", record.dirtyPagesPerSecond().at(nanos), Unit.PAGES_PER_SECOND));
    }

    private static Explanation stopLine(MigrationRecord record, long nanos) {
        double threshold = record.thresholdBytes().at(nanos);
        double limit = record.options().downtimeLimitNanos();
        return new Explanation(
                "stop-line",
                List.of(
                        modelled("window-bandwidth", threshold / limit * NANOS_PER_SECOND, Unit.BYTES_PER_SECOND),
                        documented("downtime-limit", limit, Unit.NANOS, "scenario")),
                modelled("threshold", threshold, Unit.BYTES));
    }

    private static Explanation predicted(MigrationRecord record, long nanos) {
        double threshold = record.thresholdBytes().at(nanos);
        double bandwidth = threshold / record.options().downtimeLimitNanos() * NANOS_PER_SECOND;
        double expected = record.expectedDowntimeNanos().at(nanos);
        return new Explanation(
                "predicted-downtime",
                List.of(
                        modelled("left-after-last-sync", expected / NANOS_PER_SECOND * bandwidth, Unit.BYTES),
                        modelled("window-bandwidth", bandwidth, Unit.BYTES_PER_SECOND)),
                modelled("expected-downtime", expected, Unit.NANOS));
    }

    private static Explanation downtime(MigrationRecord record) {
        if (record.technique() == Technique.POSTCOPY || record.technique() == Technique.HYBRID) {
            return new Explanation(
                    "downtime-postcopy",
                    List.of(
                            modelled("downtime", record.downtimeNanos(), Unit.NANOS),
                            modelled("faults", record.guest().faults().at(record.lastNanos()), Unit.PAGES)),
                    modelled("downtime", record.downtimeNanos(), Unit.NANOS));
        }
        long paused = record.pausedNanos().orElse(record.endNanos());
        double left = record.leftBytes().at(paused);
        double rate = record.downtimeNanos() > 0 ? left / record.downtimeNanos() * NANOS_PER_SECOND : 0;
        return new Explanation(
                "downtime",
                List.of(
                        modelled("left-at-stop", left, Unit.BYTES),
                        modelled("rate-of-last-stage", rate, Unit.BYTES_PER_SECOND)),
                modelled("downtime", record.downtimeNanos(), Unit.NANOS));
    }

    private static Explanation pause(MigrationRecord record) {
        return new Explanation(
                "guest-pause",
                List.of(
                        modelled("downtime", record.downtimeNanos(), Unit.NANOS),
                        new Value(
                                "load-and-start",
                                Math.max(0, record.guestPauseNanos() - record.downtimeNanos()),
                                Unit.NANOS,
                                Label.ASSUMED,
                                "switch-over")),
                modelled("guest-pause", record.guestPauseNanos(), Unit.NANOS));
    }

    private static Explanation total(MigrationRecord record) {
        double pageBytes = (double) record.normalPages() * MemorySpec.PAGE_BYTES;
        boolean ended = record.outcome() == Outcome.COMPLETED;
        return new Explanation(
                ended ? "total-time" : "total-time-open",
                List.of(
                        modelled("sent", record.transferredBytes(), Unit.BYTES),
                        modelled("pages-whole", pageBytes, Unit.BYTES),
                        modelled("pages-zero", record.zeroPages(), Unit.PAGES),
                        modelled("rounds", record.rounds(), Unit.COUNT)),
                modelled("total", record.totalNanos(), Unit.NANOS));
    }

    private static Explanation speed(MigrationRecord record, long nanos) {
        double throttle = record.throttlePercent().at(nanos) / 100;
        double speed = record.guest().speed().at(nanos);
        return new Explanation(
                "guest-speed",
                List.of(
                        modelled("throttled", throttle, Unit.SHARE),
                        modelled("waits", Math.max(0, 1 - throttle - speed), Unit.SHARE)),
                modelled("speed", speed, Unit.SHARE));
    }

    private static Explanation faults(MigrationRecord record, long nanos) {
        double asked = record.guest().faults().at(nanos);
        return new Explanation(
                "faults",
                List.of(modelled("pages-missing", record.leftBytes().at(nanos) / MemorySpec.PAGE_BYTES, Unit.PAGES)),
                modelled("faults", asked, Unit.PAGES));
    }

    private static Explanation stall(Timeline timeline, MigrationRecord record) {
        long outage = 0;
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                if (silence.migration() == record.number()) {
                    outage = Math.max(outage, silence.untilNanos().orElse(timeline.endNanos()) - silence.fromNanos());
                }
            }
        }
        return new Explanation(
                "tcp-stall",
                List.of(
                        modelled("outage", outage, Unit.NANOS),
                        documented("rto-min", TcpStall.RTO_MIN_NANOS, Unit.NANOS, "rfc6298-linux")),
                modelled("stall", TcpStall.nanos(outage), Unit.NANOS));
    }
}
