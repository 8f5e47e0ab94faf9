package skyferry.scenario.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Yaml;

/** The values of a mapping by their keys, with their places. Every needed key is there. */
public final class Fields {
    private final Place place;
    private final Map<String, Object> values;
    private final Map<String, Yaml.Entry> nodes;

    Fields(Place place, Map<String, Object> values, Map<String, Yaml.Entry> nodes) {
        this.place = place;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        this.nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** Where the mapping begins; for a named one, where its name stands. */
    public Place place() {
        return place;
    }

    /** Whether the key is written, with a right value or a wrong one. */
    public boolean has(Key<?> key) {
        return nodes.containsKey(key.name());
    }

    /** The value, if the key is there. */
    @SuppressWarnings("unchecked") // the value was read by the key's own type
    public <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable((T) values.get(key.name()));
    }

    /** The value, or what holds without it. */
    public <T> T or(Key<T> key, T otherwise) {
        return find(key).orElse(otherwise);
    }

    /**
     * The value of a needed key.
     *
     * @throws IllegalArgumentException if the mapping's description does not have the key or does not need it
     */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("key " + key.name() + " is not needed here"));
    }

    /** Where the key's value stands; the mapping's place if it is not written. */
    public Place at(Key<?> key) {
        return node(key).map(Yaml::place).orElse(place);
    }

    /** Where the key itself stands; the mapping's place if it is not written. */
    public Place atKey(Key<?> key) {
        Yaml.Entry entry = nodes.get(key.name());
        return entry == null ? place : entry.key().place();
    }

    /** The key's value as it was written, templates replaced. */
    public Optional<Yaml> node(Key<?> key) {
        return Optional.ofNullable(nodes.get(key.name())).map(Yaml.Entry::value);
    }
}
