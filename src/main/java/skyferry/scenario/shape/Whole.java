package skyferry.scenario.shape;

import java.math.BigInteger;
import java.util.Optional;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** A whole number between two bounds, both included. */
public record Whole(long least, long most) implements Type<Long> {
    private static final int MOST_DIGITS = 40;

    /** A count that fits an {@code int}. */
    public static Type<Integer> between(int least, int most) {
        return new Whole(least, most).map(Long::intValue);
    }

    @Override
    public Optional<Long> read(Yaml node, Reading in) {
        return Found.scalar(node, in, "a whole number").flatMap(scalar -> number(scalar, in));
    }

    private Optional<Long> number(Yaml.Scalar scalar, Reading in) {
        String text = scalar.value();
        if (!scalar.isPlain() || !CoreSchema.isInteger(text) || text.length() > MOST_DIGITS) {
            Problem problem = scalar.isPlain() && CoreSchema.isNumber(text) ? Problem.NOT_WHOLE : Problem.NOT_A_NUMBER;
            if (!scalar.isPlain() && CoreSchema.isInteger(text)) {
                in.at(scalar, Problem.WRONG_TYPE, Found.describe(scalar))
                        .expected("a number, without quotes")
                        .proposal(text)
                        .add();
            } else {
                in.at(scalar, problem, text).expected(bounds()).add();
            }
            return Optional.empty();
        }
        BigInteger value = parse(text);
        if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
            in.at(scalar, Problem.OUT_OF_RANGE, text).expected(bounds()).add();
            return Optional.empty();
        }
        return Optional.of(value.longValueExact());
    }

    private String bounds() {
        return least + " to " + most;
    }

    private static BigInteger parse(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8);
        }
        return new BigInteger(text);
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.orTemplate(Schema.type("integer").with("minimum", least).with("maximum", most));
    }
}
