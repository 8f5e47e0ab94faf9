package skyferry.exchange;

import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.dataplane.TcpStream;
import skyferry.migration.Beside;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Technique;
import skyferry.run.Spread;
import skyferry.run.Timeline;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a run as {@code skyferry-result/1}. Times are milliseconds, sizes bytes. */
public final class ResultJson {
    private static final double NANOS_PER_MS = 1e6;

    private final JsonFactory factory = new JsonFactory();

    /**
     * Writes the whole result as one JSON object and a line end.
     *
     * @param variant name of the parameters that were drawn
     */
    public void write(Timeline timeline, String variant, Writer out) {
        write(timeline, variant, Map.of(), out);
    }

    /**
     * The same with the ranges of some moves over other starts ({@code "range"}).
     *
     * @param ranges by the number of the move
     */
    public void write(Timeline timeline, String variant, Map<Integer, Spread> ranges, Writer out) {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", "skyferry-result/1");
            json.writeStringProperty("scenario", timeline.scenario().id());
            json.writeNumberProperty("seed", timeline.scenario().seed().value());
            json.writeStringProperty("variant", variant);
            json.writeNumberProperty("until_ms", Math.round(timeline.endNanos() / NANOS_PER_MS));
            json.writeStringProperty("digest", timeline.digest());
            json.writeArrayPropertyStart("migrations");
            timeline.migrations().forEach(record -> migration(timeline, record, ranges, json));
            json.writeEndArray();
            isolation(timeline, json);
            streams(timeline, json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void range(Spread spread, JsonGenerator json) {
        json.writeObjectPropertyStart("range");
        json.writeNumberProperty("starts", spread.starts());
        json.writeNumberProperty("converged", spread.converged());
        range(json, "total_ms", spread.total(), NANOS_PER_MS);
        range(json, "guest_pause_ms", spread.pause(), NANOS_PER_MS);
        range(json, "rounds", spread.rounds(), 1);
        json.writeEndObject();
    }

    private static void range(JsonGenerator json, String name, Optional<Spread.Range> range, double unit) {
        if (range.isEmpty()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("p5", range.get().p5() / unit);
        json.writeNumberProperty("p10", range.get().p10() / unit);
        json.writeNumberProperty("median", range.get().median() / unit);
        json.writeNumberProperty("p90", range.get().p90() / unit);
        json.writeNumberProperty("p95", range.get().p95() / unit);
        json.writeEndObject();
    }

    private static void migration(
            Timeline timeline, MigrationRecord record, Map<Integer, Spread> ranges, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("vm", record.vm());
        json.writeStringProperty("from", record.from());
        json.writeStringProperty("to", record.to());
        json.writeStringProperty("technique", record.technique().id());
        json.writeStringProperty("lens", record.lens().id());
        json.writeStringProperty("outcome", outcome(record));
        if (record.reason().isEmpty()) {
            json.writeNullProperty("reason");
        } else {
            json.writeStringProperty("reason", record.reason());
        }
        ms(json, "start_ms", record.startNanos());
        ms(json, "setup_ms", record.setupNanos());
        ms(json, "total_ms", record.totalNanos());
        ms(json, "downtime_ms", record.downtimeNanos());
        ms(json, "guest_pause_ms", record.guestPauseNanos());
        silences(timeline, record, json);
        roundTrips(timeline, record, json);
        Learned learned = Learned.of(timeline, record);
        names("learned_hosts", learned.hosts(), json);
        names("learned_peers", learned.peers(), json);
        json.writeNumberProperty("rounds", record.rounds());
        json.writeNumberProperty("transferred_bytes", record.transferredBytes());
        json.writeNumberProperty("normal_pages", record.normalPages());
        json.writeNumberProperty("zero_pages", record.zeroPages());
        json.writeNumberProperty("max_throttle_pct", record.maxThrottlePercent());
        OptionalLong throttled = record.throttleStartNanos();
        if (throttled.isPresent()) {
            ms(json, "throttle_start_ms", throttled.getAsLong() - record.startNanos());
        } else {
            json.writeNullProperty("throttle_start_ms");
        }
        json.writeNumberProperty("max_dirty_pages_per_s", Math.round(record.maxDirtyPagesPerSecond()));
        json.writeNumberProperty("postcopy_faults", record.postcopyFaults());
        rounds(record, json);
        Spread spread = ranges.get(record.number());
        if (spread != null) {
            range(spread, json);
        }
        beside(record, json);
        json.writeEndObject();
    }

    /** A move that the run's end cut short has not converged as far as the run can tell; checkpoints go on for ever. */
    private static String outcome(MigrationRecord record) {
        boolean endless = record.technique() == Technique.REMUS;
        return (record.outcome() == Outcome.ACTIVE && !endless ? Outcome.NOT_CONVERGED : record.outcome()).id();
    }

    private static void ms(JsonGenerator json, String name, long nanos) {
        json.writeNumberProperty(name, Math.round(nanos / 1e3) / 1e3);
    }

    private static void silences(Timeline timeline, MigrationRecord record, JsonGenerator json) {
        json.writeObjectPropertyStart("outage_ms");
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            List<Timeline.Silence> own = own(probe, record);
            if (!own.isEmpty()) {
                ms(json, probe.probe().id(), longest(own, timeline.endNanos()));
            }
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("tcp_stall_ms");
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            List<Timeline.Silence> own = own(probe, record);
            if (!own.isEmpty()) {
                ms(
                        json,
                        probe.probe().id(),
                        own.stream()
                                .mapToLong(Timeline.Silence::tcpStallNanos)
                                .max()
                                .orElse(0));
            }
        }
        json.writeEndObject();
    }

    private static void roundTrips(Timeline timeline, MigrationRecord record, JsonGenerator json) {
        json.writeObjectPropertyStart("rtt_ms");
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            List<Timeline.RoundTripTime> times =
                    timeline.roundTripTimes(probe.probe().id());
            boolean own = probe.probe().to().equals(record.vm())
                    || probe.probe().from().equals(record.vm());
            if (own && !times.isEmpty()) {
                json.writeArrayPropertyStart(probe.probe().id());
                times.forEach(time -> json.writeNumber(Math.round(time.nanos() / 1e3) / 1e3));
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static void names(String key, List<String> names, JsonGenerator json) {
        json.writeArrayPropertyStart(key);
        names.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void streams(Timeline timeline, JsonGenerator json) {
        json.writeArrayPropertyStart("streams");
        for (Timeline.StreamRecord stream : timeline.streams()) {
            json.writeStartObject();
            json.writeStringProperty("probe", stream.probe().id());
            json.writeStringProperty(
                    "sender",
                    stream.sender() == TcpStream.Sender.CLIENT
                            ? stream.probe().from()
                            : stream.probe().to());
            json.writeBooleanProperty("dead", stream.deadNanos().isPresent());
            if (stream.deadNanos().isPresent()) {
                ms(json, "dead_ms", stream.deadNanos().getAsLong());
            }
            json.writeObjectPropertyStart("kept_until_ms");
            stream.keptUntilNanos().forEach((host, until) -> ms(json, host, until));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<Timeline.Silence> own(Timeline.ProbeRecord probe, MigrationRecord record) {
        return probe.silences().stream()
                .filter(silence -> silence.migration() == record.number())
                .toList();
    }

    private static long longest(List<Timeline.Silence> silences, long end) {
        return silences.stream()
                .mapToLong(silence -> silence.untilNanos().orElse(end) - silence.fromNanos())
                .max()
                .orElse(0);
    }

    private static void rounds(MigrationRecord record, JsonGenerator json) {
        json.writeArrayPropertyStart("rounds_detail");
        for (MigrationRecord.Round round : record.roundsDetail()) {
            json.writeStartObject();
            json.writeNumberProperty("round", round.round());
            ms(json, "start_ms", round.startNanos() - record.startNanos());
            ms(json, "end_ms", round.endNanos() - record.startNanos());
            json.writeNumberProperty("sent_bytes", round.sentBytes());
            json.writeNumberProperty("remaining_bytes", round.remainingBytes());
            json.writeNumberProperty("dirty_pages_per_s", Math.round(round.dirtyPagesPerSecond()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void beside(MigrationRecord record, JsonGenerator json) {
        Beside beside = record.beside();
        if (beside.parts().isEmpty() && beside.diskBytes() == 0) {
            return;
        }
        json.writeNumberProperty("disk_bytes", beside.diskBytes());
        if (beside.mirrorReadyNanos().isPresent()) {
            ms(json, "mirror_ready_ms", beside.mirrorReadyNanos().getAsLong() - record.startNanos());
        } else {
            json.writeNullProperty("mirror_ready_ms");
        }
        ms(json, "write_latency_ms", beside.writeLatencyNanos());
        json.writeNumberProperty("checkpoints", beside.checkpoints());
        ms(json, "reply_latency_ms", beside.replyLatencyNanos());
        json.writeBooleanProperty("memory_kept", beside.kept() == Beside.Kept.MEMORY_AND_CONNECTIONS);
        json.writeArrayPropertyStart("parts");
        for (Beside.Part part : beside.parts()) {
            json.writeStartObject();
            json.writeStringProperty("part", part.kind().id());
            ms(json, "start_ms", part.fromNanos() - record.startNanos());
            ms(json, "end_ms", part.toNanos() - record.startNanos());
            json.writeNumberProperty("bytes", Math.round(part.bytes()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void isolation(Timeline timeline, JsonGenerator json) {
        json.writeObjectPropertyStart("isolation");
        json.writeNumberProperty(
                "checked_pairs", timeline.isolation().getFirst().report().checkedPairs());
        json.writeArrayPropertyStart("leaks");
        for (Timeline.IsolationSpan span : timeline.isolation()) {
            for (var leak : span.report().leaks()) {
                json.writeStartObject();
                ms(json, "from_ms", span.fromNanos());
                json.writeStringProperty("from", leak.fromVm());
                json.writeStringProperty("to", leak.toVm());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
