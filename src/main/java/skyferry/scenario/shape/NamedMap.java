package skyferry.scenario.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * A mapping from names that the author chooses to mappings of one kind. The JSON Schema knows that an entry can stand for
 * many ({@code count}) or be like another; both are resolved before the map is read.
 */
public record NamedMap(Struct entry) implements Type<List<NamedMap.Named>> {

    /** A name with what it names. */
    public record Named(String name, Fields fields) {}

    @Override
    public Optional<List<Named>> read(Yaml node, Reading in) {
        if (!(node instanceof Yaml.Mapping mapping)) {
            Found.wrong(node, in, "names with what they name");
            return Optional.empty();
        }
        List<Named> all = new ArrayList<>();
        for (Yaml.Entry each : mapping.entries()) {
            if (!Texts.isName(each.name())) {
                in.at(each.key(), Problem.BAD_NAME, each.name())
                        .expected("small letters, digits and hyphens, a letter first")
                        .add();
            }
            entry.read(each.value(), each.key().place(), in)
                    .ifPresent(fields -> all.add(new Named(each.name(), fields)));
        }
        return Optional.of(List.copyOf(all));
    }

    @Override
    public Schema schema(SchemaBook book) {
        return Schema.type("object")
                .with("propertyNames", Map.of("pattern", "^[a-z]([a-z0-9-]|\\$\\{[^}]*\\})*$"))
                .with("additionalProperties", book.part(entry.name().replace(' ', '-'), this, () -> {
                    List<Key<?>> keys = new ArrayList<>(entry.keys());
                    keys.addAll(Repetition.KEYS);
                    return Struct.object(book, List.of(Repetition.LIKE.name()), keys);
                }));
    }
}
