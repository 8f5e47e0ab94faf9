package skyferry.scenario.expand;

import java.util.Map;
import java.util.Optional;

/**
 * Whole-number arithmetic: {@code + - * / %}, parentheses, names. Division rounds towards minus infinity and the remainder has
 * the divisor's sign, so that {@code (i - 1) % 20} counts from 0 to 19 whatever i.
 */
final class Expression {
    private static final int DEEPEST = 32;

    private final String text;
    private final Map<String, String> values;
    private int at;
    private int depth;

    private Expression(String text, Map<String, String> values) {
        this.text = text;
        this.values = values;
    }

    /** Why an expression has no value, for people, and where. */
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1;
        private final transient int offset;

        private NoValue(String why, int offset) {
            super(why, null, false, false);
            this.offset = offset;
        }

        /** Character of the expression at which it was noticed. */
        int offset() {
            return offset;
        }
    }

    /**
     * The value of an expression.
     *
     * @param values what names stand for
     */
    static long value(String text, Map<String, String> values) throws NoValue {
        Expression expression = new Expression(text, values);
        try {
            long value = expression.sum();
            expression.blanks();
            if (expression.at < text.length()) {
                throw expression.no("an operator is missing");
            }
            return value;
        } catch (ArithmeticException e) {
            throw expression.no("the number is too large");
        }
    }

    private NoValue no(String why) {
        return new NoValue(why, Math.min(at, text.length()));
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean take(char c) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private long sum() throws NoValue {
        long value = product();
        while (true) {
            if (take('+')) {
                value = Math.addExact(value, product());
            } else if (take('-')) {
                value = Math.subtractExact(value, product());
            } else {
                return value;
            }
        }
    }

    private long product() throws NoValue {
        long value = factor();
        while (true) {
            if (take('*')) {
                value = Math.multiplyExact(value, factor());
            } else if (take('/')) {
                value = Math.floorDiv(value, divisor());
            } else if (take('%')) {
                value = Math.floorMod(value, divisor());
            } else {
                return value;
            }
        }
    }

    private long divisor() throws NoValue {
        long value = factor();
        if (value == 0) {
            throw no("it divides by 0");
        }
        return value;
    }

    private long factor() throws NoValue {
        if (++depth > DEEPEST) {
            throw no("it is nested too deep");
        }
        try {
            if (take('-')) {
                return Math.negateExact(factor());
            }
            if (take('(')) {
                long value = sum();
                if (!take(')')) {
                    throw no("a closing parenthesis is missing");
                }
                return value;
            }
            return atom();
        } finally {
            depth--;
        }
    }

    private long atom() throws NoValue {
        blanks();
        int start = at;
        while (at < text.length() && isWordPart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw no("a number or a name is missing");
        }
        if (Character.isDigit(word.charAt(0))) {
            return number(word, start);
        }
        String value = Optional.ofNullable(values.get(word))
                .orElseThrow(() -> new NoValue("there is no '" + word + "'", start));
        return number(value, start);
    }

    private static long number(String word, int start) throws NoValue {
        if (!word.matches("[-+]?[0-9]{1,18}")) {
            throw new NoValue("'" + word + "' is not a whole number", start);
        }
        return Long.parseLong(word);
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
