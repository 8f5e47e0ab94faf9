package skyferry.scenario.shape;

import java.util.Optional;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** Says what a node is, where something else was expected. */
public final class Found {
    private Found() {}

    /** {@code a list}, {@code text 'abc'}, .. */
    public static String describe(Yaml node) {
        return switch (node) {
            case Yaml.Mapping mapping -> "keys with values";
            case Yaml.Sequence sequence -> "a list";
            case Yaml.Scalar scalar when scalar.isNull() -> "no value";
            case Yaml.Scalar scalar when !scalar.isPlain() -> "text '" + scalar.value() + "'";
            case Yaml.Scalar scalar when CoreSchema.isNumber(scalar.value()) -> "the number " + scalar.value();
            case Yaml.Scalar scalar -> "'" + scalar.value() + "'";
        };
    }

    /** Reports a value of the wrong kind, or none. */
    static void wrong(Yaml node, Reading in, String expected) {
        if (node instanceof Yaml.Scalar scalar && scalar.isNull()) {
            in.at(node, Problem.VALUE_MISSING).expected(expected).add();
        } else {
            in.at(node, Problem.WRONG_TYPE, describe(node)).expected(expected).add();
        }
    }

    /** The scalar; anything else, and an empty one, is reported. */
    public static Optional<Yaml.Scalar> scalar(Yaml node, Reading in, String expected) {
        if (node instanceof Yaml.Scalar scalar && !scalar.isNull()) {
            return Optional.of(scalar);
        }
        wrong(node, in, expected);
        return Optional.empty();
    }
}
