package skyferry.stage.options;

import java.util.OptionalDouble;
import skyferry.stage.words.Words;

/** What somebody typed for an amount: a value, or one sentence that says what is wrong with it. */
sealed interface Typed {

    /** @param value empty for {@code none} */
    record Value(OptionalDouble value) implements Typed {}

    /** Not to be used. */
    record Wrong(String sentence) implements Typed {}

    /** Reads what was typed for an option. */
    static Typed read(Words words, Option.Amount option, String text) {
        String typed = text.strip();
        if (typed.equalsIgnoreCase(words.of("none")) || typed.isEmpty()) {
            return option.none() == Option.None.ALLOWED
                    ? new Value(OptionalDouble.empty())
                    : new Wrong(words.of("option.wrong.none", bounds(option)));
        }
        OptionalDouble value = option.measure().read(typed);
        if (value.isEmpty()) {
            String key = option.measure() == Measure.COUNT ? "option.wrong.count" : "option.wrong.unit";
            String units = String.join(", ", option.measure().proposed());
            return new Wrong(words.of(key, typed, units, bounds(option)));
        }
        double amount = value.getAsDouble();
        return amount < option.least() || amount > option.most()
                ? new Wrong(words.of("option.wrong.bounds", typed, bounds(option)))
                : new Value(value);
    }

    private static String bounds(Option.Amount option) {
        return option.measure().show(option.least()) + " – " + option.measure().show(option.most());
    }

    /** An amount as it stands in the form. */
    static String show(Words words, Option.Amount option, OptionalDouble value) {
        return value.isPresent() ? option.measure().show(value.getAsDouble()) : words.of("none");
    }
}
