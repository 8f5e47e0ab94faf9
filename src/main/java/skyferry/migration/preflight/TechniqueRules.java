package skyferry.migration.preflight;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Whether a technique fits the machine, the product and its options: a container has no hypervisor to move it, a VM no processes that CRIU could see. */
final class TechniqueRules {
    private static final Set<Technique> CONTAINERS = EnumSet.of(Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);

    private static final Set<Technique> POSTCOPIES = EnumSet.of(Technique.POSTCOPY, Technique.HYBRID);

    private TechniqueRules() {}

    static List<Map<String, String>> containersOnly(Situation s) {
        return s.vm().kind() == Vm.Kind.VM && CONTAINERS.contains(s.technique())
                ? Rule.broken("technique", s.technique().id())
                : Rule.KEPT;
    }

    static List<Map<String, String>> machinesOnly(Situation s) {
        return s.vm().kind() == Vm.Kind.CONTAINER && !CONTAINERS.contains(s.technique())
                ? Rule.broken("technique", s.technique().id())
                : Rule.KEPT;
    }

    /** Post-copy is QEMU's; Xen, vMotion and Hyper-V offer none for their live migration. */
    static List<Map<String, String>> absent(Situation s) {
        return POSTCOPIES.contains(s.technique())
                ? Rule.broken("technique", s.technique().id(), "lens", s.lens().id())
                : Rule.KEPT;
    }

    /** Options of QEMU that another product has nothing for; Hyper-V's compression is that of the channels here. */
    static List<Map<String, String>> optionsAbsent(Situation s) {
        MigrationOptions o = s.options();
        boolean channels = o.channels().multifd() && s.lens() != Lens.HYPERV;
        return Stream.of(
                        option(channels, "multifd"),
                        option(o.delta().xbzrle(), "xbzrle"),
                        option(o.throttle().autoConverge(), "auto_converge"),
                        option(o.throttle().dirtyLimit(), "dirty_limit"),
                        option(o.postcopy().allowed(), "postcopy_ram"))
                .flatMap(Optional::stream)
                .filter(name -> s.live())
                .map(name -> Map.of("option", name, "lens", s.lens().id()))
                .toList();
    }

    private static Optional<String> option(boolean on, String name) {
        return on ? Optional.of(name) : Optional.empty();
    }

    /** QEMU 8.1 to 10.0 have not both on ({@code migrate_caps_check}). */
    static List<Map<String, String>> postcopyWithChannels(Situation s) {
        boolean postcopy = s.options().postcopy().allowed() || POSTCOPIES.contains(s.technique());
        return Rule.when(s.live() && postcopy && s.options().channels().multifd());
    }

    /** QEMU has one of the two on at a time ({@code migrate_caps_check}). */
    static List<Map<String, String>> twoThrottles(Situation s) {
        MigrationOptions.Throttle throttle = s.options().throttle();
        return Rule.when(s.live() && throttle.dirtyLimit() && throttle.autoConverge());
    }
}
