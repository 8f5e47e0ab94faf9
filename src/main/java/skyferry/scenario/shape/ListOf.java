package skyferry.scenario.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/** A list of values of one type, with a least and a largest number of them. */
public record ListOf<T>(Type<T> item, int least, int most) implements Type<List<T>> {

    /** A list of any length. */
    public static <T> ListOf<T> of(Type<T> item) {
        return new ListOf<>(item, 0, Integer.MAX_VALUE);
    }

    /** A list of an exact length. */
    public static <T> ListOf<T> exactly(int length, Type<T> item) {
        return new ListOf<>(item, length, length);
    }

    /** The items that are right; empty only if it is no list, or one of a wrong length. */
    @Override
    public Optional<List<T>> read(Yaml node, Reading in) {
        if (!(node instanceof Yaml.Sequence sequence)) {
            Found.wrong(node, in, "a list");
            return Optional.empty();
        }
        int length = sequence.items().size();
        List<T> items = new ArrayList<>();
        sequence.items().forEach(each -> item.read(each, in).ifPresent(items::add));
        if (length < least || length > most) {
            in.at(node, Problem.WRONG_LENGTH, length)
                    .expected(least == most ? Integer.toString(least) : "at least " + least)
                    .add();
            return Optional.empty();
        }
        return least == most && items.size() < length ? Optional.empty() : Optional.of(List.copyOf(items));
    }

    @Override
    public Schema schema(SchemaBook book) {
        Schema schema = Schema.type("array").with("items", item.schema(book));
        schema = least > 0 ? schema.with("minItems", least) : schema;
        return most < Integer.MAX_VALUE ? schema.with("maxItems", most) : schema;
    }
}
