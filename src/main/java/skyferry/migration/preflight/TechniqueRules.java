package skyferry.migration.preflight;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Whether a technique fits the machine: a container has no hypervisor to move it, a VM no processes that CRIU could see. */
final class TechniqueRules {
    private static final Set<Technique> CONTAINERS = EnumSet.of(Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);

    private TechniqueRules() {}

    static Stream<Map<String, String>> containersOnly(Situation s) {
        return Rule.when(
                s.vm().kind() == Vm.Kind.VM && CONTAINERS.contains(s.technique()),
                "technique",
                s.technique().id());
    }

    static Stream<Map<String, String>> machinesOnly(Situation s) {
        return Rule.when(
                s.vm().kind() == Vm.Kind.CONTAINER && !CONTAINERS.contains(s.technique()),
                "technique",
                s.technique().id());
    }
}
