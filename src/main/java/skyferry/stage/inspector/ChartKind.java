package skyferry.stage.inspector;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Link;
import skyferry.model.Scenario;
import skyferry.run.Timeline;
import skyferry.scene.PlotInput.Line;
import skyferry.scene.PlotInput.Unit;
import skyferry.stage.words.Words;

/** What a chart of a move shows. */
enum ChartKind {
    /** Memory left to send, with the line under which the guest is stopped. */
    LEFT(Unit.BYTES),
    /** What the guest dirties against what the stream carries. */
    RATES(Unit.RATE),
    /** The way there and back on the wire for who probes the machine. */
    LATENCY(Unit.TIME),
    /** What the cables at both ends carry. */
    LOAD(Unit.RATE);

    /** Bytes of a page: what is written in pages is compared with what is sent in bytes. */
    private static final double PAGE = 4096;

    private final Unit unit;

    ChartKind(Unit unit) {
        this.unit = unit;
    }

    Unit unit() {
        return unit;
    }

    /** The lines of a move's chart. */
    List<Line> lines(Words words, MigrationRecord move, Timeline timeline) {
        return switch (this) {
            case LEFT ->
                List.of(
                        new Line(words.of("chart.left"), move.leftBytes()::at),
                        new Line(
                                words.of("chart.stop"),
                                at -> known(move.thresholdBytes().at(at))));
            case RATES ->
                List.of(
                        new Line(words.of("chart.sent"), move.bytesPerSecond()::at),
                        new Line(
                                words.of("chart.dirty"),
                                at -> move.dirtyPagesPerSecond().at(at) * PAGE));
            case LATENCY -> latency(words, move, timeline);
            case LOAD -> load(words, move, timeline);
        };
    }

    /** Before the first estimate there is no stop line. */
    private static double known(double bytes) {
        return bytes > 0 ? bytes : Double.NaN;
    }

    private static List<Line> latency(Words words, MigrationRecord move, Timeline timeline) {
        List<Line> lines = new ArrayList<>();
        for (Timeline.ProbeRecord record : timeline.probes()) {
            boolean concerns = record.probe().to().equals(move.vm())
                    || record.probe().from().equals(move.vm());
            if (concerns && lines.size() < 4) {
                List<Timeline.RoundTripTime> times =
                        timeline.roundTripTimes(record.probe().id());
                String name = words.of(
                        "chart.probe", record.probe().from(), record.probe().to());
                lines.add(new Line(name, at -> record.silenceAt(at).isPresent() ? Double.NaN : valid(times, at)));
            }
        }
        return lines;
    }

    /** The time that holds at an instant. */
    private static double valid(List<Timeline.RoundTripTime> times, long at) {
        double valid = Double.NaN;
        for (Timeline.RoundTripTime time : times) {
            if (time.fromNanos() > at) {
                break;
            }
            valid = time.nanos();
        }
        return valid;
    }

    private static List<Line> load(Words words, MigrationRecord move, Timeline timeline) {
        Scenario scenario = timeline.scenario();
        List<Line> lines = new ArrayList<>();
        for (Link link : scenario.fabric().links()) {
            boolean leaves = link.a().equals(move.from()) || link.b().equals(move.from());
            boolean enters = link.a().equals(move.to()) || link.b().equals(move.to());
            if ((leaves || enters) && lines.size() < 4) {
                String from = leaves ? move.from() : link.other(move.to());
                lines.add(new Line(
                        words.of("chart.cable", from, link.other(from)), timeline.linkLoad(link.id(), from)::at));
            }
        }
        return lines;
    }
}
