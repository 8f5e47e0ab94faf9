package skyferry.lesson.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.scenario.shape.Dimension;

/** What an expression comes to at an instant of a run. */
public sealed interface Value {

    /** A number in its dimension's base unit. */
    record Number(double value, Optional<Dimension> dimension) implements Value {}

    /** True or false. */
    record Truth(boolean value) implements Value {}

    /** A word. */
    record Word(String text) implements Value {}

    /** Words in order. */
    record Items(List<String> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** One value for each of several things. */
    record Many(Map<String, Value> values) implements Value {
        public Many {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Nothing that could be said yet. */
    record Unknown(Reason reason) implements Value {}

    /** Why a value is not known. */
    enum Reason {
        /** The move or event that it is about has not happened. */
        NOT_HAPPENED,
        /** The student has not answered. */
        NOT_ANSWERED,
        /** This version of the engine does not measure it. */
        NOT_MEASURED
    }

    static Value count(double value) {
        return new Number(value, Optional.empty());
    }

    static Value time(double nanos) {
        return new Number(nanos, Optional.of(Dimension.TIME));
    }

    static Value share(double value) {
        return new Number(value, Optional.of(Dimension.SHARE));
    }

    static Value bytes(double value) {
        return new Number(value, Optional.of(Dimension.SIZE));
    }

    static Value word(String text) {
        return new Word(text);
    }

    static Value unknown(Reason reason) {
        return new Unknown(reason);
    }
}
