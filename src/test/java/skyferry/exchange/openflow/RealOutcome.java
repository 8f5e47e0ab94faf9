package skyferry.exchange.openflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.exchange.openflow.Stations.Located;
import skyferry.exchange.openflow.Stations.Station;
import skyferry.model.Scenario;

/**
 * What a real Open vSwitch makes of a query, named as {@code ovs-oracle/1} names it, to be laid beside the {@code expect} of an
 * export. Worked out from the switch's own answers alone: nothing here asks our tracer.
 */
final class RealOutcome {
    private final OpenVSwitch ovs;
    private final DataPlane dataPlane;
    private final Stations stations;
    private final Asking packets;

    RealOutcome(OpenVSwitch ovs, Scenario scenario, DataPlane dataPlane) {
        this.ovs = ovs;
        this.dataPlane = dataPlane;
        this.stations = Stations.of(scenario);
        this.packets = new Asking(scenario, dataPlane);
    }

    /** A verdict, the hosts on the way, and where it died as {@code host/table}. */
    record Said(String verdict, List<String> hosts, Optional<String> drop, boolean reached) {}

    /** The way of a query's packet through the switches; empty when the sender has no active port. */
    Optional<SwitchWalk> walk(Query query) {
        return home(stations.named(query.from())).map(from -> {
            SwitchWalk walk = new SwitchWalk(ovs, dataPlane, words(query.state()));
            walk.send(from.host(), from.port(), packets.packet(query));
            return walk;
        });
    }

    /** What became of a query whose own way is known: of a connection only if its opening packet arrives. */
    Said of(Query query, SwitchWalk walk) {
        boolean opens = query.needsConnection() && packets.router(query).isEmpty() && !isToAll(query);
        if (opens) {
            Query opening = opening(query);
            Optional<Said> first = walk(opening).map(way -> judged(opening, way));
            if (first.isEmpty() || !first.get().reached()) {
                List<String> hosts = first.map(Said::hosts).orElse(List.of());
                return new Said("dropped", hosts, first.flatMap(Said::drop), false);
            }
        }
        return judged(query, walk);
    }

    static String words(Query.State state) {
        return switch (state) {
            case NEW -> "trk,new";
            case EST -> "trk,est";
            case REPLY -> "trk,est,rpl";
            case INV -> "trk,inv";
        };
    }

    private static boolean isToAll(Query query) {
        return query.to().equals(Query.EVERYBODY);
    }

    private static Query opening(Query query) {
        boolean answer = query.state() == Query.State.REPLY;
        String from = answer ? query.to() : query.from();
        String to = answer ? query.from() : query.to();
        int source = answer ? query.dstPort() : query.srcPort();
        int destination = answer ? query.srcPort() : query.dstPort();
        return new Query(
                query.id() + "/open",
                from,
                to,
                query.protocol(),
                source,
                destination,
                Query.State.NEW,
                Query.Forged.NOTHING);
    }

    private Said judged(Query query, SwitchWalk walk) {
        Set<String> wanted = wanted(query);
        Set<String> got = got(walk);
        List<SwitchWalk.End> decisive = decisive(wanted, walk);
        Optional<String> drop = decisive.stream().findFirst().map(end -> end.host() + "/" + end.table());
        boolean reached = !wanted.isEmpty() && got.containsAll(wanted);
        return new Said(verdict(query, walk, wanted, got), hosts(walk), drop, reached);
    }

    private String verdict(Query query, SwitchWalk walk, Set<String> wanted, Set<String> got) {
        String tenant = stations.named(query.from()).vm().tenant();
        boolean leaked = walk.copies().stream()
                .anyMatch(copy -> !station(copy).vm().tenant().equals(tenant));
        boolean astray = walk.copies().stream().anyMatch(copy -> copy.port().state() != Bridge.State.ACTIVE)
                || !stray(wanted, walk).isEmpty();
        if (walk.isLoop()) {
            return "loop";
        } else if (leaked) {
            return "leaked";
        } else if (query.protocol() == Query.Protocol.ARP && !walk.answers().isEmpty()) {
            return isRight(query, walk.answers().getFirst()) ? "answered" : "answered-wrong";
        } else if (isToAll(query) && !got.isEmpty()) {
            return !wanted.isEmpty() && got.containsAll(wanted) ? "flooded" : "partial";
        } else if (!isToAll(query) && !wanted.containsAll(got)) {
            return "misdelivered";
        } else if (!got.isEmpty()) {
            return "delivered";
        }
        boolean turnedBack = !isToAll(query) && !walk.answers().isEmpty();
        return astray && !turnedBack ? "blackholed" : "dropped";
    }

    private boolean isRight(Query query, Packet answer) {
        Station asked = stations.named(query.to());
        return answer.arpOp() == 2
                && answer.arpSpa().bits() == asked.nic().ip().bits()
                && answer.arpSha().equals(asked.nic().mac())
                && answer.ethDst().equals(stations.named(query.from()).nic().mac());
    }

    /** Who should get it: virtual functions need not hear what a port of a bridge announces. */
    private Set<String> wanted(Query query) {
        if (!isToAll(query)) {
            return Set.of(query.to());
        }
        Station from = stations.named(query.from());
        boolean announced = (query.protocol() == Query.Protocol.GARP || query.protocol() == Query.Protocol.RARP)
                && home(from).stream().anyMatch(located -> located.port().kind() == Bridge.Kind.VM);
        return stations.all().stream()
                .filter(station -> !station.name().equals(from.name()))
                .filter(station -> station.vm().tenant().equals(from.vm().tenant()))
                .filter(station -> home(station).stream()
                        .anyMatch(located -> !announced || located.port().kind() != Bridge.Kind.VF))
                .map(Station::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> got(SwitchWalk walk) {
        return walk.copies().stream()
                .filter(copy -> copy.port().state() == Bridge.State.ACTIVE)
                .map(copy -> station(copy).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Station station(SwitchWalk.Copy copy) {
        return stations.of(copy.port()).orElseThrow();
    }

    private Optional<Located> home(Station station) {
        return station.port(dataPlane, Bridge.State.ACTIVE);
    }

    private List<SwitchWalk.End> atHome(Set<String> wanted, SwitchWalk walk) {
        Set<String> homes = homes(wanted);
        return walk.ends().stream()
                .filter(end -> homes.contains(end.host()) && !end.noTunnelPort())
                .toList();
    }

    private List<SwitchWalk.End> stray(Set<String> wanted, SwitchWalk walk) {
        Set<String> homes = homes(wanted);
        if (!atHome(wanted, walk).isEmpty() || walk.seen().size() < 2) {
            return List.of();
        }
        return walk.ends().stream()
                .filter(end -> !homes.contains(end.host()) || end.noTunnelPort())
                .toList();
    }

    private Set<String> homes(Set<String> wanted) {
        return wanted.stream()
                .flatMap(name -> home(stations.named(name)).stream())
                .map(Located::host)
                .collect(Collectors.toSet());
    }

    private List<SwitchWalk.End> decisive(Set<String> wanted, SwitchWalk walk) {
        List<SwitchWalk.End> ends = new ArrayList<>(atHome(wanted, walk));
        ends.addAll(stray(wanted, walk));
        ends.addAll(walk.ends());
        return ends;
    }

    private static List<String> hosts(SwitchWalk walk) {
        List<String> hosts = new ArrayList<>();
        for (SwitchWalk.Seen seen : walk.seen()) {
            String host = seen.host().isEmpty() ? "nobody@" + seen.address() : seen.host();
            if (hosts.isEmpty() || !hosts.getLast().equals(host)) {
                hosts.add(host);
            }
        }
        return hosts;
    }
}
