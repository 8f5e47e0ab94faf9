package skyferry.scenario.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * A mapping with a fixed set of keys.
 *
 * @param name what messages call it
 */
public record Struct(String name, List<Key<?>> keys) implements Type<Fields> {
    public Struct {
        keys = List.copyOf(keys);
        if (keys.stream().map(Key::name).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("two keys of " + name + " have one name");
        }
    }

    /** A mapping of that name with those keys. */
    public static Struct of(String name, Key<?>... keys) {
        return new Struct(name, Arrays.asList(keys));
    }

    /** The same with more keys. */
    public Struct and(List<Key<?>> more) {
        return new Struct(name, Stream.concat(keys.stream(), more.stream()).toList());
    }

    @Override
    public Optional<Fields> read(Yaml node, Reading in) {
        return read(node, node.place(), in);
    }

    /** The values; {@code place} is where a missing key is reported. */
    public Optional<Fields> read(Yaml node, Place place, Reading in) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            Found.wrong(node, in, "keys with values");
            return Optional.empty();
        }
        Map<String, Yaml.Entry> nodes = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> nodes.put(entry.name(), entry));
        reportUnknown(mapping, in);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean whole = true;
        for (Key<?> key : keys) {
            Yaml.Entry entry = nodes.get(key.name());
            if (entry != null) {
                key.type().read(entry.value(), in).ifPresent(read -> values.put(key.name(), read));
            } else if (key.needed()) {
                in.diagnostics()
                        .at(place, Problem.MISSING_KEY, key.name(), name)
                        .add();
            }
            whole &= !key.needed() || values.containsKey(key.name());
        }
        return whole ? Optional.of(new Fields(place, values, nodes)) : Optional.empty();
    }

    private void reportUnknown(Yaml.Mapping mapping, Reading in) {
        List<String> known = keys.stream().map(Key::name).toList();
        for (Yaml.Entry entry : mapping.entries()) {
            if (known.contains(entry.name())) {
                continue;
            }
            List<String> free =
                    known.stream().filter(key -> mapping.get(key).isEmpty()).toList();
            in.at(entry.key(), Problem.UNKNOWN_KEY, entry.name(), name)
                    .nearestOrExpected(entry.name(), free)
                    .add();
        }
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.part(name.replace(' ', '-'), this, () -> object(book, List.of(), keys));
    }

    /** The schema of a mapping with some keys; {@code instead} names keys each of which makes up for all needed ones. */
    static Schema object(SchemaBook book, List<String> instead, List<Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>();
        for (Key<?> key : keys) {
            properties.put(key.name(), key.type().schema(book).with("description", key.doc()));
            if (key.needed()) {
                needed.add(key.name());
            }
        }
        Schema schema = Schema.type("object").with("properties", properties).with("additionalProperties", false);
        if (needed.isEmpty()) {
            return schema;
        }
        if (instead.isEmpty()) {
            return schema.with("required", needed);
        }
        List<Schema> choices = new ArrayList<>();
        choices.add(Schema.ANY.with("required", needed));
        instead.forEach(key -> choices.add(Schema.ANY.with("required", List.of(key))));
        return schema.with("anyOf", choices);
    }
}
