package skyferry.dataplane;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.model.Network;

/**
 * Where the machines of a network are at the start, and who answers ARP for them: one map for all hosts, of which each host's own
 * differs in its own machines alone.
 */
final class SegmentMembers {
    private final Network network;
    private final Numbering numbering;
    private final SegmentFlows flows;
    private final Bindings bindings;
    private final List<Card> cards;
    private final Map<String, List<Card>> byHost = new LinkedHashMap<>();
    private final boolean distinct;
    private final Members answers;
    private final Members elsewhere;

    SegmentMembers(Network network, Numbering numbering, SegmentFlows flows, Bindings bindings, Reach reach) {
        this.network = network;
        this.numbering = numbering;
        this.flows = flows;
        this.bindings = bindings;
        List<Card> there = numbering.cardsOn(network.id()).stream()
                .filter(card -> reach.mayBe(card, bindings.of(card.vm()).host()))
                .toList();
        this.cards = numbering.cardsOn(network.id());
        there.forEach(card -> byHost.computeIfAbsent(bindings.of(card.vm()).host(), host -> new ArrayList<>())
                .add(card));
        Set<Long> macs = new HashSet<>();
        cards.forEach(card -> macs.add(card.nic().mac().bits()));
        boolean home = there.stream()
                .allMatch(card -> reach.spans(network, bindings.of(card.vm()).host()));
        distinct = home && macs.size() == cards.size();
        String any = numbering.hostAt(0);
        answers = flows.arpAnswers(any, cards);
        elsewhere = flows.elsewhere(any, there, bindings);
    }

    /** The network's cards that are on a host. */
    List<Card> on(String host) {
        return byHost.getOrDefault(host, List.of());
    }

    /** The bridge with what its host knows of all machines of the network; nothing where there is no such map. */
    Bridge in(Bridge bridge) {
        if (!distinct) {
            return bridge;
        }
        String host = bridge.host();
        int tag = numbering.tag(host, network.id());
        return bridge.withMembers(Stage.ARP_RESPONDER, tag, answers)
                .withMembers(Stage.L2_REMOTE, tag, flows.elsewhere(elsewhere, host, on(host), bindings));
    }

    /** Whether there is such a map: not where two machines have one address, or one is where the network is not. */
    boolean isShared() {
        return distinct;
    }
}
