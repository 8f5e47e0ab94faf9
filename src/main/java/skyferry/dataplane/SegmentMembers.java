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

    SegmentMembers(Network network, Numbering numbering, SegmentFlows flows, Bindings bindings) {
        this.network = network;
        this.numbering = numbering;
        this.flows = flows;
        this.bindings = bindings;
        this.cards = numbering.cardsOn(network.id());
        Set<Long> macs = new HashSet<>();
        for (Card card : cards) {
            byHost.computeIfAbsent(bindings.of(card.vm()).host(), host -> new ArrayList<>())
                    .add(card);
            macs.add(card.nic().mac().bits());
        }
        distinct = macs.size() == cards.size();
        String any = numbering.hostAt(0);
        answers = flows.arpAnswers(any, cards);
        elsewhere = flows.elsewhere(any, cards, bindings);
    }

    /** The network's cards that are on a host. */
    List<Card> on(String host) {
        return byHost.getOrDefault(host, List.of());
    }

    /** The bridge with what its host knows of all machines of the network; nothing where two of them have one address. */
    Bridge in(Bridge bridge) {
        if (!distinct) {
            return bridge;
        }
        String host = bridge.host();
        int tag = numbering.tag(host, network.id());
        return bridge.withMembers(Stage.ARP_RESPONDER, tag, answers)
                .withMembers(Stage.L2_REMOTE, tag, flows.elsewhere(elsewhere, host, on(host), bindings));
    }

    /** Whether there is such a map: not where two machines have one address. */
    boolean isShared() {
        return distinct;
    }
}
