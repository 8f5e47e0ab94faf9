package skyferry.scenario.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** One of some words. */
public record Words<T>(Map<String, T> words) implements Type<T> {
    public Words {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** Words and what they stand for. */
    public static <T> Words<T> of(Map<String, T> words) {
        return new Words<>(words);
    }

    /** The constants of an enumeration by their names in small letters, {@code _} as {@code -}. */
    public static <E extends Enum<E>> Words<E> of(Class<E> constants) {
        return of(
                constants, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** One word for each constant of an enumeration. */
    public static <E extends Enum<E>> Words<E> of(Class<E> constants, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            words.put(word.apply(constant), constant);
        }
        return new Words<>(words);
    }

    @Override
    public Optional<T> read(Yaml node, Reading in) {
        return Found.scalar(node, in, "one of " + String.join(", ", words.keySet()))
                .flatMap(scalar -> {
                    Optional<T> found = Optional.ofNullable(words.get(scalar.value()));
                    if (found.isEmpty()) {
                        in.at(scalar, Problem.UNKNOWN_WORD, scalar.value())
                                .expected(words.keySet())
                                .nearest(scalar.value(), words.keySet())
                                .add();
                    }
                    return found;
                });
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.orTemplate(Schema.words(words.keySet()));
    }
}
