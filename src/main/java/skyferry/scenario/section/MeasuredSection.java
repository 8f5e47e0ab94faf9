package skyferry.scenario.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Scenario;
import skyferry.scenario.shape.AnyNode;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** {@code measured}: what real machines gave for this scenario. */
final class MeasuredSection {
    private static final Type<Double> TIME =
            Quantity.between(Dimension.TIME, "0 ns", "24 h").real();
    private static final Type<Double> PAGES =
            Quantity.between(Dimension.MEMORY, "0 pages", "1000000000 pages").map(bytes -> bytes.doubleValue() / 4096);
    private static final Type<Double> BYTES =
            Quantity.between(Dimension.SIZE, "0 B", "1048576 GiB").real();

    private static final Type<Double> WRITES = Quantity.between(Dimension.WRITES, "0 pages/s", "1000000000 pages/s")
            .real();

    /** What can be measured, in base units. */
    private static final Map<String, Type<Double>> METRICS = metrics();

    private static final Key<String> VM = Key.required("vm", Kinds.TO_MACHINE, "The machine that moved.");
    private static final Key<String> METRIC = Key.required("metric", Words.of(names()), "What was measured.");
    private static final Key<Yaml> VALUE = Key.required("value", figure(), "The median.");
    private static final Key<Yaml> MIN = Key.optional("min", figure(), "The least of all runs.");
    private static final Key<Yaml> MAX = Key.optional("max", figure(), "The largest of all runs.");
    private static final Key<Double> TOLERANCE = Key.optional(
            "tolerance",
            Quantity.between(Dimension.SHARE, "0 %", "1000 %").real(),
            "How far a computed figure may be off; 0 % if not given.");
    private static final Key<String> SOURCE = Key.optional("source", Texts.any(), "Where the figure is from.");

    static final Type<List<Fields>> TYPE =
            ListOf.of(Struct.of("measurement", VM, METRIC, VALUE, MIN, MAX, TOLERANCE, SOURCE));

    private MeasuredSection() {}

    private static Map<String, Type<Double>> metrics() {
        Map<String, Type<Double>> metrics = new LinkedHashMap<>();
        metrics.put("total", TIME);
        metrics.put("pause", TIME);
        metrics.put("downtime", TIME);
        metrics.put("max_dirty_rate", WRITES);
        metrics.put("rounds", new Decimal(0, 1e9));
        metrics.put("normal_pages", PAGES);
        metrics.put("transferred", BYTES);
        metrics.put("converges", Truth.VALUE.map(yes -> yes ? 1.0 : 0.0));
        return metrics;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        METRICS.keySet().forEach(name -> names.put(name, name));
        return names;
    }

    private static Type<Yaml> figure() {
        return new AnyNode(
                "figure",
                Schema.ANY
                        .with("type", List.of("string", "number", "boolean"))
                        .with(
                                "description",
                                "A time for total and pause, pages for normal_pages, a size for transferred, a number"
                                        + " for rounds, true or false for converges."));
    }

    static List<Scenario.Measured> measured(List<Fields> written, Reading in) {
        List<Scenario.Measured> all = new ArrayList<>();
        for (Fields fields : written) {
            Type<Double> type = METRICS.getOrDefault(fields.get(METRIC), TIME);
            Optional<Double> value = type.read(fields.get(VALUE), in);
            if (value.isEmpty()) {
                continue;
            }
            double min = fields.find(MIN).flatMap(node -> type.read(node, in)).orElse(value.get());
            double max = fields.find(MAX).flatMap(node -> type.read(node, in)).orElse(value.get());
            if (min > value.get() || max < value.get()) {
                in.diagnostics()
                        .at(fields.at(VALUE), Problem.OUT_OF_RANGE, "the median")
                        .expected("between min and max")
                        .add();
            }
            all.add(new Scenario.Measured(
                    fields.get(VM),
                    fields.get(METRIC),
                    value.get(),
                    min,
                    max,
                    fields.or(TOLERANCE, 0.0),
                    fields.or(SOURCE, "")));
        }
        return all;
    }
}
