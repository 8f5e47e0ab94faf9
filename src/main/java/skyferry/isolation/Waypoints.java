package skyferry.isolation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * Whose machines any frame at all can reach from certain points on: a class for all senders at once. It says too much rather than
 * too little, so that where it names nobody but the sender's own tenant nothing more need be known.
 */
final class Waypoints {
    private final Scenario scenario;
    private final Map<Waypoint, Known> known = new HashMap<>();
    private long intersections;

    Waypoints(Scenario scenario) {
        this.scenario = scenario;
    }

    /** A point that many senders' frames pass. */
    sealed interface Waypoint {
        /** Frames have come to a host by a port with a tunnel key. */
        record Arrival(String host, int port, long vni) implements Waypoint {}

        /** Frames of a host's own machines, let pass by their security groups, are looked up by address in a network. */
        record Station(String host, long tag) implements Waypoint {}

        /** Frames of a host's own machines, in a network, are sent to other hosts. */
        record Departure(String host, long tag) implements Waypoint {}
    }

    /**
     * Who can be reached.
     *
     * @param further whether frames leave the host again, so that others may be reached that are not named
     */
    record Reach(Set<String> tenants, boolean further) {
        boolean isOnly(String tenant) {
            return !further && (tenants.isEmpty() || tenants.size() == 1 && tenants.contains(tenant));
        }
    }

    static Waypoint.Arrival arrival(Bridge bridge, Bridge.Port in, long vni) {
        boolean named = bridge.table(0).names(in.number());
        return new Waypoint.Arrival(bridge.host(), named ? in.number() : Explorer.ANY_PORT, vni);
    }

    /** What is known of one waypoint; the same object at every call. */
    static final class Known {
        private final Waypoint waypoint;
        private final int number;
        private @Nullable Reach reach;

        private Known(Waypoint waypoint, int number) {
            this.waypoint = waypoint;
            this.number = number;
        }

        Waypoint waypoint() {
            return waypoint;
        }

        /** Its own number, from 0 in the order of first sight. */
        int number() {
            return number;
        }

        /** Who can be reached from there; null if that is not known, or not any more. */
        @Nullable
        Reach reach() {
            return reach;
        }

        void forget() {
            reach = null;
        }
    }

    Known of(Waypoint waypoint) {
        return known.computeIfAbsent(waypoint, w -> new Known(w, known.size()));
    }

    /** Flows laid against sets of frames since the last call. */
    long takeIntersections() {
        long taken = intersections;
        intersections = 0;
        return taken;
    }

    /**
     * Finds out, and tells what it depended on.
     *
     * @param beyond what is known of waypoints that lie beyond: departures beyond stations, arrivals beyond both
     */
    Reach explore(
            DataPlane dataPlane, Underlay underlay, Known place, Footprint footprint, Function<Known, Reach> beyond) {
        Waypoint waypoint = place.waypoint;
        Looking looking = new Looking(footprint, waypoint instanceof Waypoint.Arrival ? null : beyond);
        Explorer explorer = Explorer.ofAnyFrame(dataPlane, underlay, looking);
        switch (waypoint) {
            case Waypoint.Arrival(String host, int port, long vni) ->
                explorer.exploreArrival(dataPlane.bridge(host), port, vni);
            case Waypoint.Departure(String host, long tag) -> explorer.exploreDeparture(dataPlane.bridge(host), tag);
            case Waypoint.Station(String host, long tag) -> explorer.exploreStation(dataPlane.bridge(host), tag);
        }
        intersections += explorer.intersections();
        Reach reach = new Reach(looking.tenants, looking.further);
        place.reach = reach;
        return reach;
    }

    private final class Looking extends Noting {
        private final @Nullable Function<Known, Reach> beyond;
        private final Set<String> tenants = new HashSet<>();
        private boolean further;

        Looking(Footprint footprint, @Nullable Function<Known, Reach> beyond) {
            super(footprint);
            this.beyond = beyond;
        }

        @Override
        public void arrive(Bridge.Port port, Frames frames) {
            tenants.add(scenario.vm(port.vm()).tenant());
        }

        @Override
        public boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
            if (beyond == null) {
                further = true;
                return true;
            }
            naming(bridge, in);
            add(beyond.apply(of(arrival(bridge, in, vni))));
            return true;
        }

        private void add(Reach reach) {
            tenants.addAll(reach.tenants);
            further = further || reach.further;
        }

        @Override
        public boolean left(Bridge bridge, long tag) {
            if (beyond == null) {
                return false;
            }
            add(beyond.apply(of(new Waypoint.Departure(bridge.host(), tag))));
            return true;
        }

        @Override
        public void unsure() {
            further = true;
        }

        @Override
        public void metTheWire(Bridge bridge) {
            further = true;
            super.metTheWire(bridge);
        }
    }
}
