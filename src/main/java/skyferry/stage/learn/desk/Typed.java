package skyferry.stage.learn.desk;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.check.Value;
import skyferry.scenario.shape.Dimension;

/**
 * A number as a learner writes it, with its unit.
 *
 * @param unit empty for a count
 */
public record Typed(BigDecimal number, String unit) {
    private static final Pattern FORM = Pattern.compile("([+-]?\\d{1,15}(?:[.,]\\d{1,9})?)\\s*(\\D.*)?");

    /** The number in a text; empty if it has none or its unit is unknown. */
    public static Optional<Typed> read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(matcher.group(2)).map(String::strip).orElse("");
        BigDecimal number = new BigDecimal(matcher.group(1).replace(',', '.'));
        boolean known = unit.isEmpty() || Dimension.of(unit).isPresent();
        return known ? Optional.of(new Typed(number, unit)) : Optional.empty();
    }

    /** What it measures; empty for a count. */
    public Optional<Dimension> dimension() {
        return Dimension.of(unit);
    }

    /** In the dimension's base unit. */
    public Value value() {
        BigDecimal factor = dimension().flatMap(each -> each.factor(unit)).orElse(BigDecimal.ONE);
        return new Value.Number(number.multiply(factor).doubleValue(), dimension());
    }

    /** As it is written. */
    @Override
    public String toString() {
        return unit.isEmpty() ? number.toPlainString() : number.toPlainString() + " " + unit;
    }
}
