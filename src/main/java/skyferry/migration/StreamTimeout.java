package skyferry.migration;

import skyferry.model.Lens;
import skyferry.model.MigrationOptions;

/**
 * How long a stream without a way through the network stands still before its connection is broken. A scenario can set it
 * ({@code stream_timeout}); else the lens decides.
 */
public final class StreamTimeout {
    /**
     * Linux gives a connection up after 15 retransmissions, 924.6 s at the least (documented: {@code tcp_retries2}, kernel
     * ip-sysctl). QEMU and Xen set nothing shorter.
     */
    public static final long TCP_NANOS = 924_600_000_000L;

    /**
     * libvirt breaks a connection without answer after an interval and 5 more (documented: {@code keepalive_interval = 5},
     * {@code keepalive_count = 5} in libvirtd.conf), and Nova and KubeVirt move by libvirt.
     */
    public static final long LIBVIRT_NANOS = 30_000_000_000L;

    /** Hosts that tell each other that they live, and give up soon: assumed for vMotion and Hyper-V. */
    public static final long ASSUMED_NANOS = 20_000_000_000L;

    private StreamTimeout() {}

    /** Nanoseconds from the last byte to the end of the connection. */
    public static long nanos(MigrationOptions options, Lens lens) {
        return options.stream()
                .timeoutNanos()
                .orElse(
                        switch (lens) {
                            case QEMU, XEN, XEN_CLASSIC -> TCP_NANOS;
                            case LIBVIRT, NOVA, KUBEVIRT -> LIBVIRT_NANOS;
                            case VMOTION, HYPERV -> ASSUMED_NANOS;
                        });
    }
}
