package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skyferry.model.Lens;
import skyferry.model.Technique;

/** Memory, the pages it is made of, and the threads and nodes that a machine was promised. */
final class MemoryRules {
    private MemoryRules() {}

    static Stream<Map<String, String>> tooLittle(Situation s) {
        return Rule.when(
                s.vm().ramBytes() > s.room().freeRamBytes() && !s.stays(),
                "needed",
                Long.toString(s.vm().ramBytes()),
                "free",
                Long.toString(Math.max(0, s.room().freeRamBytes())));
    }

    static Stream<Map<String, String>> pageSize(Situation s) {
        return s.live() && !followsLater(s) ? sizes(s) : Stream.empty();
    }

    static Stream<Map<String, String>> postcopyPageSize(Situation s) {
        return followsLater(s) ? sizes(s) : Stream.empty();
    }

    private static boolean followsLater(Situation s) {
        return s.technique() == Technique.POSTCOPY || s.technique() == Technique.HYBRID;
    }

    private static Stream<Map<String, String>> sizes(Situation s) {
        long needed = s.vm().hardware().hugePageBytes();
        long known = s.target().hugePagesBytes() > 0 ? s.target().platform().hugePageBytes() : 4096;
        return Rule.when(needed > 0 && needed != known, "needed", Long.toString(needed), "known", Long.toString(known));
    }

    static Stream<Map<String, String>> tooFewHugePages(Situation s) {
        boolean huge = s.vm().hardware().hugePageBytes() > 0;
        return Rule.when(
                huge && !s.stays() && s.vm().ramBytes() > s.room().freeHugePagesBytes(),
                "needed",
                Long.toString(s.vm().ramBytes()),
                "free",
                Long.toString(Math.max(0, s.room().freeHugePagesBytes())));
    }

    static Stream<Map<String, String>> tooFewNodes(Situation s) {
        int needed = s.vm().hardware().numaNodes();
        int known = s.target().platform().numaNodes();
        return Rule.when(needed > known, "needed", Integer.toString(needed), "known", Integer.toString(known));
    }

    /** Nova chooses other threads at the target (since Train); the others take the same numbers. */
    static Stream<Map<String, String>> pinnedAbsent(Situation s) {
        List<Integer> absent = s.lens() == Lens.NOVA
                ? List.of()
                : s.vm().hardware().cpuset().stream()
                        .filter(cpu -> cpu >= s.target().cpus())
                        .toList();
        return Rule.when(
                !absent.isEmpty(),
                "cpus",
                listed(absent),
                "known",
                Integer.toString(s.target().cpus()));
    }

    static Stream<Map<String, String>> pinnedTaken(Situation s) {
        List<Integer> wanted = s.vm().hardware().cpuset();
        List<Integer> taken =
                wanted.stream().filter(s.room().pinnedCpus()::contains).toList();
        boolean nova = s.lens() == Lens.NOVA;
        boolean tooFew = s.target().cpus() - s.room().pinnedCpus().size() < wanted.size();
        return Rule.when(
                !s.stays() && (nova ? !wanted.isEmpty() && tooFew : !taken.isEmpty()),
                "cpus",
                listed(nova ? wanted : taken));
    }

    private static String listed(List<Integer> cpus) {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
