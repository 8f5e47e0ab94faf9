package skyferry.scenario.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * A mapping whose other keys depend on the word that one of them holds, as {@code do:} in an action.
 *
 * @param name what messages call it
 * @param selector the key with the word
 * @param cases the keys of each word, the selector not among them
 */
public record Cases(String name, String selector, Map<String, Struct> cases) implements Type<Cases.Case> {
    public Cases {
        cases = Collections.unmodifiableMap(new LinkedHashMap<>(cases));
    }

    /** The word and the values that go with it. */
    public record Case(String word, Fields fields) {}

    @Override
    public Optional<Case> read(Yaml node, Reading in) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            Found.wrong(node, in, "keys with values");
            return Optional.empty();
        }
        Optional<Yaml> selected = mapping.get(selector);
        if (selected.isEmpty()) {
            in.at(node, Problem.MISSING_KEY, selector, name)
                    .expected(cases.keySet())
                    .add();
            return Optional.empty();
        }
        return Words.of(cases)
                .read(selected.get(), in)
                .flatMap(struct -> struct.read(mapping, in)
                        .map(fields -> new Case(((Yaml.Scalar) selected.get()).value(), fields)));
    }

    @Override
    public Schema schema(SchemaBook book) {
        return book.part(name.replace(' ', '-'), this, () -> {
            List<Schema> choices = new ArrayList<>();
            cases.forEach((word, struct) ->
                    choices.add(Struct.object(book, List.of(), struct.keys()).with("title", word)));
            return Schema.ANY.with("oneOf", choices);
        });
    }

    /** The cases' structs, each with the selector as a needed key of exactly its word. */
    public static Cases of(String name, String selector, Map<String, Struct> cases) {
        Map<String, Struct> whole = new LinkedHashMap<>();
        cases.forEach((word, struct) -> whole.put(
                word,
                struct.and(
                        List.of(Key.required(selector, Words.of(Map.of(word, word)), "Always " + word + " here.")))));
        return new Cases(name, selector, whole);
    }
}
