package skyferry.run;

import java.util.List;
import java.util.Optional;
import skyferry.model.DataPath;

/**
 * What a way from a guest's card to the wire costs: time for each packet, and the host's processors. No public measurement was
 * found that has all of them on one machine; each figure says where it is from.
 *
 * @param latencyNanos one way through the host, ns
 * @param packetNanos of a host's processor for each packet, ns
 * @param pollingCpus processors that do nothing else, whatever is sent
 */
public record PathPrice(Way way, long latencyNanos, Source latency, long packetNanos, Source packet, int pollingCpus) {

    /** How packets pass through the host. */
    public enum Way {
        /** Paravirtual card, vhost in the kernel, Open vSwitch in the kernel. */
        VIRTIO_OVS,
        /** Paravirtual card, vhost in user space, Open vSwitch on DPDK. */
        OVS_DPDK,
        /** A virtual function: the NIC's embedded switch alone. */
        VF
    }

    /** Where a figure is from. */
    public enum Source {
        ASSUMED,
        /** Emmerich et al., Throughput and latency of virtual switching with Open vSwitch, 2018: 1.88 Mpps on one processor. */
        EMMERICH,
        /** Ratio of UDP latencies between two guests, 55.84 % less than by the kernel (qperf, a published measurement of 2018). */
        QPERF_RATIO,
        /** No processor of the host touches the packet. */
        BY_CONSTRUCTION
    }

    private static final long KERNEL_LATENCY_NANOS = 30_000;

    /** 1 / 1.88 Mpps. */
    private static final long KERNEL_PACKET_NANOS = 532;

    public static final PathPrice VIRTIO_OVS = new PathPrice(
            Way.VIRTIO_OVS, KERNEL_LATENCY_NANOS, Source.ASSUMED, KERNEL_PACKET_NANOS, Source.EMMERICH, 0);

    public static final PathPrice OVS_DPDK = new PathPrice(
            Way.OVS_DPDK, Math.round(KERNEL_LATENCY_NANOS * (1 - 0.5584)), Source.QPERF_RATIO, 100, Source.ASSUMED, 1);

    public static final PathPrice VF = new PathPrice(Way.VF, 8_000, Source.ASSUMED, 0, Source.BY_CONSTRUCTION, 0);

    /** The prices of the ways that a card may be on: a paravirtual one by the kernel's or by DPDK's switch. */
    public static List<PathPrice> of(NicPath path) {
        return switch (path) {
            case VIRTIO -> List.of(VIRTIO_OVS, OVS_DPDK);
            case VF, VDPA, MACVTAP -> List.of(VF);
            case NONE -> List.of();
        };
    }

    /** The price of the way that a card is on, by the host's virtual switch; empty for an unplugged one. */
    public static Optional<PathPrice> of(NicPath path, DataPath dataPath) {
        return switch (path) {
            case VIRTIO -> Optional.of(dataPath == DataPath.DPDK ? OVS_DPDK : VIRTIO_OVS);
            case VF, VDPA, MACVTAP -> Optional.of(VF);
            case NONE -> Optional.empty();
        };
    }

    /** The share of processors that a rate of packets needs, 1 for one whole processor. */
    public double cpus(double packetsPerSecond) {
        return pollingCpus > 0
                ? Math.max(pollingCpus, packetsPerSecond * packetNanos / 1e9)
                : packetsPerSecond * packetNanos / 1e9;
    }
}
