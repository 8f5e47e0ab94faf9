package skyferry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import skyferry.dataplane.TcpStream;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.run.Spread;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.Quantities;

/** What became of the moves, for people at a terminal. */
final class ResultTable {
    private static final String ROW = "%-14s %-22s %-14s %10s %10s %7s %12s%n";

    private final PrintWriter out;

    ResultTable(PrintWriter out) {
        this.out = out;
    }

    void print(Timeline timeline) {
        out.printf(
                Locale.ROOT,
                "%s: %s%n%n",
                timeline.scenario().id(),
                timeline.scenario().title().in("en"));
        if (timeline.migrations().isEmpty()) {
            out.println("No machine moved. Give the scenario actions: or use --actions.");
        } else {
            out.printf(Locale.ROOT, ROW, "machine", "move", "outcome", "total", "pause", "rounds", "sent");
            timeline.migrations().forEach(this::row);
        }
        probes(timeline);
        measured(timeline);
        boolean held =
                timeline.isolation().stream().allMatch(span -> span.report().holds());
        int pairs = timeline.isolation().getFirst().report().checkedPairs();
        String verdict = held ? "held throughout" : "BROKEN, see --json";
        out.printf(
                Locale.ROOT,
                "%nIsolation: %s%n",
                pairs == 0
                        ? "nothing to keep apart, all machines belong to one tenant."
                        : verdict + " (" + pairs + " ordered pairs of machines of different tenants).");
        out.println("Run digest: " + timeline.digest());
    }

    /** What came of a move begun at other points of the guest's cycle. */
    void range(MigrationRecord record, Spread spread) {
        out.printf(
                Locale.ROOT,
                "Range of %s over %d starts: %d converge%n",
                record.vm(),
                spread.starts(),
                spread.converged());
        spread.total().ifPresent(range -> figure("total", range, 1e6, " ms"));
        spread.pause().ifPresent(range -> figure("pause", range, 1e6, " ms"));
        spread.rounds().ifPresent(range -> figure("rounds", range, 1, ""));
    }

    private void figure(String name, Spread.Range range, double unit, String words) {
        out.printf(
                Locale.ROOT,
                "  %-7s p10 %.1f%s, median %.1f%s, p90 %.1f%s%n",
                name,
                range.p10() / unit,
                words,
                range.median() / unit,
                words,
                range.p90() / unit,
                words);
    }

    private void row(MigrationRecord record) {
        boolean refused = record.outcome() == Outcome.REFUSED;
        out.printf(
                Locale.ROOT,
                ROW,
                record.vm(),
                record.from() + " -> " + record.to(),
                record.outcome() == Outcome.ACTIVE
                        ? "not-converged"
                        : record.outcome().id(),
                refused ? "-" : Quantities.duration(record.totalNanos()),
                record.resumedNanos().isEmpty() ? "-" : Quantities.duration(record.guestPauseNanos()),
                refused ? "-" : Integer.toString(record.rounds()),
                refused ? record.reason() : Quantities.bytes(record.transferredBytes()));
    }

    private void probes(Timeline timeline) {
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                long until = silence.untilNanos().orElse(timeline.endNanos());
                out.printf(
                        Locale.ROOT,
                        "%nProbe %s (%s -> %s): silent for %s from %s%s; a TCP stream would stand still for %s.",
                        probe.probe().id(),
                        probe.probe().from(),
                        probe.probe().to(),
                        Quantities.duration(until - silence.fromNanos()),
                        Quantities.duration(silence.fromNanos()),
                        silence.untilNanos().isPresent() ? "" : " and on",
                        Quantities.duration(silence.tcpStallNanos()));
            }
        }
        out.println();
        trips(timeline);
        streams(timeline);
        learned(timeline);
    }

    /** Hosts that still know a connection of which neither end is there any more. */
    private void leftBehind(Timeline timeline, WorldAt end, Timeline.StreamRecord stream) {
        for (Map.Entry<String, Long> kept : stream.keptUntilNanos().entrySet()) {
            boolean used = List.of(stream.probe().from(), stream.probe().to()).stream()
                    .anyMatch(vm -> end.dataPlane()
                            .activeHost(vm)
                            .filter(kept.getKey()::equals)
                            .isPresent());
            if (!used && stream.sender() == TcpStream.Sender.CLIENT) {
                out.printf(
                        Locale.ROOT,
                        "TCP connection %s: %s still tracks it, for another %s.%n",
                        stream.probe().id(),
                        kept.getKey(),
                        Quantities.duration(kept.getValue() - timeline.endNanos()));
            }
        }
    }

    private void learned(Timeline timeline) {
        for (MigrationRecord record : timeline.migrations()) {
            skyferry.exchange.Learned learned = skyferry.exchange.Learned.of(timeline, record);
            if (!learned.hosts().isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "%s: %s learned where it is%s.%n",
                        record.vm(),
                        String.join(", ", learned.hosts()),
                        learned.peers().isEmpty()
                                ? ""
                                : "; " + String.join(", ", learned.peers()) + " asked for its name again");
            }
        }
    }

    private void trips(Timeline timeline) {
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            List<Timeline.RoundTripTime> times =
                    timeline.roundTripTimes(probe.probe().id());
            if (times.size() > 1) {
                out.printf(
                        Locale.ROOT,
                        "Probe %s: %s on the wire there and back at first, %s in the end.%n",
                        probe.probe().id(),
                        Quantities.duration(times.getFirst().nanos()),
                        Quantities.duration(times.getLast().nanos()));
            }
        }
    }

    private void streams(Timeline timeline) {
        WorldAt end = timeline.at(timeline.endNanos());
        for (Timeline.StreamRecord stream : timeline.streams()) {
            leftBehind(timeline, end, stream);
            boolean client = stream.sender() == TcpStream.Sender.CLIENT;
            out.printf(
                    Locale.ROOT,
                    "TCP connection %s, data from %s: %s.%n",
                    stream.probe().id(),
                    client ? stream.probe().from() : stream.probe().to(),
                    stream.deadNanos().isPresent()
                            ? "dead since "
                                    + Quantities.duration(stream.deadNanos().getAsLong())
                            : "lives");
        }
    }

    private void measured(Timeline timeline) {
        if (timeline.scenario().measured().isEmpty()) {
            return;
        }
        out.printf(Locale.ROOT, "%n%-24s %16s %16s  %s%n", "measured", "measured", "computed", "verdict");
        for (skyferry.exchange.Comparison row : skyferry.exchange.Comparison.of(timeline)) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %16s %16s  %s%n",
                    row.measured().vm() + " " + row.measured().metric(),
                    skyferry.scene.MeasuredFigures.text(
                            row.measured().metric(), row.measured().value()),
                    skyferry.scene.MeasuredFigures.text(row.measured().metric(), row.computed()),
                    row.within() ? "within tolerance" : "OUT OF TOLERANCE");
        }
        out.println("Source: " + timeline.scenario().source());
    }
}
