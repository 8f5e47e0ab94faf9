package skyferry.scenario.shape;

import java.util.List;
import java.util.Optional;
import skyferry.scenario.text.Yaml;

/** A value, or one word in its place, such as {@code none}. */
public record OrWord<T>(String word, Type<T> type) implements Type<Optional<T>> {

    @Override
    public Optional<Optional<T>> read(Yaml node, Reading in) {
        if (node instanceof Yaml.Scalar scalar && scalar.value().equals(word)) {
            return Optional.of(Optional.empty());
        }
        return type.read(node, in).map(Optional::of);
    }

    @Override
    public Schema schema(SchemaBook book) {
        return Schema.anyOf(Schema.words(List.of(word)), type.schema(book));
    }
}
