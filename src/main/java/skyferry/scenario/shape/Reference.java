package skyferry.scenario.shape;

import java.util.List;
import java.util.Optional;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * The name of something that the file declares.
 *
 * @param title what messages call it
 * @param kinds what it may be: {@code host}, {@code switch}
 */
public record Reference(String title, List<String> kinds) implements Type<String> {
    public Reference {
        kinds = List.copyOf(kinds);
    }

    /** The name of something of one of these kinds. */
    public static Reference to(String... kinds) {
        return new Reference(String.join(" or ", kinds), List.of(kinds));
    }

    /** The same, under another name in messages. */
    public Reference called(String other) {
        return new Reference(other, kinds);
    }

    @Override
    public Optional<String> read(Yaml node, Reading in) {
        return Found.scalar(node, in, "the name of a " + title)
                .filter(scalar -> check(scalar, scalar.value(), 0, in))
                .map(Yaml.Scalar::value);
    }

    /** Whether the name is declared; reported if not. {@code offset}: where it stands in the scalar. */
    public boolean check(Yaml.Scalar scalar, String name, int offset, Reading in) {
        boolean known = in.knows(kinds, name);
        if (!known) {
            List<String> names = in.known(kinds);
            in.within(scalar, offset, Problem.UNKNOWN_REFERENCE, title, name)
                    .nearestOrExpected(name, names)
                    .add();
        }
        return known;
    }

    @Override
    public Schema schema(SchemaBook book) {
        return Texts.name().schema(book);
    }
}
