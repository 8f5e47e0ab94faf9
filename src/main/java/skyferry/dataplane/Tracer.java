package skyferry.dataplane;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows one packet through the tables as they are, host by host across tunnels. What it decides for one packet,
 * {@code isolation} decides for all, with other code.
 */
public final class Tracer {
    private Tracer() {}

    /** The way of a packet that opens a connection, sent by a machine from its first active port. */
    public static Trace trace(DataPlane dataPlane, Underlay underlay, Packet packet, String fromVm) {
        return trace(dataPlane, underlay, packet, fromVm, new Conntrack());
    }

    /**
     * The way of a packet sent by a machine from its first active port.
     *
     * @param tracking what is known of connections; learns from the packet
     * @throws IllegalArgumentException when the machine has no active port
     */
    public static Trace trace(DataPlane dataPlane, Underlay underlay, Packet packet, String fromVm, Tracking tracking) {
        String host = dataPlane
                .activeHost(fromVm)
                .orElseThrow(() -> new IllegalArgumentException("no active port of " + fromVm));
        return trace(dataPlane, underlay, packet, source(dataPlane, packet, host, fromVm), tracking);
    }

    /** A port on a host, active or not, by its name. */
    public record Source(String host, String port) {}

    /**
     * The way of a packet sent from a port.
     *
     * @throws IllegalArgumentException when there is no such port
     */
    public static Trace trace(DataPlane dataPlane, Underlay underlay, Packet packet, Source source, Tracking tracking) {
        Bridge.Port port = dataPlane.bridge(source.host()).ports().stream()
                .filter(candidate -> candidate.name().equals(source.port()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no port " + source.port() + " on " + source.host()));
        Walk walk = new Walk(dataPlane, underlay, tracking);
        walk.from(source.host(), port, Header.of(packet));
        Walk.Found found = walk.found();
        return new Trace(
                packet,
                port.vm(),
                found.hops(),
                found.steps(),
                found.copies(),
                found.ends(),
                found.answers(),
                found.learned(),
                verdict(dataPlane, port.network(), packet, found));
    }

    /** The card with the packet's source address if the machine has more than one. */
    private static Source source(DataPlane dataPlane, Packet packet, String host, String vm) {
        List<Bridge.Port> ports = dataPlane.bridge(host).portsOf(vm);
        Optional<Bridge.Port> own = ports.stream()
                .filter(port -> port.mac().equals(packet.ethSrc()))
                .findFirst();
        return new Source(host, own.orElse(ports.getFirst()).name());
    }

    private static Trace.Verdict verdict(DataPlane dataPlane, String network, Packet packet, Walk.Found found) {
        if (found.loop()) {
            return Trace.Verdict.LOOP;
        }
        if (found.copies().stream().anyMatch(copy -> copy.state() == Bridge.State.ACTIVE)) {
            return Trace.Verdict.DELIVERED;
        }
        if (!found.answers().isEmpty() && packet.isArp()) {
            return Trace.Verdict.ANSWERED;
        }
        boolean routed = Gateway.is(packet.ethDst()) && !found.steps().isEmpty();
        Set<String> homes = routed
                ? homes(dataPlane, "", found.steps().getLast().header().get(Field.ETH_DST))
                : homes(dataPlane, network, packet.ethDst().bits());
        boolean wentAstray = !found.copies().isEmpty() || isStray(homes, found);
        return wentAstray ? Trace.Verdict.BLACKHOLED : Trace.Verdict.DROPPED;
    }

    /** Hosts where a machine runs that has a MAC address on a network; on any if that is empty. */
    private static Set<String> homes(DataPlane dataPlane, String network, long mac) {
        Set<String> homes = new LinkedHashSet<>();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (port.state() == Bridge.State.ACTIVE
                        && (network.isEmpty() || port.network().equals(network))
                        && port.mac().bits() == mac) {
                    homes.add(bridge.host());
                }
            }
        }
        return homes;
    }

    /** Whether all copies died on the way to a place where the machine is not, or were sent to a port that is not there. */
    private static boolean isStray(Set<String> homes, Walk.Found found) {
        boolean diedAtHome = found.ends().stream().anyMatch(end -> homes.contains(end.host()) && !isNowhere(end));
        boolean left = found.hops().size() > 1;
        return !diedAtHome
                && found.ends().stream().anyMatch(end -> isNowhere(end) || left && !homes.contains(end.host()));
    }

    private static boolean isNowhere(Trace.End end) {
        return end.reason() == Trace.Reason.NO_TUNNEL_PORT || end.reason() == Trace.Reason.NO_SUCH_PORT;
    }
}
