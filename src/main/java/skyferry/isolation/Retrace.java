package skyferry.isolation;

import java.util.Collection;
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
 * The ports whose frames must be looked at, by classes and exactly, kept from state to state: only what met something that has
 * changed is looked at anew. What has changed is seen from the two states themselves, so that any state of the same world can
 * follow on any other.
 *
 * <p>By classes: a port's frames are followed to the first waypoint, and from there it is known for all senders at once whose machines they can reach ({@link Waypoints}). Only a port that this does not clear is looked at exactly.
 */
final class Retrace {
    private static final List<Class<? extends Waypoints.Waypoint>> FARTHEST_FIRST = List.of(
            Waypoints.Waypoint.Arrival.class, Waypoints.Waypoint.Departure.class, Waypoints.Waypoint.Station.class);

    private final Scenario scenario;
    private final Set<Source> sources = new HashSet<>();
    private final Set<Source> uncleared = new HashSet<>();
    private final Map<Source, SourceCheck.Found> leaking = new TreeMap<>(Source.ORDER);
    private final Waypoints waypoints;
    private final Dependencies<Item> dependencies;
    private final Owners owners;
    private final Level first;
    private Suspects suspects = Suspects.NONE;
    private @Nullable DataPlane last;
    private @Nullable Underlay lastUnderlay;
    private long intersections;
    private int looked;
    private int exactly;

    Retrace(Scenario scenario, Owners owners, Level first) {
        this.scenario = scenario;
        this.owners = owners;
        this.first = first;
        this.waypoints = new Waypoints(scenario);
        this.dependencies = new Dependencies<>(scenario.hosts().keySet());
    }

    /** Something that is looked at as a whole. */
    private sealed interface Item {}

    /** A port that can send. */
    private record Source(String host, String port) implements Item {
        static final Comparator<Source> ORDER =
                Comparator.comparing(Source::host).thenComparing(Source::port);
    }

    private record Spot(Waypoints.Known known) implements Item {}

    /**
     * Looks at what must be looked at in a state.
     *
     * @param whose those that can send what must be looked at
     * @param underlay one that does not equal the last makes everything be looked at anew
     */
    void look(DataPlane dataPlane, Underlay underlay, Suspects whose) {
        boolean same = whose.equals(suspects) && underlay.equals(lastUnderlay);
        suspects = whose;
        Set<Source> stale = stale(dataPlane, underlay, same ? changed(dataPlane) : everything(dataPlane));
        intersections = 0;
        exactly = 0;
        looked = stale.size();
        for (Source source : stale) {
            sources.remove(source);
            leaking.remove(source);
            uncleared.remove(source);
            Optional<Bridge.Port> port = port(dataPlane, source);
            if (port.isPresent()) {
                new Check(dataPlane, underlay, source, port.get()).run();
            } else {
                dependencies.forget(source);
            }
        }
        intersections += waypoints.takeIntersections();
        last = dataPlane;
        lastUnderlay = underlay;
    }

    /** What was found for ports that leak, or seem to. */
    Collection<SourceCheck.Found> leaking() {
        return leaking.values();
    }

    /** Whether classes were enough for every port. */
    boolean isCleared() {
        return uncleared.isEmpty();
    }

    /** How many ports were looked at the last time. */
    int looked() {
        return looked;
    }

    /** How many of them exactly. */
    int exactly() {
        return exactly;
    }

    /** How many flows were laid against sets of frames the last time. */
    long intersections() {
        return intersections;
    }

    /** The ports to be looked at: those that met what has changed, and those that met waypoints from where others are reached now. */
    private Set<Source> stale(DataPlane dataPlane, Underlay underlay, Set<Item> changed) {
        Set<Item> met = new LinkedHashSet<>(changed);
        for (Class<?> kind : FARTHEST_FIRST) {
            for (Item item : List.copyOf(met)) {
                if (item instanceof Spot(Waypoints.Known known) && kind.isInstance(known.waypoint())) {
                    met.addAll(concerned(dataPlane, underlay, known));
                }
            }
        }
        Set<Source> sources = new LinkedHashSet<>();
        for (Item item : met) {
            if (item instanceof Source source) {
                sources.add(source);
            }
        }
        return sources;
    }

    /** What met a waypoint that must be looked at anew: nothing if the same machines as before are reached from it. */
    private Collection<Item> concerned(DataPlane dataPlane, Underlay underlay, Waypoints.Known place) {
        Waypoints.Reach before = place.reach();
        place.forget();
        Collection<Item> concerned = dependencies.onWaypoint(place.number());
        return concerned.isEmpty() || reach(dataPlane, underlay, place).equals(before) ? List.of() : concerned;
    }

    private Waypoints.Reach reach(DataPlane dataPlane, Underlay underlay, Waypoints.Known place) {
        Waypoints.Reach known = place.reach();
        if (known != null) {
            return known;
        }
        Dependencies<Item>.Notes notes = dependencies.of(new Spot(place));
        Waypoints.Reach found = waypoints.explore(dataPlane, underlay, place, notes, beyond -> {
            notes.waypoint(beyond.number());
            return reach(dataPlane, underlay, beyond);
        });
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

        Check(DataPlane dataPlane, Underlay underlay, Source source, Bridge.Port port) {
            this.dataPlane = dataPlane;
            this.underlay = underlay;
            this.source = source;
            this.port = port;
            this.notes = dependencies.of(source);
        }

        void run() {
            sources.add(source);
            if (first == Level.EXACT || !isCleared()) {
                exactly++;
                uncleared.add(source);
                SourceCheck.Found found = SourceCheck.of(
                        dataPlane, underlay, scenario, dataPlane.bridge(source.host), port, notes, this::isOnly);
                intersections += found.intersections();
                if (!found.leaks().isEmpty() || !found.doubtful().isEmpty()) {
                    leaking.put(source, found);
                }
            }
            notes.close();
        }

        private boolean isOnly(Waypoints.Waypoint waypoint, String tenant) {
            Waypoints.Known place = waypoints.of(waypoint);
            notes.waypoint(place.number());
            return reach(dataPlane, underlay, place).isOnly(tenant);
        }

        private boolean isCleared() {
            ClassCheck check = new ClassCheck(scenario, port, notes);
            Explorer explorer = Explorer.ofAnyFrame(dataPlane, underlay, check);
            explorer.explore(dataPlane.bridge(source.host), port);
            intersections += explorer.intersections();
            boolean cleared = !check.isForeign();
            for (Waypoints.Waypoint waypoint : check.waypoints()) {
                cleared = isOnly(waypoint, check.tenant()) && cleared;
            }
            return cleared;
        }
    }

    private Optional<Bridge.Port> port(DataPlane dataPlane, Source source) {
        return dataPlane.bridge(source.host).ports().stream()
                .filter(port -> port.name().equals(source.port) && isWanted(port))
                .findFirst();
    }

    private boolean isWanted(Bridge.Port port) {
        return SourceCheck.isSource(port) && suspects.has(owners.ofMachine(port.vm()));
    }

    private Set<Item> everything(DataPlane dataPlane) {
        Set<Item> all = new HashSet<>(sources);
        for (Bridge bridge : dataPlane.bridges().values()) {
            bridge.ports().stream()
                    .filter(this::isWanted)
                    .forEach(port -> all.add(new Source(bridge.host(), port.name())));
        }
        dependencies.everybody().stream().filter(Spot.class::isInstance).forEach(all::add);
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
        public void members(int table, long key) {
            stale.addAll(dependencies.onMembers(host, table, key));
        }

        @Override
        public void memberActions(int table, long key) {
            stale.addAll(dependencies.onMemberActions(host, table, key));
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
