package skyferry.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a host offers beyond threads and memory, as far as it decides whether a machine can come.
 *
 * @param hypervisor version of its hypervisor, such as {@code 8.1}; empty if not said
 * @param evc CPU model that VMware's EVC holds all guests of its cluster to; empty for no EVC
 * @param hugePageBytes size of its huge pages
 * @param numaNodes memory nodes
 * @param tscKhz frequency of its time stamp counter; 0 if not said
 * @param tscScaling whether the CPU can show a guest another frequency (VMX and SVM TSC scaling)
 * @param pools storage pools that it reaches; empty for all
 * @param networks networks that its cables carry; empty for all
 * @param overcommit vCPUs that may be given away per thread; empty for no limit
 * @param maxMoves moves that it takes part in at once; empty for no limit
 * @param dataPath what switches the frames of its machines
 */
public record Platform(
        String hypervisor,
        Optional<CpuModel> evc,
        long hugePageBytes,
        int numaNodes,
        long tscKhz,
        boolean tscScaling,
        Set<String> pools,
        Set<String> networks,
        OptionalDouble overcommit,
        OptionalInt maxMoves,
        DataPath dataPath) {
    /** Nothing that would keep a machine away. */
    public static final Platform ANY = new Platform(
            "",
            Optional.empty(),
            2L << 20,
            1,
            0,
            false,
            Set.of(),
            Set.of(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            DataPath.KERNEL);

    public Platform {
        pools = Set.copyOf(pools);
        networks = Set.copyOf(networks);
    }

    /**
     * Processors that only poll for packets: one for each memory node, as Open vSwitch starts its poll mode threads where no
     * {@code pmd-cpu-mask} is given (Open vSwitch, ovs-vswitchd.conf.db(5)); none in the kernel.
     */
    public int pollingCpus() {
        return dataPath == DataPath.DPDK ? numaNodes : 0;
    }
}
