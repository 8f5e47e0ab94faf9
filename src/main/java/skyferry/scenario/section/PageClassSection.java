package skyferry.scenario.section;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;
import skyferry.scenario.shape.Decimal;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Reading;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Words;
import skyferry.scenario.text.Problem;

/** {@code classes} of a machine's memory. */
final class PageClassSection {
    private static final BigDecimal PAGE = BigDecimal.valueOf(MemorySpec.PAGE_BYTES);
    /** Assumed where the author gives no other: a common rule of thumb for caches, and Zipf's own law. */
    private static final double HOT_SHARE = 0.1;

    private static final double WRITE_SHARE = 0.9;
    private static final double SKEW = 1;

    private enum Shape {
        UNIFORM,
        SEQUENTIAL,
        HOTCOLD,
        ZIPF;

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Key<BigDecimal> SIZE = Key.required("size", memory("1 B"), "Its size.");
    static final Key<BigDecimal> AT =
            Key.optional("at", memory("0 B"), "Where it begins in memory; behind the class before it if not given.");
    private static final Key<Double> ZERO =
            Key.optional("zero", share(), "Share of its pages that were never written so far; 0 % if not given.");
    private static final Key<Double> WRITES = Key.optional(
            "writes",
            Quantity.between(Dimension.WRITES, "0 pages/s", "1000000000 pages/s")
                    .real(),
            "Page writes per second, repeats counted; none if not given.");
    private static final Key<Shape> PATTERN =
            Key.optional("pattern", Words.of(Shape.class), "Which page the next write goes to; uniform if not given.");
    private static final Key<Double> HOT =
            Key.optional("hot", share(), "hotcold: share of the pages that is hot; 10 % if not given.");
    private static final Key<Double> SHARE =
            Key.optional("share", share(), "hotcold: share of the writes that goes there; 90 % if not given.");
    private static final Key<Double> SKEW_OF_RANKS = Key.optional(
            "skew",
            new Decimal(0, 10),
            "zipf: the page of rank r is written in proportion to r^-skew; 1 if not given.");
    private static final Key<BigDecimal> START =
            Key.optional("start", memory("0 B"), "sequential: where the sweep stands at 0 s; 0 pages if not given.");

    static final Struct TYPE =
            Struct.of("memory class", SIZE, AT, ZERO, WRITES, PATTERN, HOT, SHARE, SKEW_OF_RANKS, START);

    private PageClassSection() {}

    private static Type<BigDecimal> memory(String least) {
        return Quantity.between(Dimension.MEMORY, least, "1048576 GiB");
    }

    private static Type<Double> share() {
        return Quantity.between(Dimension.SHARE, "0 %", "100 %").real();
    }

    static PageClass pageClass(Fields fields, Reading in) {
        Shape shape = fields.or(PATTERN, Shape.UNIFORM);
        only(fields, shape, Shape.HOTCOLD, List.of(HOT, SHARE), in);
        only(fields, shape, Shape.ZIPF, List.of(SKEW_OF_RANKS), in);
        only(fields, shape, Shape.SEQUENTIAL, List.of(START), in);
        return new PageClass(
                pages(fields.get(SIZE), RoundingMode.CEILING),
                fields.find(AT)
                        .map(at -> OptionalLong.of(pages(at, RoundingMode.FLOOR)))
                        .orElse(OptionalLong.empty()),
                fields.or(ZERO, 0.0),
                fields.or(WRITES, 0.0),
                pattern(fields, shape));
    }

    private static PageClass.Pattern pattern(Fields fields, Shape shape) {
        return switch (shape) {
            case UNIFORM -> new PageClass.Pattern.Uniform();
            case SEQUENTIAL ->
                new PageClass.Pattern.Sequential(fields.find(START)
                        .map(at -> at.doubleValue() / MemorySpec.PAGE_BYTES)
                        .orElse(0.0));
            case HOTCOLD -> new PageClass.Pattern.HotCold(fields.or(HOT, HOT_SHARE), fields.or(SHARE, WRITE_SHARE));
            case ZIPF -> new PageClass.Pattern.Zipf(fields.or(SKEW_OF_RANKS, SKEW));
        };
    }

    private static void only(Fields fields, Shape shape, Shape wanted, List<Key<?>> keys, Reading in) {
        for (Key<?> key : keys) {
            if (shape != wanted && fields.has(key)) {
                in.diagnostics()
                        .at(fields.atKey(key), Problem.UNKNOWN_KEY, key.name(), shape.id() + " memory class")
                        .expected("pattern: " + wanted.id())
                        .add();
            }
        }
    }

    private static long pages(BigDecimal bytes, RoundingMode rounding) {
        return bytes.divide(PAGE, 0, rounding).longValueExact();
    }
}
