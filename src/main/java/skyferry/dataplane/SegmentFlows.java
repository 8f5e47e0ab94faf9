package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.FlowAction.Learn;
import skyferry.dataplane.FlowAction.Move;
import skyferry.dataplane.FlowAction.Output;
import skyferry.dataplane.FlowAction.OutputInPort;
import skyferry.dataplane.FlowAction.PopVlan;
import skyferry.dataplane.FlowAction.PushVlan;
import skyferry.dataplane.FlowAction.Resubmit;
import skyferry.dataplane.FlowAction.SetField;
import skyferry.model.Across;
import skyferry.model.ControllerOptions;
import skyferry.model.Ipv4;
import skyferry.model.Network;

/** The flows by which a host takes part in a network: arrival, flooding, ARP answers, and where each machine is. */
final class SegmentFlows {
    private final Numbering numbering;
    private final ControllerOptions options;
    private final Reach reach;

    SegmentFlows(Numbering numbering, ControllerOptions options, Reach reach) {
        this.numbering = numbering;
        this.options = options;
        this.reach = reach;
    }

    /** What comes from the wire is in the network that its VNI or VLAN says, and in no other. */
    Flow arrival(String host, Network network) {
        List<FlowAction> actions = new ArrayList<>();
        if (network.type() == Network.Type.VLAN) {
            actions.add(new PopVlan());
        }
        actions.add(new SetField(Field.REG4, 1));
        actions.add(new SetField(Field.REG6, numbering.tag(host, network.id())));
        if (network.type() != Network.Type.VLAN) {
            options.learning()
                    .ifPresent(learning ->
                            actions.add(new Learn(Stage.L2_LEARNED.table(), 100, seconds(learning.entryLifeNanos()))));
        }
        actions.add(to(Stage.L2_LOCAL));
        Match match = network.type() == Network.Type.VLAN
                ? Match.ANY.inPort(Numbering.UPLINK).with(Field.VLAN, 0x1000 | network.segmentId())
                : Match.ANY.tunId(network.segmentId());
        return flow(Stage.CLASSIFY, 100, match, network, 0, actions);
    }

    private static int seconds(long nanos) {
        return (int) Math.max(1, nanos / 1_000_000_000L);
    }

    /** Broadcast: a copy to each local port of the network, then on to the other hosts. */
    Flow floodLocal(String host, Network network, Collection<Card> here) {
        List<FlowAction> actions = new ArrayList<>();
        for (Card card : here) {
            actions.add(new SetField(Field.REG7, numbering.port(host, card)));
            actions.add(to(Stage.SG_INGRESS_CT));
        }
        actions.add(to(Stage.L2_REMOTE));
        return flow(Stage.L2_LOCAL, 90, tagged(host, network).manyDestinations(), network, 1, actions);
    }

    /** Broadcast: a copy to each other host that is part of the network; none from a host that is not. */
    Flow floodRemote(String host, Network network, Collection<String> stations) {
        Match match = tagged(host, network).manyDestinations();
        List<String> part = reach.spans(network, host)
                ? stations.stream().filter(other -> reach.spans(network, other)).toList()
                : List.of();
        return flow(Stage.L2_REMOTE, 90, match, network, 1, part.isEmpty() ? List.of() : toHosts(host, network, part));
    }

    /** Where no controller tells: look at what was learned, else to everybody. */
    List<Flow> learned(String host, Network network, Collection<String> stations) {
        if (options.learning().isEmpty() || network.type() == Network.Type.VLAN) {
            return List.of();
        }
        Match match = tagged(host, network);
        return List.of(
                flow(Stage.L2_REMOTE, 80, match, network, 2, List.of(to(Stage.L2_LEARNED))),
                flow(Stage.L2_LEARNED, 10, match, network, 3, toHosts(host, network, stations)));
    }

    /** What a host has learned of a card behind a tunnel, as its {@code learn} action writes it. */
    Flow learnedEntry(String host, Card card, String at) {
        Match match = tagged(host, card.network()).ethDst(card.nic().mac());
        return member(Stage.L2_LEARNED, match, card, 4, toHosts(host, card.network(), List.of(at)))
                .withOrigin("learned");
    }

    private List<FlowAction> toHosts(String host, Network network, Collection<String> hosts) {
        if (network.type() == Network.Type.VLAN) {
            return List.of(new PushVlan(network.segmentId()), new Output(Numbering.UPLINK));
        }
        List<FlowAction> actions = new ArrayList<>();
        for (String other : hosts) {
            if (!other.equals(host)) {
                if (actions.isEmpty()) {
                    actions.add(new SetField(Field.TUN_ID, network.segmentId()));
                }
                actions.add(new Output(numbering.tunnel(other, network.type())));
            }
        }
        return actions;
    }

    /** Answers who asks for a card's address (RFC 826), so that nobody else has to. */
    Flow arpAnswer(String host, Card card) {
        long mac = card.nic().mac().bits();
        Ipv4 ip = new Ipv4(card.nic().ip().bits(), 32);
        Match match = tagged(host, card.network()).arp().with(Field.ARP_OP, 1).address(Field.ARP_TPA, ip);
        return member(
                Stage.ARP_RESPONDER,
                match,
                card,
                1,
                List.of(
                        new Move(Field.ETH_SRC, Field.ETH_DST),
                        new SetField(Field.ETH_SRC, mac),
                        new SetField(Field.ARP_OP, 2),
                        new Move(Field.ARP_SHA, Field.ARP_THA),
                        new Move(Field.ARP_SPA, Field.ARP_TPA),
                        new SetField(Field.ARP_SHA, mac),
                        new SetField(Field.ARP_SPA, ip.bits() & 0xffff_ffffL),
                        new OutputInPort()));
    }

    /** Who answers ARP for whom on any host of a network, if no host learns that by itself. */
    Members arpAnswers(String host, Collection<Card> cards) {
        Members members = Members.none(Stage.ARP_RESPONDER);
        for (Card card : options.learning().isEmpty() ? cards : List.<Card>of()) {
            members = members.with(arpAnswer(host, card));
        }
        return members;
    }

    /** Where the cards of a network are, as any host knows it that has none of them. */
    Members elsewhere(String any, Collection<Card> cards, Bindings bindings) {
        Members members = Members.none(Stage.L2_REMOTE);
        for (Card card : cards) {
            List<String> targets = bindings.of(card.vm()).targets(options.bothHosts());
            if (isAway(card, targets)) {
                members = members.with(away(any, card, targets));
            }
        }
        return members;
    }

    /** The same map as a host knows it that has some of the cards. */
    Members elsewhere(Members all, String host, Collection<Card> here, Bindings bindings) {
        Members members = all;
        for (Card card : here) {
            List<String> others = bindings.of(card.vm()).targets(options.bothHosts()).stream()
                    .filter(target -> !target.equals(host))
                    .toList();
            members = isAway(card, others)
                    ? members.with(away(host, card, others))
                    : members.without(card.nic().mac().bits());
        }
        return members;
    }

    private boolean isAway(Card card, List<String> others) {
        return !others.isEmpty() && options.learning().isEmpty() || !card.onBridge();
    }

    private Flow away(String host, Card card, List<String> others) {
        Match match = tagged(host, card.network()).ethDst(card.nic().mac());
        return member(Stage.L2_REMOTE, match, card, 3, toHosts("", card.network(), others));
    }

    /** Where a card's frames go from a host: its port here, or another host, or both. Empty where neither. */
    List<Flow> location(String host, Card card, Bindings.Place place) {
        List<String> targets = place.targets(options.bothHosts()).stream()
                .filter(target -> reach.mayBe(card, target))
                .toList();
        Optional<String> onward = targets.stream()
                .filter(target -> reach.isHomeAgent(host, card, target)
                        || !target.equals(host) && reach.isAbroad(card, target, Across.Way.HOST_ROUTE))
                .findFirst();
        if (onward.isPresent() && !targets.contains(host)) {
            return sentOn(host, card, onward.get());
        }
        List<Flow> flows = new ArrayList<>();
        Match match = tagged(host, card.network()).ethDst(card.nic().mac());
        List<String> elsewhere = targets.stream()
                .map(target -> reach.via(host, card, target))
                .filter(target -> !target.equals(host))
                .distinct()
                .toList();
        boolean away = isAway(card, elsewhere);
        if (targets.contains(host) && card.onBridge()) {
            List<FlowAction> actions = new ArrayList<>();
            actions.add(new SetField(Field.REG7, numbering.port(host, card)));
            actions.add(to(Stage.SG_INGRESS_CT));
            if (away) {
                actions.add(to(Stage.L2_REMOTE));
            }
            flows.add(member(Stage.L2_LOCAL, match, card, 2, actions));
        }
        if (away) {
            flows.add(away(host, card, elsewhere));
        }
        flows.addAll(home(host, card));
        return flows;
    }

    /**
     * What a machine away from home gives to the router for a card of its own network, which is not on that wire. Nothing where
     * the network is.
     */
    List<Flow> home(String host, Card card) {
        if (!reach.isAbroad(card, host, Across.Way.HOST_ROUTE)) {
            return List.of();
        }
        List<FlowAction> actions = List.of(
                new SetField(Field.ETH_SRC, Gateway.of(card.network()).mac().bits()),
                new SetField(Field.ETH_DST, card.nic().mac().bits()),
                to(Stage.L2_LOCAL));
        return List.of(member(Stage.ROUTE, address(host, card), card, 6, actions));
    }

    private Match address(String host, Card card) {
        Ipv4 address = new Ipv4(card.nic().ip().bits(), 32);
        return tagged(host, card.network()).ip().address(Field.IP_DST, address);
    }

    /**
     * What is for a card that is where its network is not is sent on, wherever it came from: by the home agent as it is, by a
     * router with the router's own address as the sender's.
     */
    private List<Flow> sentOn(String host, Card card, String target) {
        Match match = tagged(host, card.network()).ethDst(card.nic().mac());
        List<FlowAction> onward = toHosts("", card.network(), List.of(target));
        if (reach.isHomeAgent(host, card, target)) {
            return List.of(member(Stage.L2_LOCAL, match, card, 5, onward));
        }
        List<FlowAction> routed = new ArrayList<>();
        routed.add(new SetField(Field.ETH_SRC, Gateway.of(card.network()).mac().bits()));
        routed.add(new SetField(Field.ETH_DST, card.nic().mac().bits()));
        routed.addAll(onward);
        return List.of(
                member(Stage.L2_LOCAL, match, card, 5, List.of(to(Stage.ROUTE))),
                member(Stage.ROUTE, address(host, card), card, 6, routed));
    }

    private Match tagged(String host, Network network) {
        return Match.ANY.tag(numbering.tag(host, network.id()));
    }

    private static Resubmit to(Stage stage) {
        return new Resubmit(stage.table());
    }

    private Flow flow(Stage stage, int priority, Match match, Network network, int rule, List<FlowAction> actions) {
        long cookie = numbering.cookie(stage, network, rule);
        return new Flow(stage.table(), priority, match, actions, cookie, "network:" + network.id());
    }

    private static Flow member(Stage stage, Match match, Card card, int rule, List<FlowAction> actions) {
        long cookie = Numbering.cookie(stage, card, rule);
        return new Flow(stage.table(), 100, match, actions, cookie, "member:" + card.vm());
    }
}
