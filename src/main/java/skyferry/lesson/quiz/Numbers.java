package skyferry.lesson.quiz;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of numeric questions as GIFT writes them. */
final class Numbers {
    private static final String NUMBER = "([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)";
    private static final Pattern TOLERANCE = Pattern.compile(NUMBER + "(?:\\s*:\\s*" + NUMBER + ")?");
    private static final Pattern RANGE = Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER);

    private Numbers() {}

    /** Value and tolerance of {@code 3.5:0.2}, {@code 3.5} or {@code 3.3..3.7}; empty for anything else. */
    static Optional<double[]> bounds(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            BigDecimal least = new BigDecimal(range.group(1));
            BigDecimal most = new BigDecimal(range.group(2));
            BigDecimal two = BigDecimal.valueOf(2);
            return Optional.of(new double[] {
                least.add(most).divide(two).doubleValue(),
                most.subtract(least).abs().divide(two).doubleValue()
            });
        }
        Matcher tolerance = TOLERANCE.matcher(text);
        if (!tolerance.matches()) {
            return Optional.empty();
        }
        double slack = tolerance.group(2) == null ? 0 : Math.abs(Double.parseDouble(tolerance.group(2)));
        return Optional.of(new double[] {Double.parseDouble(tolerance.group(1)), slack});
    }

    /** A number without needless digits. */
    static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
