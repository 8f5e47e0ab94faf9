package skyferry.run;

import java.util.List;

/**
 * Why a figure is what it is.
 *
 * @param formula code of the formula; its words live in the bundles
 * @param values what was put in, in the formula's order
 * @param result what came out
 */
public record Explanation(String formula, List<Value> values, Value result) {
    public Explanation {
        values = List.copyOf(values);
    }

    /** What kind of knowledge a value is. */
    public enum Label {
        MEASURED,
        DOCUMENTED,
        MODELLED,
        ASSUMED
    }

    /** What a value counts. */
    public enum Unit {
        NANOS,
        BYTES,
        BYTES_PER_SECOND,
        PAGES,
        PAGES_PER_SECOND,
        SHARE,
        COUNT
    }

    /** @param source code of where the value comes from; its words live in the bundles */
    public record Value(String name, double value, Unit unit, Label label, String source) {}
}
