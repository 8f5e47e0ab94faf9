package skyferry.migration.preflight;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
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
        Function<Situation, Stream<Map<String, String>>> broken,
        List<Remedy> remedies,
        Set<Lens> blocking,
        Set<Lens> warning) {
    /** Systems that stand on libvirt. */
    static final Set<Lens> LIBVIRT = EnumSet.of(Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT);
    /** Systems that stand on QEMU. */
    static final Set<Lens> QEMU = EnumSet.of(Lens.QEMU, Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT);

    private static final Set<Lens> ALL = EnumSet.allOf(Lens.class);
    private static final Set<Lens> NO = EnumSet.noneOf(Lens.class);

    static Rule of(Code code, Function<Situation, Stream<Map<String, String>>> broken, Remedy... remedies) {
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

    Stream<Blocker> look(Situation situation) {
        boolean blocks = blocking.contains(situation.lens());
        if (!blocks && !warning.contains(situation.lens())) {
            return Stream.empty();
        }
        Severity severity = blocks ? Severity.BLOCKS : Severity.WARNS;
        return broken.apply(situation).map(arguments -> new Blocker(code, severity, arguments, remedies));
    }

    /** A rule that is kept, or broken with these arguments. */
    static Stream<Map<String, String>> when(boolean broken, String... namesAndValues) {
        if (!broken) {
            return Stream.empty();
        }
        Map<String, String> arguments = new java.util.TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Stream.of(arguments);
    }
}
