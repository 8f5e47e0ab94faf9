package skyferry.scenario.expand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Found;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.ListOf;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Schema;
import skyferry.scenario.shape.SchemaBook;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Type;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * Values drawn for a variant of a scenario.
 *
 * @param values by name, as text
 * @param places where each is declared
 */
public record Parameters(Map<String, String> values, Map<String, Place> places) {
    private static final String NAME = "[a-z][a-z0-9_]*";
    private static final long MOST_STEPS = 1_000_000;

    private static final Type<String> NUMBER = Texts.described(
            Texts.matching("[-+]?[0-9]{1,15}(\\.[0-9]{1,9})?", Problem.NOT_A_NUMBER, "a number"),
            Schema.type("number"));
    private static final Key<List<String>> RANGE =
            Key.optional("range", ListOf.exactly(2, NUMBER), "The least and the largest value.");
    private static final Key<String> STEP =
            Key.optional("step", NUMBER, "From one possible value to the next; 1 if not given.");
    private static final Key<String> UNIT = Key.optional("unit", Texts.any(), "The unit of a range.");
    private static final Key<List<String>> PICK = Key.optional(
            "pick",
            new ListOf<>(
                    Texts.described(Texts.any(), Schema.ANY.with("type", List.of("string", "number", "boolean"))),
                    1,
                    Integer.MAX_VALUE),
            "Values of which one is drawn.");
    private static final Struct PARAMETER = Struct.of("parameter", RANGE, STEP, UNIT, PICK);

    /** How parameters are written. */
    public static final Type<Yaml> TYPE = new Type<>() {
        @Override
        public Optional<Yaml> read(Yaml node, Reading in) {
            return Optional.of(node);
        }

        @Override
        public Schema schema(SchemaBook book) {
            return Schema.type("object")
                    .with("propertyNames", Map.of("pattern", "^" + NAME + "$"))
                    .with("additionalProperties", PARAMETER.schema(book));
        }
    };

    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    /** Draws all parameters of a mapping. One that cannot be drawn is reported and left out. */
    public static Parameters draw(Optional<Yaml> written, long seed, Reading in) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        if (written.isPresent() && !(written.get() instanceof Yaml.Mapping)) {
            in.at(written.get(), Problem.WRONG_TYPE, Found.describe(written.get()))
                    .expected("names with what to draw")
                    .add();
        }
        if (written.isPresent() && written.get() instanceof Yaml.Mapping mapping) {
            for (Yaml.Entry entry : mapping.entries()) {
                if (!entry.name().matches(NAME) || entry.name().equals("i")) {
                    in.at(entry.key(), Problem.BAD_NAME, entry.name())
                            .expected("small letters, digits and _, a letter first, not i alone")
                            .add();
                }
                places.put(entry.name(), entry.key().place());
                PARAMETER
                        .read(entry.value(), entry.key().place(), in)
                        .flatMap(fields -> value(entry, fields, seed, in))
                        .ifPresent(value -> values.put(entry.name(), value));
            }
        }
        return new Parameters(values, places);
    }

    private static Optional<String> value(Yaml.Entry entry, Fields fields, long seed, Reading in) {
        if (fields.has(RANGE) == fields.has(PICK)) {
            return refuse(entry, "it needs either range or pick", in);
        }
        if (fields.has(PICK)) {
            return fields.find(PICK).map(all -> all.get((int) Draw.below(all.size(), seed, entry.name())));
        }
        Optional<List<String>> range = fields.find(RANGE);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal least = new BigDecimal(range.get().get(0));
        BigDecimal step = new BigDecimal(fields.or(STEP, "1"));
        if (step.signum() <= 0) {
            return refuse(entry, "the step must be larger than 0", in);
        }
        BigDecimal steps = new BigDecimal(range.get().get(1)).subtract(least).divide(step, 0, RoundingMode.FLOOR);
        if (steps.signum() < 0 || steps.compareTo(BigDecimal.valueOf(MOST_STEPS)) > 0) {
            return refuse(entry, "the range must hold 1 to " + MOST_STEPS + " values", in);
        }
        long drawn = Draw.below(steps.longValueExact() + 1, seed, entry.name());
        String number = least.add(step.multiply(BigDecimal.valueOf(drawn))).toPlainString();
        return Optional.of(fields.find(UNIT).map(unit -> number + " " + unit).orElse(number));
    }

    private static Optional<String> refuse(Yaml.Entry entry, String why, Reading in) {
        in.at(entry.key(), Problem.BAD_PARAMETER, entry.name(), why).add();
        return Optional.empty();
    }
}
