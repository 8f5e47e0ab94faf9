package skyferry.migration.preflight;

import java.util.Locale;

/** A rule that a move must keep, by the name of what is wrong when it is not. Sizes among the arguments are bytes. */
public enum Code {
    /** args: host */
    ALREADY_THERE(Check.PLACE),
    /** args: host */
    MOVING_ALREADY(Check.PLACE),
    /** args: host */
    HOST_DOWN(Check.PLACE),
    /** args: model, vendor, target, other */
    CPU_VENDOR(Check.CPU),
    /** args: flags (names, separated by ", "), count, model, target (EVC's model), level */
    EVC_BASELINE(Check.CPU),
    /** args: flags, count, model, target */
    CPU_FLAGS_MISSING(Check.CPU),
    /** args: flags, count, model, target */
    CPU_FLAGS_EXTRA(Check.CPU),
    /** No arguments: invtsc without a frequency. */
    TSC_FREQUENCY_UNKNOWN(Check.CPU),
    /** args: guest, host (kHz) */
    TSC_FREQUENCY_MISMATCH(Check.CPU),
    /** args: needed, known */
    MACHINE_TYPE_UNKNOWN(Check.MACHINE_TYPE),
    /** args: needed, known */
    HYPERVISOR_OLDER(Check.MACHINE_TYPE),
    /** args: needed, free */
    NO_MEMORY(Check.MEMORY),
    /** args: needed (size of a page), known */
    HUGE_PAGE_SIZE(Check.MEMORY),
    /** args: needed, known */
    POSTCOPY_PAGE_SIZE(Check.MEMORY),
    /** args: needed, free */
    NO_HUGE_PAGES(Check.MEMORY),
    /** args: needed, known */
    NUMA_NODES(Check.MEMORY),
    /** args: cpus (numbers, separated by ", "), known */
    PINNED_CPUS_ABSENT(Check.MEMORY),
    /** args: cpus */
    PINNED_CPUS_TAKEN(Check.MEMORY),
    /** args: nic */
    VF_ATTACHED(Check.DEVICES),
    /** args: count */
    VFIO_SEVERAL(Check.DEVICES),
    /** args: needed, free, host */
    NO_FREE_VF(Check.DEVICES),
    /** args: nic */
    VDPA_CONTROL_QUEUE(Check.DEVICES),
    PCI_DEVICE(Check.DEVICES),
    VIRTIOFS(Check.DEVICES),
    VIRTFS(Check.DEVICES),
    VIRGL(Check.DEVICES),
    IVSHMEM(Check.DEVICES),
    PERSISTENT_MEMORY(Check.DEVICES),
    ENCRYPTED_MEMORY(Check.DEVICES),
    /** args: size */
    LOCAL_DISK(Check.STORAGE),
    /** args: technique */
    CONTAINER_ONLY(Check.RULES),
    /** args: technique */
    VM_ONLY(Check.RULES),
    /** args: technique, lens */
    TECHNIQUE_ABSENT(Check.RULES),
    /** args: option (its name in scenarios), lens */
    OPTION_ABSENT(Check.RULES),
    POSTCOPY_MULTIFD(Check.RULES),
    DIRTY_LIMIT_AUTO_CONVERGE(Check.RULES),
    /** args: nic */
    POSTCOPY_VFIO(Check.DEVICES),
    /** args: host, cost (of this move), used, limit */
    HOST_COST(Check.RULES),
    /** args: host, limit (moves) */
    NETWORK_COST(Check.RULES),
    /** args: technique */
    NO_SHARED_STORAGE(Check.STORAGE),
    /** args: pool, host */
    STORAGE_UNREACHABLE(Check.STORAGE),
    SHARED_DISK_COPIED(Check.STORAGE),
    /** args: cache */
    DISK_CACHE(Check.STORAGE),
    /** args: count */
    SNAPSHOTS(Check.STORAGE),
    BLOCK_JOB(Check.STORAGE),
    TRANSIENT_DISK(Check.STORAGE),
    /** args: format */
    DISK_FORMAT(Check.STORAGE),
    /** args: from, to */
    NO_PATH(Check.NETWORK),
    /** args: network, host */
    SEGMENT_ABSENT(Check.NETWORK),
    /** args: network, needed, mtu (bytes) */
    MTU_TOO_SMALL(Check.NETWORK),
    /** args: rate (bytes per second) */
    SLOW_LINK(Check.NETWORK),
    /** args: rtt, limit (ns) */
    RTT_TOO_LONG(Check.NETWORK),
    /** args: with */
    ANTI_AFFINITY(Check.RULES),
    /** args: with */
    AFFINITY(Check.RULES),
    /** args: needed, limit, host */
    NO_VCPUS(Check.CAPACITY),
    /** args: host, limit */
    TOO_MANY_MOVES(Check.CAPACITY);

    private final Check check;

    Code(Check check) {
        this.check = check;
    }

    /** The group that the rule belongs to. */
    public Check check() {
        return check;
    }

    /** The name in results: {@code no-free-vf}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
