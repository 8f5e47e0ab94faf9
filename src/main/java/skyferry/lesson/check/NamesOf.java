package skyferry.lesson.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.scenario.section.Declared;

/**
 * The names that an expression can use.
 *
 * @param byKind names of the scenario: {@code VM}, {@code host}, ..
 * @param probes who asks whom, and how often
 */
record NamesOf(Map<String, Set<String>> byKind, List<Probe> probes) {
    NamesOf {
        byKind = new TreeMap<>(byKind);
        probes = List.copyOf(probes);
    }

    static NamesOf of(Scenario scenario) {
        return new NamesOf(Declared.names(scenario), scenario.probes());
    }

    /** The names of some kinds that a word stands for: itself, or all that fit its stars. */
    List<String> matching(List<String> kinds, String word) {
        return known(kinds).stream().filter(name -> fits(word, name)).toList();
    }

    List<String> known(List<String> kinds) {
        return kinds.stream()
                .flatMap(kind -> byKind.getOrDefault(kind, Set.of()).stream())
                .toList();
    }

    /** Whether a name fits a word with stars. */
    static boolean fits(String word, String name) {
        if (!word.contains("*")) {
            return word.equals(name);
        }
        String regex =
                Pattern.compile("\\*").splitAsStream(word).map(Pattern::quote).collect(Collectors.joining(".*"));
        return name.matches(word.endsWith("*") ? regex + ".*" : regex);
    }
}
