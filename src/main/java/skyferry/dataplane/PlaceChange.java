package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.dataplane.Bindings.Place;
import skyferry.dataplane.HostFlows.Extent;
import skyferry.dataplane.HostFlows.Segment;

/** What a machine's change of place changes in the tables and ports of all hosts, and when. */
final class PlaceChange {
    private final Numbering numbering;
    private final HostFlows hostFlows;
    private final Ports ports;
    private final Reach reach;
    private final PushOrder order;

    PlaceChange(Numbering numbering, HostFlows hostFlows, Ports ports, Reach reach, PushOrder order) {
        this.numbering = numbering;
        this.hostFlows = hostFlows;
        this.ports = ports;
        this.reach = reach;
        this.order = order;
    }

    /** The pushes that put a machine in another place, in order of time. */
    Controller.Change of(long now, Bindings before, String vm, Place next, Push.Intent intent) {
        Bindings after = before.with(vm, next);
        Map<String, Difference> differences = new LinkedHashMap<>();
        for (Card card : numbering.cardsOf(vm)) {
            Set<String> had = hostFlows.stations(card.network().id(), before);
            Set<String> has = hostFlows.stations(card.network().id(), after);
            Set<String> hosts = new LinkedHashSet<>(had);
            hosts.addAll(has);
            boolean same = had.equals(has);
            for (String host : hosts) {
                Difference difference = differences.computeIfAbsent(host, h -> new Difference());
                Extent extent = had.contains(host) != has.contains(host)
                        ? Extent.WHOLE
                        : same && !concerns(host, before.of(vm)) && !concerns(host, next)
                                ? Extent.LOCATION
                                : Extent.CARD;
                difference.before.addAll(
                        hostFlows.flows(new Segment(host, card.network().id(), before, had), card, extent));
                difference.after.addAll(
                        hostFlows.flows(new Segment(host, card.network().id(), after, has), card, extent));
                if (!same && has.contains(host)) {
                    Set<String> fresh = new LinkedHashSet<>(has);
                    fresh.removeIf(other -> had.contains(host) && had.contains(other));
                    difference.ports.addAll(
                            ports.toStations(host, card.network().id(), fresh));
                }
                difference.ports.addAll(ports.changes(host, card, before.of(vm), next));
            }
            hostFlows.peers(card.network().id()).forEach(peer -> joined(peer, before, after, differences));
        }
        List<Push> pushes = new ArrayList<>();
        differences.forEach(
                (host, difference) -> pushes.add(difference.push(due(now, host, vm, next, intent), host, intent)));
        pushes.removeIf(Push::isEmpty);
        pushes.sort(Comparator.comparingLong(Push::atNanos));
        return new Controller.Change(after, pushes);
    }

    /** Hosts come to know, or forget, a network that a router joins to the one of a machine that moves. */
    private void joined(String network, Bindings before, Bindings after, Map<String, Difference> differences) {
        Set<String> had = hostFlows.stations(network, before);
        Set<String> has = hostFlows.stations(network, after);
        if (had.equals(has)) {
            return;
        }
        Set<String> hosts = new LinkedHashSet<>(had);
        hosts.addAll(has);
        for (String host : hosts) {
            Difference difference = differences.computeIfAbsent(host, h -> new Difference());
            boolean whole = had.contains(host) != has.contains(host);
            difference.before.addAll(hostFlows.known(new Segment(host, network, before, had), whole));
            difference.after.addAll(hostFlows.known(new Segment(host, network, after, has), whole));
            if (has.contains(host)) {
                Set<String> fresh = new LinkedHashSet<>(has);
                fresh.removeIf(other -> had.contains(host) && had.contains(other));
                difference.ports.addAll(ports.toStations(host, network, fresh));
            }
        }
    }

    private static boolean concerns(String host, Place place) {
        return host.equals(place.host()) || host.equals(place.other());
    }

    /** What a host's tables hold before and after, as far as it can differ. */
    private static final class Difference {
        private final Set<Flow> before = new LinkedHashSet<>();
        private final Set<Flow> after = new LinkedHashSet<>();
        private final Set<Push.PortChange> ports = new LinkedHashSet<>();

        private Push push(long at, String host, Push.Intent intent) {
            List<Flow> remove =
                    before.stream().filter(flow -> !after.contains(flow)).toList();
            List<Flow> add =
                    after.stream().filter(flow -> !before.contains(flow)).toList();
            return new Push(at, host, remove, add, List.copyOf(ports), intent);
        }
    }

    private long due(long now, String host, String vm, Place next, Push.Intent intent) {
        if (intent == Push.Intent.ACTIVATE) {
            return now + Controller.ACTIVATION_NANOS;
        }
        if (intent == Push.Intent.SWITCH) {
            long settled = reach.settleNanos(numbering.cardsOf(vm), host, next);
            return now + Math.max(settled, order.switchNanos(host, next.host()));
        }
        return now + order.delayNanos(host);
    }
}
