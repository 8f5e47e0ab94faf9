package skyferry.migration.preflight;

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

    static Stream<Map<String, String>> noPath(Situation s) {
        return Rule.when(
                !s.way().exists(), "from", s.source().id(), "to", s.target().id());
    }

    private static Stream<Network> networks(Situation s) {
        return s.vm().nics().stream()
                .map(Nic::network)
                .distinct()
                .map(id -> Optional.ofNullable(s.networks().get(id)))
                .flatMap(Optional::stream);
    }

    static Stream<Map<String, String>> segmentAbsent(Situation s) {
        Set<String> carried = s.target().platform().networks();
        return networks(s)
                .filter(network -> !carried.isEmpty() && !carried.contains(network.id()))
                .map(network ->
                        Map.of("network", network.id(), "host", s.target().id()));
    }

    /** Large packets of the guest, packed for the tunnel, do not get through: connections hang, pings do not. */
    static Stream<Map<String, String>> tooSmall(Situation s) {
        return networks(s)
                .filter(network -> s.way().exists()
                        && !s.stays()
                        && packed(network) > s.way().mtu())
                .map(network -> Map.of(
                        "network", network.id(),
                        "needed", Integer.toString(packed(network)),
                        "mtu", Integer.toString(s.way().mtu())));
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

    static Stream<Map<String, String>> slow(Situation s) {
        return Rule.when(
                s.way().exists() && s.way().bytesPerSecond() < SLOW_BYTES_PER_SECOND,
                "rate",
                Long.toString(Math.round(s.way().bytesPerSecond())));
    }

    static Stream<Map<String, String>> far(Situation s) {
        long longest =
                s.options().rules() instanceof LensRules.Vmotion rules ? rules.maxRoundTripNanos() : LONGEST_NANOS;
        return Rule.when(
                s.live() && s.way().roundTripNanos() > longest,
                "rtt",
                Long.toString(s.way().roundTripNanos()),
                "limit",
                Long.toString(longest));
    }
}
