package skyferry.scenario.shape;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON Schema (draft 2020-12) as its members in order. Values are texts, numbers, truth values, lists, maps and schemas. */
public record Schema(Map<String, Object> members) {
    public static final Schema ANY = new Schema(Map.of());

    public Schema {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Values of a JSON type. */
    public static Schema type(String name) {
        return ANY.with("type", name);
    }

    /** Texts that match a regular expression. */
    public static Schema pattern(String regex) {
        return type("string").with("pattern", regex);
    }

    /** One of some texts. */
    public static Schema words(Collection<String> words) {
        return ANY.with("enum", List.copyOf(words));
    }

    /** Values that fit one of several schemas. */
    public static Schema anyOf(Schema... choices) {
        return ANY.with("anyOf", List.of(choices));
    }

    /** The same schema with one more member. */
    public Schema with(String name, Object value) {
        Map<String, Object> next = new LinkedHashMap<>(members);
        next.put(name, value);
        return new Schema(next);
    }

    /** JSON text, indented by two blanks, ended by a line feed. */
    public String json() {
        StringBuilder out = new StringBuilder();
        write(this, "", out);
        return out.append('\n').toString();
    }

    private static void write(Object value, String indent, StringBuilder out) {
        switch (value) {
            case Schema schema -> write(schema.members, indent, out);
            case Map<?, ?> map -> block(map.entrySet(), '{', '}', indent, out);
            case List<?> list -> block(list, '[', ']', indent, out);
            case Map.Entry<?, ?> entry -> {
                quote(entry.getKey().toString(), out);
                out.append(": ");
                write(entry.getValue(), indent, out);
            }
            case String text -> quote(text, out);
            default -> out.append(value);
        }
    }

    private static void block(Collection<?> items, char open, char close, String indent, StringBuilder out) {
        out.append(open);
        String inner = indent + "  ";
        String separator = "\n";
        for (Object item : items) {
            out.append(separator).append(inner);
            write(item, inner, out);
            separator = ",\n";
        }
        out.append(items.isEmpty() ? "" : "\n" + indent).append(close);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
