package skyferry.isolation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Differences;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * The {@link Verifier} for a world that changes little by little: it says the same, but looks anew only at what met something
 * that has changed. What has changed is seen from the two states themselves, so that any state of the same world can follow
 * on any other: a push, a fault, a leap in time, a fork. Not for more than one thread.
 *
 * <p>It looks in two steps. First by classes: a port's frames are followed to where they leave the host, and from there it is
 * known for all senders at once whose machines they can reach ({@link Crossings}). Only a port that this does not clear
 * is looked at exactly.
 */
public final class LiveVerifier {
    private final Scenario scenario;
    private final Set<Source> sources = new HashSet<>();
    private final Map<Source, SourceCheck.Found> leaking = new TreeMap<>(Source.ORDER);
    private final Crossings crossings;
    private final Dependencies<Item> dependencies;
    private final int pairs;
    private @Nullable DataPlane last;
    private @Nullable Object lastUnderlay;
    private Work work = new Work(0, 0, 0);

    public LiveVerifier(Scenario scenario) {
        this.scenario = scenario;
        this.pairs = Verdict.pairs(scenario);
        this.crossings = new Crossings(scenario);
        this.dependencies = new Dependencies<>(scenario.hosts().keySet());
    }

    /** Something that is looked at as a whole. */
    private sealed interface Item {}

    /** A port that can send. */
    private record Source(String host, String port) implements Item {
        static final Comparator<Source> ORDER =
                Comparator.comparing(Source::host).thenComparing(Source::port);
    }

    private record Arrival(Crossings.Crossing crossing) implements Item {}

    /** What the last verdict cost: ports looked at, how many of them exactly, and flows laid against sets of frames. */
    public record Work(int ports, int exactly, long intersections) {}

    /**
     * The verdict on a state.
     *
     * @param version the object that the underlay's answers follow from; another one makes everything be looked at anew
     */
    public IsolationReport verify(DataPlane dataPlane, Underlay underlay, Object version) {
        Set<Item> changed = lastUnderlay == version ? changed(dataPlane) : everything(dataPlane);
        Set<Source> stale = new LinkedHashSet<>();
        for (Item item : changed) {
            switch (item) {
                case Source source -> stale.add(source);
                case Arrival arrival -> stale.addAll(concerned(dataPlane, underlay, arrival));
            }
        }
        long intersections = 0;
        int exactly = 0;
        for (Source source : stale) {
            dependencies.forget(source);
            sources.remove(source);
            leaking.remove(source);
            Optional<Bridge.Port> port = port(dataPlane, source);
            if (port.isPresent()) {
                Check check = new Check(dataPlane, underlay, source, port.get());
                check.run();
                intersections += check.intersections;
                exactly += check.exact ? 1 : 0;
            }
        }
        work = new Work(stale.size(), exactly, intersections + crossings.takeIntersections());
        last = dataPlane;
        lastUnderlay = version;
        return report(dataPlane, underlay);
    }

    /** What the last verdict cost. */
    public Work work() {
        return work;
    }

    /** The ports that a changed arrival concerns: none if the same machines as before are reached from it. */
    private Set<Source> concerned(DataPlane dataPlane, Underlay underlay, Arrival arrival) {
        Crossings.Reach before = crossings.known(arrival.crossing);
        dependencies.forget(arrival);
        crossings.forget(arrival.crossing);
        Set<Source> concerned = new LinkedHashSet<>();
        for (Item item : dependencies.onCrossing(crossings.number(arrival.crossing))) {
            if (item instanceof Source source) {
                concerned.add(source);
            }
        }
        return concerned.isEmpty()
                        || reach(dataPlane, underlay, arrival.crossing).equals(before)
                ? Set.of()
                : concerned;
    }

    private Crossings.Reach reach(DataPlane dataPlane, Underlay underlay, Crossings.Crossing crossing) {
        Crossings.Reach known = crossings.known(crossing);
        if (known != null) {
            return known;
        }
        Dependencies<Item>.Notes notes = dependencies.of(new Arrival(crossing));
        Crossings.Reach found = crossings.explore(dataPlane, underlay, crossing, notes);
        notes.close();
        return found;
    }

    /** Looks at one port, by classes and if need be exactly. */
    private final class Check {
        private final DataPlane dataPlane;
        private final Underlay underlay;
        private final Source source;
        private final Bridge.Port port;
        private final Dependencies<Item>.Notes notes;
        private long intersections;
        private boolean exact;

        Check(DataPlane dataPlane, Underlay underlay, Source source, Bridge.Port port) {
            this.dataPlane = dataPlane;
            this.underlay = underlay;
            this.source = source;
            this.port = port;
            this.notes = dependencies.of(source);
        }

        void run() {
            sources.add(source);
            exact = !isCleared();
            if (exact) {
                SourceCheck.Found found =
                        SourceCheck.of(dataPlane, underlay, scenario, dataPlane.bridge(source.host), port, notes);
                intersections += found.intersections();
                if (!found.leaks().isEmpty() || !found.doubtful().isEmpty()) {
                    leaking.put(source, found);
                }
            }
            notes.close();
        }

        private boolean isCleared() {
            ClassCheck check = new ClassCheck(scenario, port, notes);
            Explorer explorer = new Explorer(dataPlane, underlay, check);
            explorer.explore(dataPlane.bridge(source.host), port);
            intersections += explorer.intersections();
            boolean cleared = !check.isForeign();
            for (Crossings.Crossing crossing : check.crossings()) {
                notes.crossing(crossings.number(crossing));
                cleared = reach(dataPlane, underlay, crossing).isOnly(check.tenant()) && cleared;
            }
            return cleared;
        }
    }

    private static Optional<Bridge.Port> port(DataPlane dataPlane, Source source) {
        return dataPlane.bridge(source.host).ports().stream()
                .filter(port -> port.name().equals(source.port) && SourceCheck.isSource(port))
                .findFirst();
    }

    private IsolationReport report(DataPlane dataPlane, Underlay underlay) {
        if (leaking.isEmpty()) {
            return new IsolationReport(pairs, List.of(), 0);
        }
        return new Verdict(dataPlane, underlay, scenario).of(leaking.values());
    }

    private Set<Item> everything(DataPlane dataPlane) {
        Set<Item> all = new HashSet<>(sources);
        for (Bridge bridge : dataPlane.bridges().values()) {
            bridge.ports().stream()
                    .filter(SourceCheck::isSource)
                    .forEach(port -> all.add(new Source(bridge.host(), port.name())));
        }
        dependencies.everybody().stream().filter(Arrival.class::isInstance).forEach(all::add);
        return all;
    }

    private Set<Item> changed(DataPlane dataPlane) {
        DataPlane before = last;
        if (before == null) {
            return everything(dataPlane);
        }
        Set<Item> stale = new LinkedHashSet<>();
        for (Bridge bridge : dataPlane.changedSince(before)) {
            Bridge old = before.bridges().get(bridge.host());
            if (old == null) {
                return everything(dataPlane);
            }
            bridge.differences(old, new Change(bridge.host(), stale));
        }
        return stale;
    }

    /** Finds the ports that a change of one bridge concerns. */
    private final class Change implements Differences {
        private final String host;
        private final Set<Item> stale;

        Change(String host, Set<Item> stale) {
            this.host = host;
            this.stale = stale;
        }

        @Override
        public void flows(int table, long key) {
            stale.addAll(dependencies.onFlows(host, table, key));
        }

        @Override
        public void allFlows(int table) {
            stale.addAll(dependencies.onTable(host, table));
        }

        @Override
        public void cameTo(Bridge.Port port) {
            either(port);
        }

        @Override
        public void went(Bridge.Port port) {
            either(port);
        }

        private void either(Bridge.Port port) {
            if (port.isMachines()) {
                stale.add(new Source(host, port.name()));
            }
            stale.addAll(dependencies.onPort(host, port.number()));
            switch (port.kind()) {
                case TUNNEL -> stale.addAll(dependencies.onTunnel(host, port.remoteAddress()));
                case UPLINK, VF -> stale.addAll(dependencies.onWire(host));
                case VM, REPRESENTOR -> {
                    // only what its number says
                }
            }
        }
    }
}
