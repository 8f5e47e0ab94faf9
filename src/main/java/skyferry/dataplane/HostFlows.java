package skyferry.dataplane;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skyferry.dataplane.Bindings.Place;
import skyferry.model.ControllerOptions;
import skyferry.model.Scenario;

/** What the controller means a host's tables to hold of a network: which hosts know it, and the flows of each. */
final class HostFlows {
    private final Scenario scenario;
    private final ControllerOptions options;
    private final Numbering numbering;
    private final Reach reach;
    private final PortFlows portFlows;
    private final SegmentFlows segmentFlows;
    private final RouteFlows routeFlows;

    HostFlows(Scenario scenario, Numbering numbering, Reach reach, SegmentFlows segmentFlows) {
        this.scenario = scenario;
        this.options = scenario.controller();
        this.numbering = numbering;
        this.reach = reach;
        this.portFlows = new PortFlows(scenario, numbering);
        this.segmentFlows = segmentFlows;
        this.routeFlows = new RouteFlows(scenario, numbering);
    }

    /** A network as a host knows it. */
    record Segment(String host, String network, Bindings bindings, Set<String> stations) {
        boolean isStation() {
            return stations.contains(host);
        }
    }

    /** How much of what a host knows of a network can differ. */
    enum Extent {
        /** Where one machine is. */
        LOCATION,
        /** That, its port, and whom a broadcast goes to. */
        CARD,
        WHOLE
    }

    /** Whether any host routes. */
    boolean routes() {
        return routeFlows.any() || reach.hasHostRoutes();
    }

    /** The networks that a router joins to one, in the order of the scenario. */
    Set<String> peers(String network) {
        return routeFlows.peers(network);
    }

    /** Hosts that know a network, in the scenario's order: they have a machine on it, or on one that a router joins to it. */
    Set<String> stations(String network, Bindings bindings) {
        BitSet stations = new BitSet();
        homes(network, bindings, stations);
        routeFlows.peers(network).forEach(peer -> homes(peer, bindings, stations));
        return stations.stream().mapToObj(numbering::hostAt).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void homes(String network, Bindings bindings, BitSet stations) {
        for (Card card : numbering.cardsOn(network)) {
            Place place = bindings.of(card.vm());
            for (String host : place.plugged()) {
                if (reach.mayBe(card, host)) {
                    stations.set(numbering.host(host));
                }
            }
            reach.homeAgent(card, place).ifPresent(home -> stations.set(numbering.host(home)));
        }
    }

    /** What a host has to know, or forget, of a network that a router joins to the one of a machine that moves. */
    List<Flow> known(Segment segment, boolean whole) {
        if (!segment.isStation()) {
            return List.of();
        }
        return whole ? whole(segment) : floods(segment, here(segment));
    }

    /** The flows of a host that can change with one card; all of the network's when the host joins or leaves it. */
    List<Flow> flows(Segment segment, Card card, Extent extent) {
        if (!segment.isStation()) {
            return List.of();
        }
        return switch (extent) {
            case LOCATION -> segmentFlows.location(segment.host, card, segment.bindings.of(card.vm()));
            case CARD -> {
                List<Flow> flows = new ArrayList<>(floods(segment, here(segment)));
                flows.addAll(ofCard(segment, card));
                yield flows;
            }
            case WHOLE -> whole(segment);
        };
    }

    /** Where a card is, and its port if that is here. */
    List<Flow> ofCard(Segment segment, Card card) {
        List<Flow> flows = new ArrayList<>(segmentFlows.location(segment.host, card, segment.bindings.of(card.vm())));
        flows.addAll(port(segment, card));
        return flows;
    }

    /** All that a host knows of a network. */
    List<Flow> whole(Segment segment) {
        List<Flow> flows = new ArrayList<>(common(segment, here(segment)));
        for (Card card : numbering.cardsOn(segment.network)) {
            if (options.learning().isEmpty()) {
                flows.add(segmentFlows.arpAnswer(segment.host, card));
            }
            flows.addAll(ofCard(segment, card));
        }
        return flows;
    }

    /** What a host knows of a network beside its machines. */
    List<Flow> common(Segment segment, List<Card> here) {
        List<Flow> flows = new ArrayList<>();
        flows.add(segmentFlows.arrival(segment.host, scenario.network(segment.network)));
        flows.addAll(floods(segment, here));
        flows.addAll(routeFlows.of(segment.host, scenario.network(segment.network)));
        return flows;
    }

    private List<Card> here(Segment segment) {
        return numbering.cardsOn(segment.network).stream()
                .filter(card -> reach.mayBe(card, segment.host)
                        && segment.bindings
                                .of(card.vm())
                                .targets(options.bothHosts())
                                .contains(segment.host))
                .toList();
    }

    private List<Flow> floods(Segment segment, List<Card> here) {
        List<Flow> flows = new ArrayList<>();
        flows.add(segmentFlows.floodLocal(
                segment.host,
                scenario.network(segment.network),
                here.stream().filter(Card::onBridge).toList()));
        flows.add(segmentFlows.floodRemote(segment.host, scenario.network(segment.network), segment.stations));
        flows.addAll(segmentFlows.learned(segment.host, scenario.network(segment.network), segment.stations));
        return flows;
    }

    private List<Flow> port(Segment segment, Card card) {
        Place place = segment.bindings.of(card.vm());
        if (!place.plugged().contains(segment.host) || !card.onBridge() || !reach.mayBe(card, segment.host)) {
            return List.of();
        }
        List<Flow> flows = new ArrayList<>(portFlows.rules(segment.host, card));
        if (place.blocked() && segment.host.equals(place.destination())) {
            flows.addAll(portFlows.block(segment.host, card, options.activation()));
        }
        return flows;
    }
}
