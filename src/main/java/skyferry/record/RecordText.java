package skyferry.record;

import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Records as JSON and back: the values of notes that have parts. A record is an object of its components, one of several kinds
 * names itself under {@code is}, an empty optional is left out.
 */
public final class RecordText {
    /** The key under which a record says which of several kinds it is. */
    static final String KIND = "is";

    private RecordText() {}

    /**
     * A record, a list, a map with words for keys, a word, a number or a truth as JSON.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static String of(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(json, value);
        }
        return text.toString();
    }

    /** The record that a text holds; empty if it holds none of the kind. */
    public static <T extends Record> Optional<T> read(String text, Class<T> kind) {
        try {
            return JsonTree.read(text).map(tree -> kind.cast(new Binding().to(kind, tree)));
        } catch (Binding.Unfit none) {
            return Optional.empty();
        }
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Enum<?> constant -> json.writeString(constant.name());
            case List<?> list -> items(json, list);
            case Set<?> set -> items(json, set);
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, each) -> named(json, String.valueOf(key), each));
                json.writeEndObject();
            }
            case Record record -> parts(json, record);
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static void items(JsonGenerator json, Iterable<?> items) {
        json.writeStartArray();
        items.forEach(each -> write(json, each));
        json.writeEndArray();
    }

    private static void parts(JsonGenerator json, Record record) {
        json.writeStartObject();
        for (Class<?> above : record.getClass().getInterfaces()) {
            if (above.isSealed()) {
                json.writeName(KIND);
                json.writeString(record.getClass().getSimpleName());
            }
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            named(json, component.getName(), Binding.value(component, record));
        }
        json.writeEndObject();
    }

    private static void named(JsonGenerator json, String name, Object value) {
        @Nullable
        Object present = switch (value) {
            case Optional<?> optional -> optional.orElse(null);
            case OptionalInt optional -> optional.isPresent() ? optional.getAsInt() : null;
            case OptionalLong optional -> optional.isPresent() ? optional.getAsLong() : null;
            case OptionalDouble optional -> optional.isPresent() ? optional.getAsDouble() : null;
            default -> value;
        };
        if (present != null) {
            json.writeName(name);
            write(json, present);
        }
    }
}
