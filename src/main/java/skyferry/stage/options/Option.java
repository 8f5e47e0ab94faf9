package skyferry.stage.options;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import skyferry.model.MigrationOptions;

/** One option of a move that can be set: how it is read from the options of a move, and put into them. */
sealed interface Option {
    /** Its name as QEMU, libvirt or the scenario's file writes it: {@code downtime-limit}. Its words stand under it in the bundle. */
    String id();

    /** Whether it has an effect beside the other options. */
    Predicate<MigrationOptions> matters();

    /** The options with this one as it is in others. */
    MigrationOptions copy(MigrationOptions from, MigrationOptions into);

    /** Whether this option is the same in both. */
    default boolean same(MigrationOptions a, MigrationOptions b) {
        return copy(a, b).equals(b);
    }

    /** On or off. */
    record Truth(
            String id,
            Predicate<MigrationOptions> get,
            BiFunction<MigrationOptions, Boolean, MigrationOptions> put,
            Predicate<MigrationOptions> matters)
            implements Option {
        @Override
        public MigrationOptions copy(MigrationOptions from, MigrationOptions into) {
            return put.apply(into, get.test(from));
        }
    }

    /**
     * An amount with a unit, between two bounds in the measure's base unit.
     *
     * @param none whether it may be left out: the word {@code none}
     * @param slide where the slider beside it begins and ends; empty for no slider
     */
    record Amount(
            String id,
            Measure measure,
            double least,
            double most,
            None none,
            Optional<Slide> slide,
            Function<MigrationOptions, OptionalDouble> get,
            BiFunction<MigrationOptions, OptionalDouble, MigrationOptions> put,
            Predicate<MigrationOptions> matters)
            implements Option {
        @Override
        public MigrationOptions copy(MigrationOptions from, MigrationOptions into) {
            return put.apply(into, get.apply(from));
        }
    }

    /** One of a few names. */
    record Choice(
            String id,
            List<String> names,
            Function<MigrationOptions, String> get,
            BiFunction<MigrationOptions, String, MigrationOptions> put,
            Predicate<MigrationOptions> matters)
            implements Option {
        public Choice {
            names = List.copyOf(names);
        }

        @Override
        public MigrationOptions copy(MigrationOptions from, MigrationOptions into) {
            return put.apply(into, get.apply(from));
        }
    }

    /** Whether an amount can be absent. */
    enum None {
        ALLOWED,
        FORBIDDEN
    }

    /**
     * A slider that is as long for 1 to 10 as for 10 to 100.
     *
     * @param unit what it moves by: two digits of it that matter
     */
    record Slide(double from, double to, double unit) {}
}
