package skyferry.migration;

import skyferry.model.Lens;
import skyferry.model.MigrationOptions;

/**
 * How long a stream without a way through the network stands still before its connection is broken. A scenario can set it
 * ({@code stream_timeout}); else the lens decides.
 */
public final class StreamTimeout {
    /**
     * Documented: Linux, {@code Documentation/networking/ip-sysctl.rst}, {@code tcp_retries2}: "The default value of 15 yields a
     * hypothetical timeout of 924.6 seconds and is a lower bound for the effective timeout." That QEMU and Xen set nothing
     * shorter on their streams is assumed.
     */
    public static final long TCP_NANOS = 924_600_000_000L;

    /**
     * Documented: libvirt, {@code qemu.conf}, "Keepalive protocol", for peer-to-peer migration: "the connection is automatically
     * closed approximately after keepalive_interval * (keepalive_count + 1) seconds since the last message received", with
     * {@code keepalive_interval = 5} and {@code keepalive_count = 5}. Nova and KubeVirt move by libvirt, and are assumed to leave
     * both as they are.
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
