package skyferry.exchange.openflow;

import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Gateway;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Tracking;
import skyferry.dataplane.Underlay;
import skyferry.exchange.openflow.Stations.Located;
import skyferry.exchange.openflow.Stations.Station;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Scenario;

/** Puts queries to our own tracer. */
public final class Asking {
    private final Scenario scenario;
    private final DataPlane dataPlane;
    private final Stations stations;

    public Asking(Scenario scenario, DataPlane dataPlane) {
        this.scenario = scenario;
        this.dataPlane = dataPlane;
        this.stations = Stations.of(scenario);
    }

    /**
     * What becomes of a query. An established connection, or an answer on one, is there only if its opening packet arrives; if
     * not, the outcome is the opening packet's, as dropped. Where a router is on the way it is taken to be open.
     *
     * @return empty when the sender has no active port
     */
    public Optional<Outcome> ask(Query query) {
        if (sender(query).isEmpty()) {
            return Optional.empty();
        }
        if (query.needsConnection() && !isAssumedOpen(query) && !query.to().equals(Query.EVERYBODY)) {
            Query opening = opening(query);
            Optional<Trace> first = trace(opening);
            boolean open = first.map(trace -> trace.copies().stream()
                            .anyMatch(copy -> copy.state() == Bridge.State.ACTIVE
                                    && stations.named(opening.to()).owns(port(copy))))
                    .orElse(false);
            if (!open) {
                return first.map(trace -> Outcome.of(opening, trace, dataPlane, stations))
                        .map(outcome -> new Outcome(Outcome.Verdict.DROPPED, outcome.hosts(), outcome.drop()))
                        .or(() -> Optional.of(new Outcome(Outcome.Verdict.DROPPED, List.of(), Optional.empty())));
            }
        }
        return trace(query).map(trace -> Outcome.of(query, trace, dataPlane, stations));
    }

    /**
     * Whether a query's connection is taken to be open without asking: the format's own opening packet is sent to the other
     * machine's MAC address, never to a router's.
     */
    private boolean isAssumedOpen(Query query) {
        return query.needsConnection() && router(query).isPresent();
    }

    /** The way of a query's packet; empty when the sender has no active port. */
    public Optional<Trace> trace(Query query) {
        return sender(query)
                .map(from -> Tracer.trace(
                        dataPlane,
                        Underlay.WHOLE,
                        packet(query),
                        new Tracer.Source(from.host(), from.port().name()),
                        Tracking.always(query.state().bits())));
    }

    private Bridge.Port port(Trace.Copy copy) {
        return dataPlane.bridge(copy.host()).ports().stream()
                .filter(port -> port.name().equals(copy.port()))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Located> sender(Query query) {
        return stations.named(query.from()).port(dataPlane, Bridge.State.ACTIVE);
    }

    private static Query opening(Query query) {
        boolean answer = query.state() == Query.State.REPLY;
        return new Query(
                query.id() + "/open",
                answer ? query.to() : query.from(),
                answer ? query.from() : query.to(),
                query.protocol(),
                answer ? query.dstPort() : query.srcPort(),
                answer ? query.srcPort() : query.dstPort(),
                Query.State.NEW,
                Query.Forged.NOTHING);
    }

    /** The query's packet. */
    public Packet packet(Query query) {
        Station from = stations.named(query.from());
        Query.Forged forged = query.forged();
        Mac src = forged.srcMac().orElse(from.nic().mac());
        Ipv4 ip = forged.srcIp().orElse(from.nic().ip());
        Mac sha = forged.arpSha().orElse(src);
        Mac none = new Mac(0);
        return switch (query.protocol()) {
            case ARP ->
                Packet.arp(
                        src, Mac.BROADCAST, forged.arpOp(), ip, to(query).nic().ip(), sha, none);
            case GARP -> Packet.arp(src, Mac.BROADCAST, forged.arpOp(), ip, ip, sha, none);
            case RARP -> Packet.rarp(src);
            case ICMP -> {
                int type = query.state() == Query.State.REPLY ? Packet.ECHO_REPLY : Packet.ECHO_REQUEST;
                Station to = to(query);
                yield Packet.ip(src, nextHop(query), ip, to.nic().ip(), Packet.ICMP, type, 0);
            }
            case TCP, UDP -> {
                int protocol = query.protocol() == Query.Protocol.TCP ? Packet.TCP : Packet.UDP;
                Station to = to(query);
                yield Packet.ip(src, nextHop(query), ip, to.nic().ip(), protocol, query.srcPort(), query.dstPort());
            }
        };
    }

    /** The MAC address that a query's packet is sent to: the other's, or a router's. */
    private Mac nextHop(Query query) {
        return Probes.nextHop(
                scenario, stations.named(query.from()).nic(), to(query).nic());
    }

    /** A router's MAC address if a query's packet is sent to one. */
    Optional<Mac> router(Query query) {
        boolean ip = query.protocol() == Query.Protocol.ICMP
                || query.protocol() == Query.Protocol.TCP
                || query.protocol() == Query.Protocol.UDP;
        return ip ? Optional.of(nextHop(query)).filter(Gateway::is) : Optional.empty();
    }

    private Station to(Query query) {
        return stations.named(query.to());
    }
}
