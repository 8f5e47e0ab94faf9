package skyferry.migration.preflight;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import skyferry.model.Lens;

/**
 * One line of the table of checks.
 *
 * @param broken the arguments of each breach; none while the rule is kept
 * @param remedies what can be done about a breach, the best first
 * @param blocking lenses under which a breach keeps the move from beginning
 * @param warning lenses under which it is only told
 */
record Rule(
        Code code,
        Function<Situation, List<Map<String, String>>> broken,
        List<Remedy> remedies,
        Set<Lens> blocking,
        Set<Lens> warning) {
    /** Systems that stand on libvirt. */
    static final Set<Lens> LIBVIRT = EnumSet.of(Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT);
    /** Systems that stand on QEMU. */
    static final Set<Lens> QEMU = EnumSet.of(Lens.QEMU, Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT);

    /** No breach. */
    static final List<Map<String, String>> KEPT = List.of();

    private static final Set<Lens> ALL = EnumSet.allOf(Lens.class);
    private static final Set<Lens> NO = EnumSet.noneOf(Lens.class);

    static Rule of(Code code, Function<Situation, List<Map<String, String>>> broken, Remedy... remedies) {
        return new Rule(code, broken, List.of(remedies), ALL, NO);
    }

    /** The rule as these systems have it; the others do not look. */
    Rule under(Set<Lens> lenses) {
        return new Rule(code, broken, remedies, lenses, NO);
    }

    /** The rule where it does not block is told all the same. */
    Rule toldElsewhere() {
        Set<Lens> others = EnumSet.allOf(Lens.class);
        others.removeAll(blocking);
        return new Rule(code, broken, remedies, blocking, others);
    }

    /** The rule where a breach is only told. */
    Rule onlyTold() {
        return new Rule(code, broken, remedies, NO, blocking);
    }

    /** Adds what the rule finds. */
    void look(Situation situation, List<Blocker> found) {
        boolean blocks = blocking.contains(situation.lens());
        if (!blocks && !warning.contains(situation.lens())) {
            return;
        }
        Severity severity = blocks ? Severity.BLOCKS : Severity.WARNS;
        List<Map<String, String>> breaches = broken.apply(situation);
        if (breaches.isEmpty()) {
            return;
        }
        for (Map<String, String> arguments : breaches) {
            found.add(new Blocker(code, severity, arguments, remedies));
        }
    }

    /** A rule that is kept, or broken with nothing more to say. */
    static List<Map<String, String>> when(boolean broken) {
        return broken ? List.of(Map.of()) : KEPT;
    }

    /** The breaches of one part of a rule, then those of another. */
    static List<Map<String, String>> both(List<Map<String, String>> one, List<Map<String, String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        List<Map<String, String>> all = new ArrayList<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    /** A rule that is broken once, with these arguments. */
    static List<Map<String, String>> broken(String... namesAndValues) {
        Map<String, String> arguments = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return List.of(arguments);
    }
}
