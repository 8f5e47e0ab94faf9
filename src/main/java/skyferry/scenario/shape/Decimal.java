package skyferry.scenario.shape;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** A number without a unit between two bounds, both included. */
public record Decimal(double least, double most) implements Type<Double> {

    @Override
    public Optional<Double> read(Yaml node, Reading in) {
        return Found.scalar(node, in, "a number").flatMap(scalar -> {
            String text = scalar.value();
            if (!scalar.isPlain() || !CoreSchema.isNumber(text) || text.startsWith("0x") || text.startsWith("0o")) {
                in.at(scalar, Problem.NOT_A_NUMBER, text).expected(bounds()).add();
                return Optional.empty();
            }
            double value =
                    text.toLowerCase(Locale.ROOT).matches("[-+]?\\.(inf|nan)") ? Double.NaN : Double.parseDouble(text);
            if (!(value >= least && value <= most)) {
                in.at(scalar, Problem.OUT_OF_RANGE, text).expected(bounds()).add();
                return Optional.empty();
            }
            return Optional.of(value);
        });
    }

    private String bounds() {
        return plain(least) + " to " + plain(most);
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.orTemplate(Schema.type("number").with("minimum", least).with("maximum", most));
    }
}
