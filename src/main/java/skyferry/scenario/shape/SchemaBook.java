package skyferry.scenario.shape;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema while it is written: each part once, used by reference. */
public final class SchemaBook {
    private final Map<String, Object> parts = new TreeMap<>();

    /** A value that a {@code ${..}} may stand for. */
    public Schema orTemplate(Schema schema) {
        return Schema.anyOf(
                schema,
                part(
                        "template",
                        () -> Schema.pattern("\\$\\{.+\\}")
                                .with("description", "A parameter, or an expression with i where count is given.")));
    }

    /** A reference to a part, which is written now if it is not there yet. */
    public Schema part(String name, Supplier<Schema> content) {
        if (!parts.containsKey(name)) {
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
