package skyferry.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A machine's virtual hardware beyond CPU model, memory, disk and cards, as far as it decides where the machine can go.
 *
 * @param machine machine type, such as {@code pc-q35-8.1}; empty: the newest of the host where it was started
 * @param cpuMode how its CPU model was chosen
 * @param hugePageBytes size of the huge pages that back its memory; 0 for ordinary pages
 * @param numaNodes memory nodes that it sees
 * @param cpuset threads of the host that its vCPUs are pinned to, by number from 0; empty for none
 * @param invtsc whether it was promised a time stamp counter that never changes its pace
 * @param tscKhz frequency of that counter that it was given; 0 if not said
 * @param devices other devices
 */
public record Hardware(
        String machine,
        CpuMode cpuMode,
        long hugePageBytes,
        int numaNodes,
        List<Integer> cpuset,
        boolean invtsc,
        long tscKhz,
        Set<Device> devices) {
    /** A machine that asks for nothing in particular. */
    public static final Hardware PLAIN =
            new Hardware("", CpuMode.CUSTOM, 0, 1, List.of(), false, 0, EnumSet.noneOf(Device.class));

    public Hardware {
        cpuset = List.copyOf(new TreeSet<>(cpuset));
        devices =
                Collections.unmodifiableSet(devices.isEmpty() ? EnumSet.noneOf(Device.class) : EnumSet.copyOf(devices));
    }

    /** libvirt's {@code cpu mode}. */
    public enum CpuMode {
        /** A named model. */
        CUSTOM,
        /** The best known model of the host where it was started. */
        HOST_MODEL,
        /** The host's own CPU, microcode and all. */
        HOST_PASSTHROUGH
    }

    /** A device whose state is not QEMU's alone. */
    public enum Device {
        /** A PCI device of the host, such as a graphics card. */
        PCI,
        /** A directory of the host, shared by virtiofs. */
        VIRTIOFS,
        /** A directory of the host, shared by 9p. */
        VIRTFS,
        /** A graphics card that the host's renders for. */
        VIRGL,
        /** Memory that it shares with another machine. */
        IVSHMEM,
        /** Persistent memory. */
        PMEM,
        /** Memory that the host cannot read (SEV, TDX). */
        SEV
    }
}
