package skyferry.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON text as maps, lists, words, numbers and truths; nulls are left out. */
final class JsonTree {
    private JsonTree() {}

    /** The tree; empty for a text that is no JSON. */
    static Optional<Object> read(String text) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return json.nextToken() == null ? Optional.empty() : value(json);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Object> value(JsonParser json) {
        JsonToken token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> Optional.of(json.getString());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case VALUE_NUMBER_INT -> Optional.of(json.getLongValue());
            case VALUE_NUMBER_FLOAT -> Optional.of(json.getDoubleValue());
            case START_ARRAY -> Optional.of(list(json));
            case START_OBJECT -> Optional.of(map(json));
            default -> Optional.empty();
        };
    }

    private static List<Object> list(JsonParser json) {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            value(json).ifPresent(list::add);
        }
        return list;
    }

    private static Map<String, Object> map(JsonParser json) {
        Map<String, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            value(json).ifPresent(value -> map.put(name, value));
        }
        return map;
    }
}
