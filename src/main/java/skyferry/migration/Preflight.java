package skyferry.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.Disk;
import skyferry.model.Host;
import skyferry.model.Nic;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * The checks before a move, in the order in which production systems make them: CPU, machine type, memory, devices, storage,
 * network, rules. All blockers are listed, not only the first.
 */
public final class Preflight {

    /** What keeps a machine from moving. */
    public enum Code {
        /** args: host */
        ALREADY_THERE,
        /** args: host */
        MOVING_ALREADY,
        /** args: host */
        HOST_DOWN,
        /** args: flags (names, separated by ", "), count, model, target */
        CPU_FLAGS_MISSING,
        /** args: needed, known */
        MACHINE_TYPE_UNKNOWN,
        /** args: needed, free (bytes) */
        NO_MEMORY,
        /** args: nic */
        VF_ATTACHED,
        /** args: size (bytes) */
        LOCAL_DISK,
        /** args: from, to */
        NO_PATH,
        /** args: with */
        ANTI_AFFINITY,
        /** args: with */
        AFFINITY
    }

    /** What can be done about it. */
    public enum Remedy {
        CHOOSE_OTHER_HOST,
        COLD_MOVE_AND_RESTART,
        MASK_CPU_FEATURES,
        FREE_MEMORY,
        DETACH_VF,
        USE_FAILOVER_PAIR,
        MIGRATE_STORAGE_TOO,
        REPAIR_NETWORK,
        WAIT,
        CHANGE_RULE
    }

    /** A check that failed. Byte counts and other figures are in the arguments as decimal text. */
    public record Blocker(Code code, Map<String, String> arguments, List<Remedy> remedies) {
        public Blocker {
            arguments = Map.copyOf(arguments);
            remedies = List.copyOf(remedies);
        }
    }

    /** A check that was made, passed or not. */
    public enum Check {
        CPU,
        MACHINE_TYPE,
        MEMORY,
        DEVICES,
        STORAGE,
        NETWORK,
        RULES
    }

    /**
     * What the checks look at.
     *
     * @param freeRamBytes memory of the target that no machine has and no move has reserved
     * @param targetUp whether the target runs
     * @param moving whether the machine is under way already
     * @param path whether the target's tunnel end point can be reached from the source
     * @param machinesOnTarget names of the machines there
     */
    public record Situation(
            Vm vm,
            Host source,
            Host target,
            long freeRamBytes,
            boolean targetUp,
            boolean moving,
            boolean path,
            Set<String> machinesOnTarget,
            Technique technique) {
        public Situation {
            machinesOnTarget = Set.copyOf(machinesOnTarget);
        }
    }

    /** The check that a code belongs to. */
    public static Check checkOf(Code code) {
        return switch (code) {
            case CPU_FLAGS_MISSING -> Check.CPU;
            case MACHINE_TYPE_UNKNOWN -> Check.MACHINE_TYPE;
            case NO_MEMORY -> Check.MEMORY;
            case VF_ATTACHED -> Check.DEVICES;
            case LOCAL_DISK -> Check.STORAGE;
            case NO_PATH -> Check.NETWORK;
            case ALREADY_THERE, MOVING_ALREADY, HOST_DOWN, ANTI_AFFINITY, AFFINITY -> Check.RULES;
        };
    }

    /** Everything that blocks the move; empty if it can begin. */
    public List<Blocker> blockers(Situation s) {
        List<Blocker> found = new ArrayList<>();
        place(s, found);
        cpu(s, found);
        memory(s, found);
        devices(s, found);
        storage(s, found);
        rules(s, found);
        return found;
    }

    private static void place(Situation s, List<Blocker> found) {
        String target = s.target().id();
        if (s.source().id().equals(target)) {
            found.add(new Blocker(Code.ALREADY_THERE, Map.of("host", target), List.of(Remedy.CHOOSE_OTHER_HOST)));
        }
        if (s.moving()) {
            found.add(new Blocker(Code.MOVING_ALREADY, Map.of("host", target), List.of(Remedy.WAIT)));
        }
        if (!s.targetUp()) {
            found.add(new Blocker(Code.HOST_DOWN, Map.of("host", target), List.of(Remedy.CHOOSE_OTHER_HOST)));
        }
        if (!s.path()) {
            found.add(new Blocker(
                    Code.NO_PATH,
                    Map.of("from", s.source().id(), "to", target),
                    List.of(Remedy.REPAIR_NETWORK, Remedy.CHOOSE_OTHER_HOST)));
        }
    }

    private static void cpu(Situation s, List<Blocker> found) {
        boolean running = s.technique() != Technique.COLD;
        Set<String> missing = s.vm().cpu().missingOn(s.target().cpu());
        if (running && !missing.isEmpty()) {
            found.add(new Blocker(
                    Code.CPU_FLAGS_MISSING,
                    Map.of(
                            "flags", String.join(", ", bestKnownFirst(missing)),
                            "count", Integer.toString(missing.size()),
                            "model", s.vm().cpu().id(),
                            "target", s.target().cpu().id()),
                    List.of(Remedy.CHOOSE_OTHER_HOST, Remedy.MASK_CPU_FEATURES, Remedy.COLD_MOVE_AND_RESTART)));
        }
        if (running && newer(s.source().machine(), s.target().machine())) {
            found.add(new Blocker(
                    Code.MACHINE_TYPE_UNKNOWN,
                    Map.of("needed", s.source().machine(), "known", s.target().machine()),
                    List.of(Remedy.CHOOSE_OTHER_HOST, Remedy.COLD_MOVE_AND_RESTART)));
        }
    }

    /** Vector instructions first: programs that were built for them stop at once, and they are what people look for. */
    private static List<String> bestKnownFirst(Set<String> flags) {
        List<String> ordered = new ArrayList<>(flags);
        ordered.sort(Comparator.comparing((String flag) -> !flag.startsWith("avx"))
                .thenComparingInt(String::length)
                .thenComparing(flag -> flag));
        return ordered;
    }

    /** Old machine types run on newer QEMU, not the reverse: compares the two numbers at the end of {@code pc-q35-8.1}. */
    private static boolean newer(String needed, String known) {
        int[] a = versionOf(needed);
        int[] b = versionOf(known);
        return a[0] > b[0] || a[0] == b[0] && a[1] > b[1];
    }

    private static int[] versionOf(String machine) {
        int dash = machine.lastIndexOf('-');
        String[] parts = machine.substring(dash + 1).split("\\.");
        int[] version = new int[2];
        for (int i = 0; i < Math.min(2, parts.length); i++) {
            if (!parts[i].isEmpty() && parts[i].length() < 6 && parts[i].chars().allMatch(Character::isDigit)) {
                version[i] = Integer.parseInt(parts[i]);
            }
        }
        return version;
    }

    private static void memory(Situation s, List<Blocker> found) {
        if (s.vm().ramBytes() > s.freeRamBytes()
                && !s.source().id().equals(s.target().id())) {
            found.add(new Blocker(
                    Code.NO_MEMORY,
                    Map.of(
                            "needed", Long.toString(s.vm().ramBytes()),
                            "free", Long.toString(Math.max(0, s.freeRamBytes()))),
                    List.of(Remedy.CHOOSE_OTHER_HOST, Remedy.FREE_MEMORY)));
        }
    }

    private static void devices(Situation s, List<Blocker> found) {
        for (int i = 0; i < s.vm().nics().size(); i++) {
            boolean blocks = s.vm().nics().get(i).attach() == Nic.Attach.VF
                    && s.technique() != Technique.COLD
                    && !(s.source().sriov().migration() == Sriov.Migration.VFIO_V2
                            && s.target().sriov().migration() == Sriov.Migration.VFIO_V2);
            if (blocks) {
                found.add(new Blocker(
                        Code.VF_ATTACHED,
                        Map.of("nic", Integer.toString(i)),
                        List.of(Remedy.DETACH_VF, Remedy.USE_FAILOVER_PAIR, Remedy.COLD_MOVE_AND_RESTART)));
            }
        }
    }

    private static void storage(Situation s, List<Blocker> found) {
        if (s.vm().disk().kind() == Disk.Kind.LOCAL && s.technique() != Technique.BLOCK) {
            found.add(new Blocker(
                    Code.LOCAL_DISK,
                    Map.of("size", Long.toString(s.vm().disk().sizeBytes())),
                    List.of(Remedy.MIGRATE_STORAGE_TOO)));
        }
    }

    private static void rules(Situation s, List<Blocker> found) {
        for (String other : s.vm().antiAffinity()) {
            if (s.machinesOnTarget().contains(other)) {
                found.add(new Blocker(
                        Code.ANTI_AFFINITY,
                        Map.of("with", other),
                        List.of(Remedy.CHOOSE_OTHER_HOST, Remedy.CHANGE_RULE)));
            }
        }
        for (String other : s.vm().affinity()) {
            if (!s.machinesOnTarget().contains(other)) {
                found.add(new Blocker(
                        Code.AFFINITY, Map.of("with", other), List.of(Remedy.CHOOSE_OTHER_HOST, Remedy.CHANGE_RULE)));
            }
        }
    }
}
