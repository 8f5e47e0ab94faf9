package skyferry.scenario.shape;

import java.util.Optional;
import skyferry.scenario.text.Yaml;

/** Any value: someone else reads it. */
public record AnyNode(String name, Schema described) implements Type<Yaml> {

    /** A value that nothing is said about. */
    public static AnyNode of() {
        return new AnyNode("", Schema.ANY);
    }

    @Override
    public Optional<Yaml> read(Yaml node, Reading in) {
        return Optional.of(node);
    }

    @Override
    public Schema schema(SchemaBook book) {
        return name.isEmpty() ? described : book.part(name, this, () -> described);
    }
}
