package skyferry.lesson.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import skyferry.scenario.shape.Dimension;

/** What a value can be. */
public sealed interface ValueType {
    ValueType COUNT = new Number(Optional.empty());
    ValueType TIME = new Number(Optional.of(Dimension.TIME));
    ValueType SIZE = new Number(Optional.of(Dimension.SIZE));
    ValueType SHARE = new Number(Optional.of(Dimension.SHARE));
    ValueType TRUTH = new Truth();
    ValueType WORD = new Word(Set.of());
    ValueType LIST = new Items();
    ValueType ANY = new Any();

    /** A number of a dimension; of none, a count or a ratio. */
    record Number(Optional<Dimension> dimension) implements ValueType {}

    /** True or false. */
    record Truth() implements ValueType {}

    /** A word, one of some; of none, any. */
    record Word(Set<String> words) implements ValueType {
        public Word {
            words = java.util.Collections.unmodifiableSet(new TreeSet<>(words));
        }
    }

    /** A list of words. */
    record Items() implements ValueType {}

    /** Known only when a run is there, such as a student's answer. */
    record Any() implements ValueType {}

    /** One of these words. */
    static ValueType words(List<String> words) {
        return new Word(Set.copyOf(words));
    }

    /** Whether two values can be compared at all. */
    default boolean fits(ValueType other) {
        if (this instanceof Any || other instanceof Any) {
            return true;
        }
        if (this instanceof Number(var mine) && other instanceof Number(var theirs)) {
            return mine.equals(theirs);
        }
        return getClass() == other.getClass();
    }

    /** For messages: {@code a time}, {@code a word}. */
    default String title() {
        return switch (this) {
            case Number(var dimension) -> Units.title(dimension);
            case Truth() -> "true or false";
            case Word(var words) -> "a word";
            case Items() -> "a list";
            case Any() -> "anything";
        };
    }
}
