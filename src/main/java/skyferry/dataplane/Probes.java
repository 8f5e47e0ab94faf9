package skyferry.dataplane;

import java.util.List;
import java.util.Optional;
import skyferry.model.Mac;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/** Sends one machine's small packet to another and its answer back, through the tables as they are. */
public final class Probes {
    private static final int CLIENT_PORT = 40000;

    private Probes() {}

    /**
     * A question and its answer.
     *
     * @param reply empty if the question did not arrive
     */
    public record RoundTrip(Trace request, Optional<Trace> reply, String toVm) {

        /** Whether the answer came back. */
        public boolean answered() {
            return reply.map(trace -> trace.reached(request.fromVm())).orElse(false);
        }

        /** The way that explains the outcome: the answer's if there was one, else the question's. */
        public Trace telling() {
            return reply.orElse(request);
        }
    }

    /**
     * Sends a probe's packet with nothing known of the connection, then its answer with what the packet left behind.
     *
     * @return empty when the sender has no active port: it does not run
     */
    public static Optional<RoundTrip> roundTrip(
            DataPlane dataPlane, Underlay underlay, Scenario scenario, Probe probe) {
        return roundTrip(dataPlane, underlay, scenario, probe, plugged(dataPlane, scenario, probe.to()));
    }

    /**
     * As {@link #roundTrip(DataPlane, Underlay, Scenario, Probe)}, to an address that the sender takes for the machine's.
     *
     * @param theirs cards of the machine at one of which the sender believes it to be
     */
    public static Optional<RoundTrip> roundTrip(
            DataPlane dataPlane, Underlay underlay, Scenario scenario, Probe probe, List<Nic> theirs) {
        Packet packet = opening(dataPlane, scenario, probe, theirs);
        return roundTrip(
                dataPlane, underlay, packet.withBytes(probe.sizeBytes()), probe.from(), probe.to(), new Conntrack());
    }

    /** The first packet of a probe's connection, to one of a machine's cards, from one that the sender has plugged. */
    public static Packet opening(DataPlane dataPlane, Scenario scenario, Probe probe, List<Nic> theirs) {
        List<Nic> mine = plugged(dataPlane, scenario, probe.from());
        return addressed(
                dataPlane, packet(scenario, mine, theirs, probe.protocol(), probe.port()), probe.from(), probe.to());
    }

    /** The cards of a machine that have a port where it runs; all if it runs nowhere. */
    public static List<Nic> plugged(DataPlane dataPlane, Scenario scenario, String vm) {
        List<Nic> all = scenario.vm(vm).nics();
        List<Bridge.Port> ports = dataPlane
                .activeHost(vm)
                .map(host -> dataPlane.bridge(host).portsOf(vm))
                .orElse(List.of());
        List<Nic> plugged = all.stream()
                .filter(nic -> ports.stream().anyMatch(port -> port.network().equals(nic.network())))
                .toList();
        return plugged.isEmpty() ? all : plugged;
    }

    /** As {@link #roundTrip(DataPlane, Underlay, Scenario, Probe)}. */
    public static Optional<RoundTrip> roundTrip(
            DataPlane dataPlane,
            Underlay underlay,
            Scenario scenario,
            String fromVm,
            String toVm,
            Probe.Protocol protocol,
            int port) {
        return roundTrip(
                dataPlane,
                underlay,
                addressed(
                        dataPlane,
                        packet(
                                scenario,
                                plugged(dataPlane, scenario, fromVm),
                                plugged(dataPlane, scenario, toVm),
                                protocol,
                                port),
                        fromVm,
                        toVm),
                fromVm,
                toVm,
                new Conntrack());
    }

    /** A round trip in which hosts already know connections; what they know grows by this one. */
    public static Optional<RoundTrip> roundTrip(
            DataPlane dataPlane, Underlay underlay, Packet packet, String fromVm, String toVm, Tracking tracking) {
        if (dataPlane.activeHost(fromVm).isEmpty()) {
            return Optional.empty();
        }
        Trace request = Tracer.trace(dataPlane, underlay, packet, fromVm, tracking);
        if (!request.reached(toVm)) {
            return Optional.of(new RoundTrip(request, Optional.empty(), toVm));
        }
        Trace reply = Tracer.trace(dataPlane, underlay, asItCame(request, toVm).answer(), toVm, tracking);
        return Optional.of(new RoundTrip(request, Optional.of(reply), toVm));
    }

    /** The packet as the machine got it: a router has put other MAC addresses on it. */
    static Packet asItCame(Trace request, String toVm) {
        return request.copies().stream()
                .filter(copy -> copy.state() == Bridge.State.ACTIVE && copy.vm().equals(toVm))
                .map(copy -> copy.packet().withBytes(request.packet().bytes()))
                .findFirst()
                .orElse(request.packet());
    }

    /** The packet with the addresses that the machines' ports really have: a fault may have given one another's. */
    private static Packet addressed(DataPlane dataPlane, Packet packet, String fromVm, String toVm) {
        Mac src = mac(dataPlane, fromVm, packet.ethSrc());
        Mac dst = Gateway.is(packet.ethDst()) ? packet.ethDst() : mac(dataPlane, toVm, packet.ethDst());
        return src.equals(packet.ethSrc()) && dst.equals(packet.ethDst())
                ? packet
                : Packet.ip(src, dst, packet.ipSrc(), packet.ipDst(), packet.ipProto(), packet.tpSrc(), packet.tpDst());
    }

    private static Mac mac(DataPlane dataPlane, String vm, Mac meant) {
        List<Bridge.Port> ports = dataPlane
                .activeHost(vm)
                .map(host -> dataPlane.bridge(host).portsOf(vm))
                .orElse(List.of());
        return ports.size() == 1 ? ports.getFirst().mac() : meant;
    }

    /** The packet that opens a connection between two machines, on the network that both are on if there is one. */
    public static Packet packet(Scenario scenario, String fromVm, String toVm, Probe.Protocol protocol, int port) {
        return packet(scenario, scenario.vm(fromVm).nics(), scenario.vm(toVm).nics(), protocol, port);
    }

    private static Packet packet(
            Scenario scenario, List<Nic> sender, List<Nic> receiver, Probe.Protocol protocol, int port) {
        Nic from = sender.getFirst();
        Nic to = receiver.getFirst();
        for (Nic mine : sender) {
            for (Nic theirs : receiver) {
                if (mine.network().equals(theirs.network()) && !from.network().equals(to.network())) {
                    from = mine;
                    to = theirs;
                }
            }
        }
        Mac next = nextHop(scenario, from, to);
        return switch (protocol) {
            case ICMP -> Packet.ping(from.mac(), next, from.ip(), to.ip());
            case TCP -> Packet.ip(from.mac(), next, from.ip(), to.ip(), Packet.TCP, CLIENT_PORT, port);
            case UDP -> Packet.ip(from.mac(), next, from.ip(), to.ip(), Packet.UDP, CLIENT_PORT, port);
        };
    }

    /** Where a card sends what is for another: to it, or to the router that joins their networks. */
    public static Mac nextHop(Scenario scenario, Nic from, Nic to) {
        Network mine = scenario.network(from.network());
        boolean routed = mine.routedTo().contains(to.network())
                || scenario.network(to.network()).routedTo().contains(mine.id());
        return routed ? Gateway.of(mine).mac() : to.mac();
    }
}
