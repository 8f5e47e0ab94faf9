package skyferry.dataplane;

import java.util.Collection;
import java.util.Optional;
import skyferry.model.Across;
import skyferry.model.Network;
import skyferry.model.Scenario;

/** Where networks are, and how a machine is reached that is where its network is not. */
final class Reach {
    private final Scenario scenario;

    Reach(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Whether a host is part of a network's segment. */
    boolean spans(Network network, String host) {
        return network.sites().isEmpty() || network.spans(scenario.host(host).site());
    }

    /** Whether a card can have a port on a host: its network is there, or it keeps its address elsewhere. */
    boolean mayBe(Card card, String host) {
        return card.network().across().keepsAddress() || spans(card.network(), host);
    }

    /** Whether a card that is on a host is reached there in this way because its network is not there. */
    boolean isAbroad(Card card, String host, Across.Way way) {
        return card.network().across().way() == way && !spans(card.network(), host);
    }

    /** The host that sends on what comes for a card that is away from home; empty if it is not, or is reached otherwise. */
    Optional<String> homeAgent(Card card, Bindings.Place place) {
        return isAbroad(card, place.host(), Across.Way.TUNNEL) ? Optional.of(home(card)) : Optional.empty();
    }

    private String home(Card card) {
        String named = card.network().across().home();
        return named.isEmpty() ? scenario.vm(card.vm()).host() : named;
    }

    /** Where a host sends what is for a card that is on another one: there, or to its home agent, which alone knows where. */
    String via(String host, Card card, String target) {
        boolean away = isAbroad(card, target, Across.Way.TUNNEL);
        return away && !host.equals(target) && !host.equals(home(card)) ? home(card) : target;
    }

    /** Whether a host is the home agent of a card that is on another one, away from home. */
    boolean isHomeAgent(String host, Card card, String target) {
        return isAbroad(card, target, Across.Way.TUNNEL) && !host.equals(target) && host.equals(home(card));
    }

    /** Whether machines can be reached by routes of their own. */
    boolean hasHostRoutes() {
        return scenario.networks().values().stream()
                .anyMatch(network -> network.across().way() == Across.Way.HOST_ROUTE);
    }

    /** How long a host's tables need at least to follow a machine to a place, ns: 0 where its networks are there. */
    long settleNanos(Collection<Card> cards, String host, Bindings.Place place) {
        long settled = 0;
        for (Card card : cards) {
            boolean routed = isAbroad(card, place.host(), Across.Way.HOST_ROUTE) && !host.equals(place.host());
            if (routed || isHomeAgent(host, card, place.host())) {
                settled = Math.max(settled, card.network().across().settleNanos());
            }
        }
        return settled;
    }
}
