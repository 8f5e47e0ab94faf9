package skyferry.scenario.text;

import java.util.regex.Pattern;

/** The core schema of YAML 1.2.2, section 10.3: which plain scalars are null, truth values, numbers; all others are text. */
public final class CoreSchema {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private CoreSchema() {}

    public static boolean isNull(String plain) {
        return switch (plain) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    public static boolean isTrue(String plain) {
        return plain.equals("true") || plain.equals("True") || plain.equals("TRUE");
    }

    public static boolean isFalse(String plain) {
        return plain.equals("false") || plain.equals("False") || plain.equals("FALSE");
    }

    public static boolean isInteger(String plain) {
        return INTEGER.matcher(plain).matches();
    }

    /** Whether it is a number of any kind. */
    public static boolean isNumber(String plain) {
        return isInteger(plain) || FLOAT.matcher(plain).matches();
    }
}
