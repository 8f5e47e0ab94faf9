package skyferry.scenario.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.Yaml;

/** A mapping from names that the file declares elsewhere to values of one type. */
public record ByName<T>(Reference keys, Type<T> value) implements Type<Map<String, T>> {

    @Override
    public Optional<Map<String, T>> read(Yaml node, Reading in) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            Found.wrong(node, in, "names with values");
            return Optional.empty();
        }
        Map<String, T> all = new LinkedHashMap<>();
        for (Yaml.Entry entry : mapping.entries()) {
            keys.check(entry.key(), entry.name(), 0, in);
            value.read(entry.value(), in).ifPresent(read -> all.put(entry.name(), read));
        }
        return Optional.of(Collections.unmodifiableMap(all));
    }

    @Override
    public Schema schema(SchemaBook book) {
        return Schema.type("object").with("additionalProperties", value.schema(book));
    }
}
