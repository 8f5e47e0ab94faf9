package skyferry.exchange;

import java.io.Writer;
import java.util.List;
import java.util.Locale;
import skyferry.dataplane.TraceText;
import skyferry.isolation.Finding;
import skyferry.isolation.Remedy;
import skyferry.run.Run;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes verdicts on isolation as {@code skyferry-verdict/1}. Times are milliseconds. */
public final class VerdictJson {
    private static final double NANOS_PER_MS = 1e6;

    private final JsonFactory factory = new JsonFactory();

    /** Writes all verdicts as one JSON object and a line end. */
    public void write(Run run, List<Apart> verdicts, List<Soundness.Lasting> findings, Writer out) {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("format", "skyferry-verdict/1");
            json.writeStringProperty("scenario", run.scenario().id());
            json.writeBooleanProperty("holds", verdicts.stream().allMatch(Apart::holds));
            json.writeArrayPropertyStart("verdicts");
            verdicts.forEach(verdict -> verdict(verdict, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("findings");
            findings.forEach(lasting -> finding(run, lasting, json));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void verdict(Apart verdict, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("from_ms", verdict.fromNanos() / NANOS_PER_MS);
        json.writeNumberProperty("checked_pairs", verdict.checkedPairs());
        json.writeArrayPropertyStart("leaks");
        verdict.leaks().forEach(leak -> leak(leak, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(Run run, Soundness.Lasting lasting, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("property", code(lasting.finding().property()));
        json.writeStringProperty("from", lasting.finding().fromVm());
        json.writeStringProperty("to", lasting.finding().toVm());
        json.writeNumberProperty("from_ms", lasting.fromNanos() / NANOS_PER_MS);
        if (lasting.toNanos().isPresent()) {
            json.writeNumberProperty("to_ms", lasting.toNanos().getAsLong() / NANOS_PER_MS);
        }
        json.writeBooleanProperty("passing", lasting.passing());
        json.writeStringProperty("trace", TraceText.of(lasting.finding().trace()));
        if (!lasting.passing()) {
            Soundness.remedy(run.timeline(), lasting).ifPresent(remedy -> remedy(remedy, json));
            Soundness.repair(run, lasting)
                    .ifPresent(repair -> json.writeStringProperty("repair", RepairText.of(repair, run.scenario())));
        }
        json.writeEndObject();
    }

    private static String code(Finding.Property property) {
        return property.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void leak(Apart.Leak leak, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("from", leak.leak().fromVm());
        json.writeStringProperty("to", leak.leak().toVm());
        json.writeStringProperty("from_tenant", leak.fromTenant());
        json.writeStringProperty("to_tenant", leak.toTenant());
        json.writeStringProperty("trace", TraceText.of(leak.leak().trace()));
        if (leak.remedy().isPresent()) {
            remedy(leak.remedy().get(), json);
        }
        json.writeEndObject();
    }

    private static void remedy(Remedy remedy, JsonGenerator json) {
        json.writeObjectPropertyStart("remedy");
        json.writeStringProperty("host", remedy.host());
        json.writeArrayPropertyStart("remove");
        remedy.remove().forEach(flow -> json.writeString(flow.toString()));
        json.writeEndArray();
        json.writeArrayPropertyStart("add");
        remedy.add().forEach(flow -> json.writeString(flow.toString()));
        json.writeEndArray();
        json.writeNumberProperty("leaks_after", remedy.after().leaks().size());
        json.writeEndObject();
    }
}
