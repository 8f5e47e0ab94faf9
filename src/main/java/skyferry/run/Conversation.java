package skyferry.run;

import java.util.Locale;
import java.util.Optional;
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * A packet that one machine sends another at an instant of a run, and the answer.
 *
 * @param reply empty where nothing asks for one: the packet did not arrive, or it is ARP
 */
public record Conversation(Kind kind, String from, String to, Trace request, Optional<Trace> reply) {

    /** What is sent. */
    public enum Kind {
        ICMP,
        TCP,
        UDP,
        /** Who has the other's address? */
        ARP,
        /** I have this address, to everybody. */
        GARP,
        /** What a hypervisor sends for a guest that has arrived. */
        RARP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    public enum Outcome {
        ANSWERED,
        /** The packet arrived, the answer did not. */
        ANSWER_LOST,
        /** A frame to everybody reached the machine. */
        HEARD,
        /** The sender's own bridge answered for the machine. */
        ANSWERED_BY_BRIDGE,
        DROPPED,
        BLACKHOLED,
        LOOP
    }

    /**
     * Sends it through the tables as they are at {@code nanos}.
     *
     * @param port destination port of TCP and UDP
     * @return empty when the sender does not run then
     */
    public static Optional<Conversation> at(
            Timeline timeline, long nanos, Kind kind, String from, String to, int port) {
        DataPlane dataPlane = timeline.at(nanos).dataPlane();
        Underlay underlay = timeline.wires(nanos);
        Scenario scenario = timeline.scenario();
        if (dataPlane.activeHost(from).isEmpty()) {
            return Optional.empty();
        }
        return switch (kind) {
            case ICMP -> trip(dataPlane, underlay, scenario, kind, from, to, Probe.Protocol.ICMP, port);
            case TCP -> trip(dataPlane, underlay, scenario, kind, from, to, Probe.Protocol.TCP, port);
            case UDP -> trip(dataPlane, underlay, scenario, kind, from, to, Probe.Protocol.UDP, port);
            case ARP, GARP, RARP -> {
                Packet frame = frame(scenario, kind, from, to);
                Trace trace = Tracer.trace(dataPlane, underlay, frame, from, new Conntrack());
                yield Optional.of(new Conversation(kind, from, to, trace, Optional.empty()));
            }
        };
    }

    private static Optional<Conversation> trip(
            DataPlane dataPlane,
            Underlay underlay,
            Scenario scenario,
            Kind kind,
            String from,
            String to,
            Probe.Protocol protocol,
            int port) {
        return Probes.roundTrip(dataPlane, underlay, scenario, from, to, protocol, port)
                .map(trip -> new Conversation(kind, from, to, trip.request(), trip.reply()));
    }

    private static Packet frame(Scenario scenario, Kind kind, String from, String to) {
        Packet ping = Probes.packet(scenario, from, to, Probe.Protocol.ICMP, 0);
        Nic mine = scenario.vm(from).nics().stream()
                .filter(nic -> nic.mac().equals(ping.ethSrc()))
                .findFirst()
                .orElseThrow();
        return switch (kind) {
            case ARP -> Packet.whoHas(mine.mac(), mine.ip(), ping.ipDst());
            case GARP -> Packet.gratuitousArp(mine.mac(), mine.ip());
            default -> Packet.rarp(mine.mac());
        };
    }

    /** What came of it. */
    public Outcome outcome() {
        if (reply.isPresent()) {
            return reply.get().reached(from) ? Outcome.ANSWERED : Outcome.ANSWER_LOST;
        }
        return switch (request.verdict()) {
            case ANSWERED -> Outcome.ANSWERED_BY_BRIDGE;
            case DELIVERED -> request.reached(to) ? Outcome.HEARD : Outcome.DROPPED;
            case DROPPED -> Outcome.DROPPED;
            case BLACKHOLED -> Outcome.BLACKHOLED;
            case LOOP -> Outcome.LOOP;
        };
    }
}
