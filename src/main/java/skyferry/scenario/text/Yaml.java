package skyferry.scenario.text;

import java.util.List;
import java.util.Optional;

/** A node of a YAML document, immutable, with the place where it begins. */
public sealed interface Yaml {

    Place place();

    /** Whether a {@code ${..}} stands somewhere in it. */
    boolean templated();

    /** How a scalar was written. */
    enum Style {
        PLAIN,
        QUOTED,
        BLOCK
    }

    /**
     * Text.
     *
     * @param written whether the text stands in the file as it is; not so after a {@code ${..}} was replaced
     */
    record Scalar(Place place, String value, Style style, boolean written) implements Yaml {
        @Override
        public boolean templated() {
            return written && value.contains("${");
        }

        public boolean isPlain() {
            return style == Style.PLAIN;
        }

        /** Nothing, or {@code null}: YAML 1.2 core schema. */
        public boolean isNull() {
            return isPlain() && CoreSchema.isNull(value);
        }

        /** The same scalar with its templates replaced; what it says then counts as if written without quotes. */
        public Scalar replacedBy(String text) {
            return new Scalar(place, text, Style.PLAIN, false);
        }
    }

    /** A list. */
    record Sequence(Place place, List<Yaml> items, boolean templated) implements Yaml {
        public Sequence(Place place, List<Yaml> items) {
            this(place, items, items.stream().anyMatch(Yaml::templated));
        }

        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys and values in the order of the file; no key is there twice. */
    record Mapping(Place place, List<Entry> entries, boolean templated) implements Yaml {
        public Mapping(Place place, List<Entry> entries) {
            this(
                    place,
                    entries,
                    entries.stream()
                            .anyMatch(entry ->
                                    entry.key().templated() || entry.value().templated()));
        }

        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key. */
        public Optional<Yaml> get(String key) {
            return entry(key).map(Entry::value);
        }

        /** A key with its value. */
        public Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, Yaml value) {
        public String name() {
            return key.value();
        }
    }
}
