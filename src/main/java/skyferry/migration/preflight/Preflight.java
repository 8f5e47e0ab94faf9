package skyferry.migration.preflight;

import static skyferry.migration.preflight.Remedy.CHANGE_CACHE_MODE;
import static skyferry.migration.preflight.Remedy.CHANGE_PINNING;
import static skyferry.migration.preflight.Remedy.CHANGE_RULE;
import static skyferry.migration.preflight.Remedy.CHOOSE_OTHER_HOST;
import static skyferry.migration.preflight.Remedy.COLD_MOVE_AND_RESTART;
import static skyferry.migration.preflight.Remedy.DELETE_SNAPSHOTS;
import static skyferry.migration.preflight.Remedy.DETACH_DEVICE;
import static skyferry.migration.preflight.Remedy.DETACH_VF;
import static skyferry.migration.preflight.Remedy.END_BLOCK_JOB;
import static skyferry.migration.preflight.Remedy.FREE_MEMORY;
import static skyferry.migration.preflight.Remedy.FREE_VIRTUAL_FUNCTION;
import static skyferry.migration.preflight.Remedy.LEAVE_STORAGE;
import static skyferry.migration.preflight.Remedy.MASK_CPU_FEATURES;
import static skyferry.migration.preflight.Remedy.MIGRATE_STORAGE_TOO;
import static skyferry.migration.preflight.Remedy.RAISE_MTU;
import static skyferry.migration.preflight.Remedy.REPAIR_NETWORK;
import static skyferry.migration.preflight.Remedy.SET_TSC_FREQUENCY;
import static skyferry.migration.preflight.Remedy.SWITCH_OPTION_OFF;
import static skyferry.migration.preflight.Remedy.UPGRADE_HOST;
import static skyferry.migration.preflight.Remedy.USE_FAILOVER_PAIR;
import static skyferry.migration.preflight.Remedy.USE_PRECOPY;
import static skyferry.migration.preflight.Remedy.WAIT;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.Hardware;
import skyferry.model.Lens;

/** The checks before a move. All breaches are listed, not only the first; they are made when it is planned and when it starts. */
public final class Preflight {
    private static final Set<Lens> ONE_MAKER =
            EnumSet.of(Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT, Lens.VMOTION, Lens.HYPERV);
    private static final Set<Lens> PASSTHROUGH_OR_VMOTION =
            EnumSet.of(Lens.QEMU, Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT, Lens.VMOTION);
    private static final Set<Lens> VMOTION = EnumSet.of(Lens.VMOTION);
    private static final Set<Lens> NOT_QEMU = EnumSet.complementOf(EnumSet.copyOf(Rule.QEMU));
    private static final Set<Lens> NOVA = EnumSet.of(Lens.NOVA);

    /** In the order in which they are looked at. */
    private static final List<Rule> RULES = Stream.of(
                    place(), cpu(), machine(), memory(), devices(), storage(), network(), policy())
            .flatMap(List::stream)
            .toList();

    private static List<Rule> place() {
        return List.of(
                Rule.of(Code.ALREADY_THERE, PlaceRules::alreadyThere, CHOOSE_OTHER_HOST),
                Rule.of(Code.MOVING_ALREADY, PlaceRules::moving, WAIT),
                Rule.of(Code.HOST_DOWN, PlaceRules::down, CHOOSE_OTHER_HOST));
    }

    private static List<Rule> cpu() {
        return List.of(
                Rule.of(Code.CPU_VENDOR, CpuRules::otherVendor, CHOOSE_OTHER_HOST, COLD_MOVE_AND_RESTART)
                        .under(ONE_MAKER)
                        .toldElsewhere(),
                Rule.of(Code.EVC_BASELINE, CpuRules::aboveBaseline, CHOOSE_OTHER_HOST, MASK_CPU_FEATURES)
                        .under(VMOTION),
                Rule.of(
                        Code.CPU_FLAGS_MISSING,
                        CpuRules::missing,
                        CHOOSE_OTHER_HOST,
                        MASK_CPU_FEATURES,
                        COLD_MOVE_AND_RESTART),
                Rule.of(
                                Code.CPU_FLAGS_EXTRA,
                                CpuRules::extra,
                                CHOOSE_OTHER_HOST,
                                MASK_CPU_FEATURES,
                                COLD_MOVE_AND_RESTART)
                        .under(PASSTHROUGH_OR_VMOTION),
                Rule.of(Code.TSC_FREQUENCY_UNKNOWN, CpuRules::tscUnknown, SET_TSC_FREQUENCY, COLD_MOVE_AND_RESTART)
                        .under(Rule.QEMU),
                Rule.of(Code.TSC_FREQUENCY_MISMATCH, CpuRules::tscDiffers, CHOOSE_OTHER_HOST, COLD_MOVE_AND_RESTART)
                        .under(Rule.QEMU));
    }

    private static List<Rule> machine() {
        return List.of(
                Rule.of(
                        Code.MACHINE_TYPE_UNKNOWN,
                        MachineRules::typeUnknown,
                        CHOOSE_OTHER_HOST,
                        UPGRADE_HOST,
                        COLD_MOVE_AND_RESTART),
                Rule.of(Code.HYPERVISOR_OLDER, MachineRules::hypervisorOlder, CHOOSE_OTHER_HOST, UPGRADE_HOST)
                        .under(NOVA)
                        .toldElsewhere());
    }

    private static List<Rule> memory() {
        return List.of(
                Rule.of(Code.NO_MEMORY, MemoryRules::tooLittle, CHOOSE_OTHER_HOST, FREE_MEMORY),
                Rule.of(Code.HUGE_PAGE_SIZE, MemoryRules::pageSize, CHOOSE_OTHER_HOST, COLD_MOVE_AND_RESTART),
                Rule.of(Code.POSTCOPY_PAGE_SIZE, MemoryRules::postcopyPageSize, USE_PRECOPY, CHOOSE_OTHER_HOST)
                        .under(Rule.QEMU),
                Rule.of(Code.NO_HUGE_PAGES, MemoryRules::tooFewHugePages, CHOOSE_OTHER_HOST, FREE_MEMORY),
                Rule.of(Code.NUMA_NODES, MemoryRules::tooFewNodes, CHOOSE_OTHER_HOST),
                Rule.of(Code.PINNED_CPUS_ABSENT, MemoryRules::pinnedAbsent, CHOOSE_OTHER_HOST, CHANGE_PINNING),
                Rule.of(Code.PINNED_CPUS_TAKEN, MemoryRules::pinnedTaken, CHOOSE_OTHER_HOST, CHANGE_PINNING));
    }

    private static List<Rule> devices() {
        return List.of(
                Rule.of(
                        Code.VF_ATTACHED,
                        DeviceRules::functionAttached,
                        DETACH_VF,
                        USE_FAILOVER_PAIR,
                        COLD_MOVE_AND_RESTART),
                Rule.of(Code.VFIO_SEVERAL, DeviceRules::severalFunctions, DETACH_VF, COLD_MOVE_AND_RESTART)
                        .under(Rule.QEMU),
                Rule.of(Code.POSTCOPY_VFIO, DeviceRules::inPostcopy, USE_PRECOPY, DETACH_VF)
                        .under(Rule.QEMU),
                Rule.of(Code.NO_FREE_VF, DeviceRules::noFreeFunction, CHOOSE_OTHER_HOST, FREE_VIRTUAL_FUNCTION),
                Rule.of(Code.VDPA_CONTROL_QUEUE, DeviceRules::controlQueue, DETACH_VF, COLD_MOVE_AND_RESTART)
                        .under(Rule.QEMU),
                device(Code.PCI_DEVICE, Hardware.Device.PCI),
                device(Code.VIRTIOFS, Hardware.Device.VIRTIOFS).under(Rule.QEMU),
                device(Code.VIRTFS, Hardware.Device.VIRTFS).under(Rule.QEMU),
                device(Code.VIRGL, Hardware.Device.VIRGL).under(Rule.QEMU),
                device(Code.IVSHMEM, Hardware.Device.IVSHMEM).under(Rule.QEMU),
                device(Code.PERSISTENT_MEMORY, Hardware.Device.PMEM).under(NOVA).toldElsewhere(),
                device(Code.ENCRYPTED_MEMORY, Hardware.Device.SEV));
    }

    private static Rule device(Code code, Hardware.Device device) {
        return Rule.of(code, situation -> DeviceRules.has(situation, device), DETACH_DEVICE, COLD_MOVE_AND_RESTART);
    }

    private static List<Rule> storage() {
        return List.of(
                Rule.of(Code.LOCAL_DISK, StorageRules::local, MIGRATE_STORAGE_TOO),
                Rule.of(Code.NO_SHARED_STORAGE, StorageRules::notShared, MIGRATE_STORAGE_TOO),
                Rule.of(Code.STORAGE_UNREACHABLE, StorageRules::unreachable, CHOOSE_OTHER_HOST, MIGRATE_STORAGE_TOO),
                Rule.of(Code.SHARED_DISK_COPIED, StorageRules::sharedCopied, LEAVE_STORAGE)
                        .under(NOVA),
                Rule.of(Code.DISK_CACHE, StorageRules::cached, CHANGE_CACHE_MODE, COLD_MOVE_AND_RESTART)
                        .under(Rule.LIBVIRT)
                        .toldElsewhere(),
                Rule.of(Code.SNAPSHOTS, StorageRules::snapshots, DELETE_SNAPSHOTS)
                        .under(Rule.LIBVIRT),
                Rule.of(Code.BLOCK_JOB, StorageRules::job, END_BLOCK_JOB).under(Rule.LIBVIRT),
                Rule.of(Code.TRANSIENT_DISK, StorageRules::throwsAway, COLD_MOVE_AND_RESTART)
                        .under(Rule.LIBVIRT),
                Rule.of(Code.DISK_FORMAT, StorageRules::format, COLD_MOVE_AND_RESTART)
                        .under(Rule.QEMU));
    }

    private static List<Rule> network() {
        return List.of(
                Rule.of(Code.NO_PATH, NetworkRules::noPath, REPAIR_NETWORK, CHOOSE_OTHER_HOST),
                Rule.of(Code.SEGMENT_ABSENT, NetworkRules::segmentAbsent, CHOOSE_OTHER_HOST, REPAIR_NETWORK),
                Rule.of(Code.MTU_TOO_SMALL, NetworkRules::tooSmall, RAISE_MTU, CHOOSE_OTHER_HOST)
                        .onlyTold(),
                Rule.of(Code.SLOW_LINK, NetworkRules::slow, CHOOSE_OTHER_HOST)
                        .under(VMOTION)
                        .onlyTold(),
                Rule.of(Code.RTT_TOO_LONG, NetworkRules::far, CHOOSE_OTHER_HOST, COLD_MOVE_AND_RESTART)
                        .under(VMOTION));
    }

    private static List<Rule> policy() {
        return List.of(
                Rule.of(Code.CONTAINER_ONLY, TechniqueRules::containersOnly, USE_PRECOPY),
                Rule.of(Code.VM_ONLY, TechniqueRules::machinesOnly, COLD_MOVE_AND_RESTART),
                Rule.of(Code.TECHNIQUE_ABSENT, TechniqueRules::absent, USE_PRECOPY)
                        .under(NOT_QEMU),
                Rule.of(Code.OPTION_ABSENT, TechniqueRules::optionsAbsent, SWITCH_OPTION_OFF)
                        .under(NOT_QEMU),
                Rule.of(Code.POSTCOPY_MULTIFD, TechniqueRules::postcopyWithChannels, SWITCH_OPTION_OFF)
                        .under(Rule.QEMU),
                Rule.of(Code.DIRTY_LIMIT_AUTO_CONVERGE, TechniqueRules::twoThrottles, SWITCH_OPTION_OFF)
                        .under(Rule.QEMU),
                Rule.of(Code.HOST_COST, CostRules::host, WAIT, CHOOSE_OTHER_HOST)
                        .under(VMOTION),
                Rule.of(Code.NETWORK_COST, CostRules::network, WAIT, CHOOSE_OTHER_HOST)
                        .under(VMOTION),
                Rule.of(Code.ANTI_AFFINITY, PolicyRules::apart, CHOOSE_OTHER_HOST, CHANGE_RULE),
                Rule.of(Code.AFFINITY, PolicyRules::together, CHOOSE_OTHER_HOST, CHANGE_RULE),
                Rule.of(Code.NO_VCPUS, PolicyRules::tooManyVcpus, CHOOSE_OTHER_HOST),
                Rule.of(Code.TOO_MANY_MOVES, PolicyRules::tooManyMoves, WAIT, CHOOSE_OTHER_HOST));
    }

    /** All breaches, in the order of the table. */
    public List<Blocker> findings(Situation situation) {
        List<Blocker> found = new ArrayList<>();
        for (Rule rule : RULES) {
            rule.look(situation, found);
        }
        return List.copyOf(found);
    }

    /** Everything that keeps the move from beginning; empty if it can begin. */
    public List<Blocker> blockers(Situation situation) {
        return with(Severity.BLOCKS, findings(situation));
    }

    /** Those of one severity. */
    public static List<Blocker> with(Severity severity, List<Blocker> findings) {
        if (findings.isEmpty()) {
            return findings;
        }
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }
}
