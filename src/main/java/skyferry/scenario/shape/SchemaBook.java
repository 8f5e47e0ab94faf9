package skyferry.scenario.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema while it is written: each part once, used by reference. */
public final class SchemaBook {
    private final Map<String, Object> parts = new TreeMap<>();
    private final Map<String, Object> owners = new HashMap<>();

    /** A value that a {@code ${..}} may stand for. */
    public Schema orTemplate(Schema schema) {
        return Schema.anyOf(
                schema,
                part(
                        "template",
                        SchemaBook.class,
                        () -> Schema.pattern("\\$\\{.+\\}")
                                .with("description", "A parameter, or an expression with i where count is given.")));
    }

    /**
     * A reference to a part, which is written now if it is not there yet.
     *
     * @param owner what the part describes: two different things cannot have one name
     * @throws IllegalArgumentException if something else has the name
     */
    public Schema part(String name, Object owner, Supplier<Schema> content) {
        Object other = owners.putIfAbsent(name, owner);
        if (other != null && !other.equals(owner)) {
            throw new IllegalArgumentException("two parts of a schema named " + name);
        }
        if (other == null) {
            parts.put(name, Schema.ANY);
            parts.put(name, content.get());
        }
        return Schema.ANY.with("$ref", "#/$defs/" + name);
    }

    /** The whole schema of a type. */
    public static Schema of(String id, String title, Type<?> type) {
        SchemaBook book = new SchemaBook();
        Schema root = type.schema(book);
        return Schema.ANY
                .with("$schema", "https://json-schema.org/draft/2020-12/schema")
                .with("$id", id)
                .with("title", title)
                .with("$ref", String.valueOf(root.members().get("$ref")))
                .with("$defs", book.parts);
    }
}
