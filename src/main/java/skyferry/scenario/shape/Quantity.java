package skyferry.scenario.shape;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * A number with its unit, in the dimension's base unit, between two bounds.
 *
 * @param bounds in words, for messages: {@code 1 ms to 1 h}
 */
public record Quantity(Dimension dimension, BigDecimal least, BigDecimal most, String bounds)
        implements Type<BigDecimal> {
    /** Sign, digits and a short exponent: anything longer is no measure of anything. */
    private static final Pattern SHAPE =
            Pattern.compile("([-+]?(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})(?:[eE][-+]?\\d{1,2})?)(\\s*)(\\S*)");

    /** A quantity between two others, which are written as in files. */
    public static Quantity between(Dimension dimension, String least, String most) {
        return new Quantity(dimension, parse(dimension, least), parse(dimension, most), least + " to " + most);
    }

    /** The quantity as a whole number of base units, rounded half up. */
    public Type<Long> whole() {
        return map(value -> value.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** The quantity as a floating-point number of base units. */
    public Type<Double> real() {
        return map(BigDecimal::doubleValue);
    }

    private static BigDecimal parse(Dimension dimension, String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a quantity: " + text);
        }
        return new BigDecimal(matcher.group(1))
                .multiply(dimension.factor(matcher.group(3)).orElseThrow());
    }

    @Override
    public Optional<BigDecimal> read(Yaml node, Reading in) {
        return Found.scalar(node, in, "a number and a unit").flatMap(scalar -> quantity(scalar, in));
    }

    private Optional<BigDecimal> quantity(Yaml.Scalar scalar, Reading in) {
        Matcher matcher = SHAPE.matcher(scalar.value());
        if (!matcher.matches()) {
            in.at(scalar, Problem.NOT_A_NUMBER, scalar.value())
                    .expected("a number and one of " + String.join(", ", dimension.units()))
                    .add();
            return Optional.empty();
        }
        String unit = matcher.group(3);
        Optional<BigDecimal> factor = dimension.factor(unit);
        if (factor.isEmpty()) {
            reportUnit(scalar, matcher, in);
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(matcher.group(1)).multiply(factor.get());
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            in.at(scalar, Problem.OUT_OF_RANGE, scalar.value()).expected(bounds).add();
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private void reportUnit(Yaml.Scalar scalar, Matcher matcher, Reading in) {
        String unit = matcher.group(3);
        Optional<Dimension> other = Dimension.of(unit);
        if (unit.isEmpty()) {
            in.at(scalar, Problem.UNIT_MISSING, scalar.value())
                    .expected(dimension.units())
                    .add();
        } else if (other.isPresent()) {
            in.within(
                            scalar,
                            matcher.start(3),
                            Problem.WRONG_DIMENSION,
                            unit,
                            other.get().title())
                    .expected(dimension.units())
                    .add();
        } else {
            var report = in.within(scalar, matcher.start(3), Problem.UNKNOWN_UNIT, unit)
                    .expected(dimension.units());
            dimension.meant(unit).ifPresent(report::proposal);
            report.add();
        }
    }

    @Override
    public Schema schema(SchemaBook book) {
        String units = dimension.units().stream().map(Pattern::quote).collect(Collectors.joining("|"));
        String regex =
                "^[-+]?[0-9.]+([eE][-+]?[0-9]+)? *(" + units.replace("\\Q", "").replace("\\E", "") + ")$";
        return book.orTemplate(book.part(
                "quantity-" + dimension.name().toLowerCase(Locale.ROOT),
                dimension,
                () -> Schema.pattern(regex)
                        .with("description", "A number and one of " + String.join(", ", dimension.units()))));
    }
}
