package skyferry.scenario.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.CoreSchema;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** {@code true} or {@code false}; YAML 1.2 knows no {@code yes} and {@code on}. */
public enum Truth implements Type<Boolean> {
    VALUE;

    private static final Map<String, String> MEANT = Map.of(
            "yes", "true", "on", "true", "1", "true", "y", "true", "no", "false", "off", "false", "0", "false", "n",
            "false");

    @Override
    public Optional<Boolean> read(Yaml node, Reading in) {
        if (node instanceof Yaml.Scalar scalar && scalar.isPlain()) {
            if (CoreSchema.isTrue(scalar.value())) {
                return Optional.of(true);
            }
            if (CoreSchema.isFalse(scalar.value())) {
                return Optional.of(false);
            }
        }
        Found.scalar(node, in, "true or false").ifPresent(scalar -> {
            String word = scalar.value().toLowerCase(Locale.ROOT);
            var report = in.at(scalar, Problem.UNKNOWN_WORD, scalar.value()).expected("true", "false");
            String meant = MEANT.get(word);
            (meant != null ? report.proposal(meant) : report.nearest(word, List.of("true", "false"))).add();
        });
        return Optional.empty();
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.orTemplate(Schema.type("boolean"));
    }
}
