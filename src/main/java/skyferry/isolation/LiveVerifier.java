package skyferry.isolation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
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
 * The {@link Verifier} for a world that changes little by little: it says the same, but looks anew only at the ports whose frames
 * met something that has changed. What has changed is seen from the two states themselves, so that any state of the same
 * world can follow on any other: a push, a fault, a leap in time, a fork. Not for more than one thread.
 */
public final class LiveVerifier {
    private final Scenario scenario;
    private final Set<Source> sources = new HashSet<>();
    private final Map<Source, SourceCheck.Found> leaking = new TreeMap<>(Source.ORDER);
    private final Dependencies<Source> dependencies;
    private final int pairs;
    private @Nullable DataPlane last;
    private @Nullable Object lastUnderlay;
    private Work work = new Work(0, 0);

    public LiveVerifier(Scenario scenario) {
        this.scenario = scenario;
        this.pairs = Verdict.pairs(scenario);
        this.dependencies = new Dependencies<>(scenario.hosts().keySet());
    }

    /** A port that can send. */
    private record Source(String host, String port) {
        static final Comparator<Source> ORDER =
                Comparator.comparing(Source::host).thenComparing(Source::port);
    }

    /** What the last verdict cost: ports looked at, and flows laid against sets of frames. */
    public record Work(int ports, long intersections) {}

    /**
     * The verdict on a state.
     *
     * @param version the object that the underlay's answers follow from; another one makes everything be looked at anew
     */
    public IsolationReport verify(DataPlane dataPlane, Underlay underlay, Object version) {
        Set<Source> stale = lastUnderlay == version ? changed(dataPlane) : everything(dataPlane);
        long intersections = 0;
        for (Source source : stale) {
            dependencies.forget(source);
            sources.remove(source);
            leaking.remove(source);
            Optional<Bridge.Port> port = port(dataPlane, source);
            if (port.isPresent()) {
                Bridge bridge = dataPlane.bridge(source.host);
                Dependencies<Source>.Notes notes = dependencies.of(source);
                SourceCheck.Found now = SourceCheck.of(dataPlane, underlay, scenario, bridge, port.get(), notes);
                notes.close();
                sources.add(source);
                if (!now.leaks().isEmpty() || !now.doubtful().isEmpty()) {
                    leaking.put(source, now);
                }
                intersections += now.intersections();
            }
        }
        work = new Work(stale.size(), intersections);
        last = dataPlane;
        lastUnderlay = version;
        return report(dataPlane, underlay);
    }

    /** What the last verdict cost. */
    public Work work() {
        return work;
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

    private Set<Source> everything(DataPlane dataPlane) {
        Set<Source> all = new HashSet<>(sources);
        for (Bridge bridge : dataPlane.bridges().values()) {
            bridge.ports().stream()
                    .filter(SourceCheck::isSource)
                    .forEach(port -> all.add(new Source(bridge.host(), port.name())));
        }
        return all;
    }

    private Set<Source> changed(DataPlane dataPlane) {
        DataPlane before = last;
        if (before == null) {
            return everything(dataPlane);
        }
        Set<Source> stale = new HashSet<>();
        for (Bridge bridge : new ArrayList<>(dataPlane.changedSince(before))) {
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
        private final Set<Source> stale;

        Change(String host, Set<Source> stale) {
            this.host = host;
            this.stale = stale;
        }

        @Override
        public void flows(int table, long key) {
            stale.addAll(dependencies.onFlows(host, table, key));
        }

        @Override
        public void allFlows(int table) {
            stale.addAll(dependencies.onHost(host));
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
