package skyferry.exchange.openflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.DataPlane;
import skyferry.exchange.openflow.Stations.Station;
import skyferry.model.Mac;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;
import skyferry.model.SecurityGroup.Protocol;

/**
 * What is worth asking about a world: for every ordered pair of machines a ping, a port that the receiver's groups allow, one
 * that they do not, and a packet of an open connection; for every machine five forged packets and its ARP, GARP and RARP.
 */
public final class Questions {
    private static final int CLIENT_PORT = 40000;
    private static final int UNLIKELY_PORT = 9;
    private static final int DEFAULT_PORT = 80;

    private final Scenario scenario;
    private final List<Station> stations;
    private final int maxPairs;

    private Questions(Scenario scenario, int maxPairs) {
        this.scenario = scenario;
        this.stations = Stations.of(scenario).all();
        this.maxPairs = maxPairs;
    }

    /**
     * The questions of a scenario.
     *
     * @param maxPairs how many pairs at most; of more, every n-th is taken
     */
    public static List<Query> of(Scenario scenario, int maxPairs) {
        Questions questions = new Questions(scenario, maxPairs);
        List<Query> all = new ArrayList<>(questions.pairs());
        all.addAll(questions.singles());
        return List.copyOf(all);
    }

    /** The questions whose sender runs, each with what our tracer says of it. */
    static List<Answered> answered(List<Query> queries, Scenario scenario, DataPlane dataPlane) {
        Asking asking = new Asking(scenario, dataPlane);
        List<Answered> answered = new ArrayList<>();
        for (Query query : queries) {
            asking.ask(query).ifPresent(outcome -> answered.add(new Answered(query, asking.router(query), outcome)));
        }
        return answered;
    }

    /** A question, the router that its packet is sent to if it is, and its outcome. */
    record Answered(Query query, Optional<Mac> router, Outcome outcome) {}

    private List<Query> pairs() {
        int count = stations.size() * (stations.size() - 1);
        int step = Math.max(1, (count + maxPairs - 1) / Math.max(1, maxPairs));
        List<Query> queries = new ArrayList<>();
        int number = 0;
        for (Station from : stations) {
            for (Station to : stations) {
                if (!from.equals(to) && number++ % step == 0) {
                    queries.addAll(pair(from, to));
                }
            }
        }
        return queries;
    }

    private List<Query> pair(Station from, Station to) {
        String name = from.name() + "-to-" + to.name();
        int port = allowedPort(to);
        return List.of(
                query(name + "-icmp", from, to.name(), Query.Protocol.ICMP, 0, Query.State.NEW),
                query(name + "-allowed", from, to.name(), Query.Protocol.TCP, port, Query.State.NEW),
                query(name + "-forbidden", from, to.name(), Query.Protocol.TCP, UNLIKELY_PORT, Query.State.NEW),
                query(name + "-established", from, to.name(), Query.Protocol.TCP, port, Query.State.EST));
    }

    private int allowedPort(Station to) {
        return to.nic().groups().stream()
                .map(group -> Optional.ofNullable(scenario.securityGroups().get(group)))
                .flatMap(Optional::stream)
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.direction() == SecurityGroup.Direction.INGRESS)
                .filter(rule -> rule.protocol() == Protocol.TCP)
                .map(SecurityGroup.Rule::firstPort)
                .findFirst()
                .orElse(DEFAULT_PORT);
    }

    private List<Query> singles() {
        List<Query> queries = new ArrayList<>();
        for (Station station : stations) {
            String name = station.name();
            queries.add(query(name + "-garp", station, Query.EVERYBODY, Query.Protocol.GARP, 0, Query.State.NEW));
            queries.add(query(name + "-rarp", station, Query.EVERYBODY, Query.Protocol.RARP, 0, Query.State.NEW));
            neighbour(station).ifPresent(other -> {
                queries.add(query(name + "-arp", station, other.name(), Query.Protocol.ARP, 0, Query.State.NEW));
                queries.addAll(forgeries(station, other));
            });
        }
        return queries;
    }

    /** Another machine of the same network. */
    private Optional<Station> neighbour(Station station) {
        return stations.stream()
                .filter(other -> !other.equals(station))
                .filter(other -> other.nic().network().equals(station.nic().network()))
                .findFirst();
    }

    private static List<Query> forgeries(Station station, Station other) {
        Optional<Mac> mac = Optional.of(other.nic().mac());
        Query.Forged ip =
                new Query.Forged(Optional.empty(), Optional.of(other.nic().ip()), Optional.empty(), 1);
        Query.Forged source = new Query.Forged(mac, Optional.empty(), Optional.empty(), 1);
        Query.Forged answer =
                new Query.Forged(Optional.empty(), Optional.of(other.nic().ip()), Optional.empty(), 2);
        Query.Forged hardware = new Query.Forged(Optional.empty(), Optional.empty(), mac, 1);
        return List.of(
                forged("spoof-ip", station, other.name(), Query.Protocol.ICMP, ip),
                forged("spoof-mac", station, other.name(), Query.Protocol.ICMP, source),
                forged("spoof-arp", station, Query.EVERYBODY, Query.Protocol.GARP, ip),
                forged("spoof-arp-reply", station, Query.EVERYBODY, Query.Protocol.GARP, answer),
                forged("spoof-sha", station, Query.EVERYBODY, Query.Protocol.GARP, hardware));
    }

    private static Query forged(String what, Station from, String to, Query.Protocol protocol, Query.Forged forged) {
        return new Query(from.name() + "-" + what, from.name(), to, protocol, 0, 0, Query.State.NEW, forged);
    }

    private static Query query(
            String id, Station from, String to, Query.Protocol protocol, int port, Query.State state) {
        int source = protocol == Query.Protocol.TCP ? CLIENT_PORT : 0;
        return new Query(id, from.name(), to, protocol, source, port, state, Query.Forged.NOTHING);
    }
}
