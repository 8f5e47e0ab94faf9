package skyferry.scenario.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.Yaml;

/**
 * What a file's values are read against: where to report, and which names it declares.
 *
 * @param names by kind ({@code host}, {@code tenant}), in the order of the file
 */
public record Reading(Diagnostics diagnostics, Map<String, Set<String>> names) {
    public Reading {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        names.forEach((kind, known) -> copy.put(kind, Collections.unmodifiableSet(new LinkedHashSet<>(known))));
        names = Collections.unmodifiableMap(copy);
    }

    /** A reading of a file that declares no names. */
    public static Reading of(Diagnostics diagnostics) {
        return new Reading(diagnostics, Map.of());
    }

    /** The names of some kinds. */
    public List<String> known(List<String> kinds) {
        List<String> all = new ArrayList<>();
        kinds.forEach(kind -> all.addAll(names.getOrDefault(kind, Set.of())));
        return all;
    }

    /** Whether a name of one of the kinds is declared. */
    public boolean knows(List<String> kinds, String name) {
        return kinds.stream()
                .anyMatch(kind -> names.getOrDefault(kind, Set.of()).contains(name));
    }

    /** Begins a report about a node. */
    public Diagnostics.Report at(Yaml node, Problem problem, Object... arguments) {
        return diagnostics.at(node.place(), problem, arguments);
    }

    /** Begins a report about a part of a scalar, from character {@code offset} of its value. */
    public Diagnostics.Report within(Yaml.Scalar scalar, int offset, Problem problem, Object... arguments) {
        Place place =
                scalar.written() ? diagnostics.source().within(scalar.place(), scalar.value(), offset) : scalar.place();
        return diagnostics.at(place, problem, arguments);
    }
}
