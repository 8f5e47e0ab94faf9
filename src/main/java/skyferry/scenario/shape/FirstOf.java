package skyferry.scenario.shape;

import java.util.Optional;
import java.util.function.Predicate;
import skyferry.scenario.text.Yaml;

/** A value of one type or another, told apart by what the node looks like. */
public record FirstOf<T>(Predicate<Yaml> looksLikeFirst, Type<T> first, Type<T> second) implements Type<T> {

    @Override
    public Optional<T> read(Yaml node, Reading in) {
        return (looksLikeFirst.test(node) ? first : second).read(node, in);
    }

    @Override
    public Schema schema(SchemaBook book) {
        return Schema.anyOf(first.schema(book), second.schema(book));
    }
}
