package skyferry.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.dataplane.FlowAction.Move;
import skyferry.dataplane.FlowAction.OutputInPort;
import skyferry.dataplane.FlowAction.Resubmit;
import skyferry.dataplane.FlowAction.SetField;
import skyferry.model.Across;
import skyferry.model.Ipv4;
import skyferry.model.Network;
import skyferry.model.Scenario;

/** Flows that carry packets from one network to another where a router joins them, on the sender's own host. */
final class RouteFlows {
    private final Numbering numbering;
    private final Map<String, Network> networks;
    private final Map<String, Set<String>> peers = new LinkedHashMap<>();

    RouteFlows(Scenario scenario, Numbering numbering) {
        this.numbering = numbering;
        networks = scenario.networks();
        networks.keySet().forEach(network -> peers.put(network, new LinkedHashSet<>()));
        networks.values().forEach(network -> network.routedTo().forEach(other -> join(network.id(), other)));
    }

    private void join(String one, String other) {
        peers.getOrDefault(one, new LinkedHashSet<>()).add(other);
        peers.getOrDefault(other, new LinkedHashSet<>()).add(one);
    }

    /** The networks that a router joins to one, in the order of the scenario. */
    Set<String> peers(String network) {
        return peers.getOrDefault(network, Set.of());
    }

    /** Whether there is any router. */
    boolean any() {
        return peers.values().stream().anyMatch(joined -> !joined.isEmpty());
    }

    /** What a host needs to route what machines of a network send; nothing where none is needed. */
    List<Flow> of(String host, Network network) {
        if (peers(network.id()).isEmpty() && network.across().way() != Across.Way.HOST_ROUTE) {
            return List.of();
        }
        Gateway gateway = Gateway.of(network);
        Match here = Match.ANY.tag(numbering.tag(host, network.id()));
        List<Flow> flows = new ArrayList<>();
        flows.add(arpAnswer(here, network, gateway));
        Match toRouter = here.ip().ethDst(gateway.mac());
        flows.add(flow(Stage.L2_LOCAL, 110, toRouter, network, 10, List.of(new Resubmit(Stage.ROUTE.table()))));
        int rule = 16;
        for (String peer : peers(network.id())) {
            for (Card card : numbering.cardsOn(peer)) {
                flows.add(route(host, here, network, card, rule++));
            }
        }
        return flows;
    }

    private Flow route(String host, Match here, Network network, Card card, int rule) {
        Match match = here.ip().address(Field.IP_DST, new Ipv4(card.nic().ip().bits(), 32));
        return flow(
                Stage.ROUTE,
                100,
                match,
                network,
                rule,
                List.of(
                        new SetField(
                                Field.ETH_SRC, Gateway.of(card.network()).mac().bits()),
                        new SetField(Field.ETH_DST, card.nic().mac().bits()),
                        new SetField(
                                Field.REG6, numbering.tag(host, card.network().id())),
                        new Resubmit(Stage.L2_LOCAL.table())));
    }

    private Flow arpAnswer(Match here, Network network, Gateway gateway) {
        Match match = here.arp().with(Field.ARP_OP, 1).address(Field.ARP_TPA, gateway.ip());
        return flow(
                Stage.ARP_RESPONDER,
                100,
                match,
                network,
                11,
                List.of(
                        new Move(Field.ETH_SRC, Field.ETH_DST),
                        new SetField(Field.ETH_SRC, gateway.mac().bits()),
                        new SetField(Field.ARP_OP, 2),
                        new Move(Field.ARP_SHA, Field.ARP_THA),
                        new Move(Field.ARP_SPA, Field.ARP_TPA),
                        new SetField(Field.ARP_SHA, gateway.mac().bits()),
                        new SetField(Field.ARP_SPA, gateway.ip().bits() & 0xffff_ffffL),
                        new OutputInPort()));
    }

    private Flow flow(Stage stage, int priority, Match match, Network network, int rule, List<FlowAction> actions) {
        long cookie = numbering.cookie(stage, network, rule);
        return new Flow(stage.table(), priority, match, actions, cookie, "router:" + network.id());
    }
}
