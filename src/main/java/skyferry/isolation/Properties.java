package skyferry.isolation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * Looks for what else can be wrong in the tables as they are, over all frames that machines can send: black holes, loops, strange
 * source addresses, and reachability that a change has altered. Each finding has a packet that the tracer has confirmed.
 */
public final class Properties {
    private final DataPlane dataPlane;
    private final Underlay underlay;
    private final Scenario scenario;

    public Properties(DataPlane dataPlane, Underlay underlay, Scenario scenario) {
        this.dataPlane = dataPlane;
        this.underlay = underlay;
        this.scenario = scenario;
    }

    /** Black holes, loops and strange source addresses that some machines' frames can meet, one for each pair and kind. */
    public List<Finding> of(Collection<String> senders) {
        List<Finding> findings = new ArrayList<>();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (SourceCheck.isSource(port) && senders.contains(port.vm())) {
                    new SenderCheck(this, bridge, port).run().forEach(finding -> add(findings, finding));
                }
            }
        }
        return List.copyOf(findings);
    }

    /**
     * What machines can send each other now and could not before, and the other way round: nothing if a move has left it alone.
     *
     * @param vm the machine whose traffic is compared, from it and to it
     */
    public List<Finding> changedSince(DataPlane before, String vm) {
        Properties then = new Properties(before, underlay, scenario);
        String tenant = scenario.vm(vm).tenant();
        List<Finding> findings = new ArrayList<>();
        for (String peer : scenario.vms().keySet()) {
            if (!peer.equals(vm) && scenario.vm(peer).tenant().equals(tenant)) {
                compare(then, vm, peer).forEach(findings::add);
                compare(then, peer, vm).forEach(findings::add);
            }
        }
        return List.copyOf(findings);
    }

    private List<Finding> compare(Properties then, String from, String to) {
        List<Finding> findings = new ArrayList<>();
        List<Frames> had = then.between(from, to);
        List<Frames> has = between(from, to);
        then.difference(had, has, from, to)
                .filter(packet -> !trace(packet, from).reached(to))
                .ifPresent(packet -> findings.add(
                        new Finding(Finding.Property.POLICY_CLOSED, from, to, packet, trace(packet, from))));
        difference(has, had, from, to)
                .filter(packet -> trace(packet, from).reached(to))
                .ifPresent(packet -> findings.add(
                        new Finding(Finding.Property.POLICY_OPENED, from, to, packet, trace(packet, from))));
        return findings;
    }

    /** A packet of the first sets that is in none of the others. */
    private Optional<Packet> difference(List<Frames> some, List<Frames> others, String from, String to) {
        for (Frames frames : some) {
            List<Frames> rest = List.of(frames);
            for (Frames other : others) {
                rest = rest.stream()
                        .flatMap(piece -> piece.without(other).stream())
                        .filter(piece -> piece.some() != null)
                        .toList();
            }
            for (Frames piece : rest) {
                Optional<Packet> packet = Witness.of(
                                piece,
                                scenario.vm(from).nics().getFirst(),
                                scenario.vm(to).nics().getFirst())
                        .filter(found -> trace(found, from).reached(to));
                if (packet.isPresent()) {
                    return packet;
                }
            }
        }
        return Optional.empty();
    }

    /** The frames that one machine can send so that another, running, gets them. */
    private List<Frames> between(String from, String to) {
        List<Frames> all = new ArrayList<>();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.portsOf(from)) {
                if (SourceCheck.isSource(port)) {
                    new Explorer(dataPlane, underlay, (at, frames) -> {
                                if (at.vm().equals(to) && at.state() == Bridge.State.ACTIVE) {
                                    all.add(frames);
                                }
                            })
                            .explore(bridge, port);
                }
            }
        }
        return all;
    }

    private static void add(List<Finding> findings, Finding next) {
        if (findings.stream().noneMatch(next::isLike)) {
            findings.add(next);
        }
    }

    private Trace trace(Packet packet, String from) {
        return Tracer.trace(dataPlane, underlay, packet, from);
    }

    Trace trace(Packet packet, Bridge bridge, Bridge.Port from) {
        return Tracer.trace(
                dataPlane, underlay, packet, new Tracer.Source(bridge.host(), from.name()), new Conntrack());
    }

    /** Where a machine runs. */
    record Home(String host, Bridge.Port port) {}

    /** Machines of a network that run, with the port where they do. */
    Map<String, Home> running(String network) {
        Map<String, Home> running = new LinkedHashMap<>();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (SourceCheck.isSource(port) && port.network().equals(network)) {
                    running.put(port.vm(), new Home(bridge.host(), port));
                }
            }
        }
        return running;
    }

    Scenario scenario() {
        return scenario;
    }

    Explorer explorer(Arrivals arrivals) {
        return new Explorer(dataPlane, underlay, arrivals);
    }
}
