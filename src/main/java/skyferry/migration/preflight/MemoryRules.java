package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skyferry.model.Lens;
import skyferry.model.Technique;

/** Memory, the pages it is made of, and the threads and nodes that a machine was promised. */
final class MemoryRules {
    private MemoryRules() {}

    static List<Map<String, String>> tooLittle(Situation s) {
        return s.vm().ramBytes() > s.room().freeRamBytes() && !s.stays()
                ? Rule.broken(
                        "needed",
                        Long.toString(s.vm().ramBytes()),
                        "free",
                        Long.toString(Math.max(0, s.room().freeRamBytes())))
                : Rule.KEPT;
    }

    static List<Map<String, String>> pageSize(Situation s) {
        return s.live() && !followsLater(s) ? sizes(s) : Rule.KEPT;
    }

    static List<Map<String, String>> postcopyPageSize(Situation s) {
        return followsLater(s) ? sizes(s) : Rule.KEPT;
    }

    private static boolean followsLater(Situation s) {
        return s.technique() == Technique.POSTCOPY || s.technique() == Technique.HYBRID;
    }

    private static List<Map<String, String>> sizes(Situation s) {
        long needed = s.vm().hardware().hugePageBytes();
        long known = s.target().hugePagesBytes() > 0 ? s.target().platform().hugePageBytes() : 4096;
        return needed > 0 && needed != known
                ? Rule.broken("needed", Long.toString(needed), "known", Long.toString(known))
                : Rule.KEPT;
    }

    static List<Map<String, String>> tooFewHugePages(Situation s) {
        boolean huge = s.vm().hardware().hugePageBytes() > 0;
        return huge && !s.stays() && s.vm().ramBytes() > s.room().freeHugePagesBytes()
                ? Rule.broken(
                        "needed",
                        Long.toString(s.vm().ramBytes()),
                        "free",
                        Long.toString(Math.max(0, s.room().freeHugePagesBytes())))
                : Rule.KEPT;
    }

    static List<Map<String, String>> tooFewNodes(Situation s) {
        int needed = s.vm().hardware().numaNodes();
        int known = s.target().platform().numaNodes();
        return needed > known
                ? Rule.broken("needed", Integer.toString(needed), "known", Integer.toString(known))
                : Rule.KEPT;
    }

    /** Nova chooses other threads at the target (since Train); the others take the same numbers. */
    static List<Map<String, String>> pinnedAbsent(Situation s) {
        List<Integer> absent =
                s.lens() == Lens.NOVA || s.vm().hardware().cpuset().isEmpty()
                        ? List.of()
                        : s.vm().hardware().cpuset().stream()
                                .filter(cpu -> cpu >= s.target().cpus())
                                .toList();
        return !absent.isEmpty()
                ? Rule.broken(
                        "cpus",
                        listed(absent),
                        "known",
                        Integer.toString(s.target().cpus()))
                : Rule.KEPT;
    }

    static List<Map<String, String>> pinnedTaken(Situation s) {
        List<Integer> wanted = s.vm().hardware().cpuset();
        if (wanted.isEmpty()) {
            return Rule.KEPT;
        }
        List<Integer> taken =
                wanted.stream().filter(s.room().pinnedCpus()::contains).toList();
        boolean nova = s.lens() == Lens.NOVA;
        boolean tooFew = s.target().cpus() - s.room().pinnedCpus().size() < wanted.size();
        return !s.stays() && (nova ? !wanted.isEmpty() && tooFew : !taken.isEmpty())
                ? Rule.broken("cpus", listed(nova ? wanted : taken))
                : Rule.KEPT;
    }

    private static String listed(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
