package skyferry.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import skyferry.scenario.text.Nearest;

/** Refuses names and words that are not there, with what would be right. */
final class Named {
    private Named() {}

    /** @throws BadInput when the name is none of those */
    static void in(String option, String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw new BadInput("skyferry: " + option + ": no " + kind + " named '" + name + "' (expected one of "
                    + String.join(", ", known) + ")" + proposal(name, known));
        }
    }

    /**
     * The constant that a word names, {@code -} for {@code _}.
     *
     * @throws BadInput when there is none
     */
    static <E extends Enum<E>> E word(String option, String word, Class<E> constants) {
        List<String> words =
                Arrays.stream(constants.getEnumConstants()).map(Named::word).toList();
        int index = words.indexOf(word.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new BadInput("skyferry: " + option + " '" + word + "' is not known (expected one of "
                    + String.join(", ", words) + ")" + proposal(word, words));
        }
        return constants.getEnumConstants()[index];
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String proposal(String word, Collection<String> known) {
        return Nearest.to(word, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
    }
}
