package skyferry.exchange.openflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Trace;
import skyferry.exchange.openflow.Stations.Located;
import skyferry.exchange.openflow.Stations.Station;

/**
 * What became of a query, in the words of {@code ovs-oracle/1}.
 *
 * @param hosts hosts on the way, one that follows itself once
 * @param drop where it died; empty where it did not, or where no table decided
 */
public record Outcome(Verdict verdict, List<String> hosts, Optional<Drop> drop) {
    public Outcome {
        hosts = List.copyOf(hosts);
    }

    /** The verdicts of the format. */
    public enum Verdict {
        DELIVERED,
        FLOODED,
        PARTIAL,
        ANSWERED,
        ANSWERED_WRONG,
        DROPPED,
        BLACKHOLED,
        MISDELIVERED,
        LEAKED,
        LOOP;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A host's table that had no way on. */
    public record Drop(String host, int table) {}

    /** The outcome of a trace of a query, given what is installed. */
    static Outcome of(Query query, Trace trace, DataPlane dataPlane, Stations stations) {
        return new Judge(query, trace, dataPlane, stations).outcome();
    }

    /** Sorts out who should have got it, who did, and where the rest went. */
    private record Judge(Query query, Trace trace, DataPlane dataPlane, Stations stations) {

        Outcome outcome() {
            return new Outcome(verdict(), hosts(trace), drop());
        }

        private Verdict verdict() {
            Station from = stations.named(query.from());
            boolean leaked = trace.copies().stream()
                    .anyMatch(copy ->
                            !stationOf(copy).vm().tenant().equals(from.vm().tenant()));
            if (trace.verdict() == Trace.Verdict.LOOP) {
                return Verdict.LOOP;
            }
            if (leaked) {
                return Verdict.LEAKED;
            }
            if (query.protocol() == Query.Protocol.ARP && !trace.answers().isEmpty()) {
                return isRightAnswer(from) ? Verdict.ANSWERED : Verdict.ANSWERED_WRONG;
            }
            return query.to().equals(Query.EVERYBODY) ? toAll() : toOne();
        }

        private boolean isRightAnswer(Station from) {
            Station asked = stations.named(query.to());
            var answer = trace.answers().getFirst();
            return answer.arpOp() == 2
                    && answer.arpSpa().bits() == asked.nic().ip().bits()
                    && answer.arpSha().equals(asked.nic().mac())
                    && answer.ethDst().equals(from.nic().mac());
        }

        private Verdict toAll() {
            Set<String> wanted = wanted();
            Set<String> got = got();
            if (!wanted.isEmpty() && got.containsAll(wanted)) {
                return Verdict.FLOODED;
            }
            if (!got.isEmpty()) {
                return Verdict.PARTIAL;
            }
            return lost();
        }

        private Verdict toOne() {
            Set<String> got = got();
            boolean others = got.stream().anyMatch(name -> !name.equals(query.to()));
            if (others) {
                return Verdict.MISDELIVERED;
            }
            if (!got.isEmpty()) {
                return Verdict.DELIVERED;
            }
            return trace.answers().isEmpty() ? lost() : Verdict.DROPPED;
        }

        private Verdict lost() {
            return hasDeadCopies() || !stray().isEmpty() ? Verdict.BLACKHOLED : Verdict.DROPPED;
        }

        private boolean hasDeadCopies() {
            return trace.copies().stream().anyMatch(copy -> copy.state() != Bridge.State.ACTIVE);
        }

        private Set<String> got() {
            return trace.copies().stream()
                    .filter(copy -> copy.state() == Bridge.State.ACTIVE)
                    .map(copy -> stationOf(copy).name())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private Station stationOf(Trace.Copy copy) {
            return dataPlane.bridge(copy.host()).ports().stream()
                    .filter(port -> port.name().equals(copy.port()))
                    .findFirst()
                    .flatMap(stations::of)
                    .orElseThrow();
        }

        private Set<String> wanted() {
            if (!query.to().equals(Query.EVERYBODY)) {
                return Set.of(query.to());
            }
            Station from = stations.named(query.from());
            Set<String> wanted = new LinkedHashSet<>();
            for (Station station : stations.all()) {
                Optional<Located> active = station.port(dataPlane, Bridge.State.ACTIVE);
                boolean same = station.vm().tenant().equals(from.vm().tenant())
                        && !station.name().equals(from.name());
                if (same && active.isPresent() && !isUnheard(from, active.get())) {
                    wanted.add(station.name());
                }
            }
            return wanted;
        }

        /** The format does not ask that an announcement from a bridge's port reach a virtual function beside it. */
        private boolean isUnheard(Station from, Located to) {
            boolean announcement = query.protocol() == Query.Protocol.GARP || query.protocol() == Query.Protocol.RARP;
            return announcement
                    && to.port().kind() == Bridge.Kind.VF
                    && from.port(dataPlane, Bridge.State.ACTIVE)
                            .map(located -> located.port().kind() == Bridge.Kind.VM)
                            .orElse(false);
        }

        private Set<String> homes() {
            Set<String> homes = new LinkedHashSet<>();
            for (String name : wanted()) {
                stations.named(name)
                        .port(dataPlane, Bridge.State.ACTIVE)
                        .ifPresent(located -> homes.add(located.host()));
            }
            return homes;
        }

        private List<Trace.End> atHome() {
            Set<String> homes = homes();
            return trace.ends().stream()
                    .filter(end -> homes.contains(end.host()) && end.reason() != Trace.Reason.NO_TUNNEL_PORT)
                    .toList();
        }

        private List<Trace.End> stray() {
            if (!atHome().isEmpty() || trace.hops().size() < 2) {
                return List.of();
            }
            Set<String> homes = homes();
            return trace.ends().stream()
                    .filter(end -> !homes.contains(end.host()) || end.reason() == Trace.Reason.NO_TUNNEL_PORT)
                    .toList();
        }

        private Optional<Drop> drop() {
            List<Trace.End> candidates = new ArrayList<>(atHome());
            candidates.addAll(stray());
            candidates.addAll(trace.ends());
            return candidates.stream()
                    .findFirst()
                    .filter(end -> end.reason() == Trace.Reason.TABLE)
                    .map(end -> new Drop(end.host(), end.table()));
        }
    }

    static List<String> hosts(Trace trace) {
        List<String> hosts = new ArrayList<>();
        for (Trace.Hop hop : trace.hops()) {
            String host = hop.host().isEmpty() ? "nobody@" + hop.port() : hop.host();
            if (hosts.isEmpty() || !hosts.getLast().equals(host)) {
                hosts.add(host);
            }
        }
        return hosts;
    }
}
