package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skyferry.model.LensRules;
import skyferry.model.Network;
import skyferry.model.Nic;

/** The way of the stream, and the machine's own networks at the target. */
final class NetworkRules {
    /** vSphere warns of less (VMotionLinkCapacityLow): 1000 Mbit/s. */
    private static final double SLOW_BYTES_PER_SECOND = 125e6;
    /**
     * vSphere's limit for long distances where the options say nothing: "The maximum supported network round-trip time for vMotion
     * migrations is 150 milliseconds" (vCenter Server and Host Management, 6.0).
     */
    private static final long LONGEST_NANOS = 150_000_000L;

    private NetworkRules() {}

    static List<Map<String, String>> noPath(Situation s) {
        return !s.way().exists()
                ? Rule.broken("from", s.source().id(), "to", s.target().id())
                : Rule.KEPT;
    }

    private static Stream<Network> networks(Situation s) {
        return s.vm().nics().stream()
                .map(Nic::network)
                .distinct()
                .map(id -> Optional.ofNullable(s.networks().get(id)))
                .flatMap(Optional::stream);
    }

    static List<Map<String, String>> segmentAbsent(Situation s) {
        Set<String> carried = s.target().platform().networks();
        if (carried.isEmpty()) {
            return Rule.KEPT;
        }
        return networks(s)
                .filter(network -> !carried.contains(network.id()))
                .map(network ->
                        Map.of("network", network.id(), "host", s.target().id()))
                .toList();
    }

    /** Large packets of the guest, packed for the tunnel, do not get through: connections hang, pings do not. */
    static List<Map<String, String>> tooSmall(Situation s) {
        if (s.vm().nics().isEmpty() || !s.way().exists() || s.stays()) {
            return Rule.KEPT;
        }
        return networks(s)
                .filter(network -> packed(network) > s.way().mtu())
                .map(network -> Map.of(
                        "network", network.id(),
                        "needed", Integer.toString(packed(network)),
                        "mtu", Integer.toString(s.way().mtu())))
                .toList();
    }

    /** What the tunnel puts around an IP packet, Ethernet header included: RFC 7348, RFC 8926 and RFC 2784 with a key. */
    private static int packed(Network network) {
        return network.mtu()
                + switch (network.type()) {
                    case VXLAN, GENEVE -> 50;
                    case GRE -> 42;
                    case VLAN -> 0;
                };
    }

    static List<Map<String, String>> slow(Situation s) {
        return s.way().exists() && s.way().bytesPerSecond() < SLOW_BYTES_PER_SECOND
                ? Rule.broken("rate", Long.toString(Math.round(s.way().bytesPerSecond())))
                : Rule.KEPT;
    }

    static List<Map<String, String>> far(Situation s) {
        long longest =
                s.options().rules() instanceof LensRules.Vmotion rules ? rules.maxRoundTripNanos() : LONGEST_NANOS;
        return s.live() && s.way().roundTripNanos() > longest
                ? Rule.broken("rtt", Long.toString(s.way().roundTripNanos()), "limit", Long.toString(longest))
                : Rule.KEPT;
    }
}
