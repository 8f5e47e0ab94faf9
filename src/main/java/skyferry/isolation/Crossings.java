package skyferry.isolation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * Whose machines any frame at all can reach once it has come to a host with a tunnel key: a class for all senders at once. It
 * says too much rather than too little, so that where it names nobody but the sender's own tenant nothing more need be known.
 */
final class Crossings {
    private final Scenario scenario;
    private final Map<Crossing, Integer> numbers = new HashMap<>();
    private final Map<Crossing, Reach> reached = new HashMap<>();
    private long intersections;

    Crossings(Scenario scenario) {
        this.scenario = scenario;
    }

    /** An arrival: host, port, tunnel key. */
    record Crossing(String host, int port, long vni) {}

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

    static Crossing at(Bridge bridge, Bridge.Port in, long vni) {
        boolean named = bridge.table(0).names(in.number());
        return new Crossing(bridge.host(), named ? in.number() : Explorer.ANY_PORT, vni);
    }

    int number(Crossing crossing) {
        return numbers.computeIfAbsent(crossing, c -> numbers.size());
    }

    @Nullable
    Reach known(Crossing crossing) {
        return reached.get(crossing);
    }

    void forget(Crossing crossing) {
        reached.remove(crossing);
    }

    /** Flows laid against sets of frames since the last call. */
    long takeIntersections() {
        long taken = intersections;
        intersections = 0;
        return taken;
    }

    /** Finds out, and tells what it depended on. */
    Reach explore(DataPlane dataPlane, Underlay underlay, Crossing crossing, Footprint footprint) {
        Looking looking = new Looking(footprint);
        Explorer explorer = new Explorer(dataPlane, underlay, looking);
        explorer.exploreArrival(dataPlane.bridge(crossing.host), crossing.port, crossing.vni);
        intersections += explorer.intersections();
        Reach reach = new Reach(looking.tenants, looking.further);
        reached.put(crossing, reach);
        return reach;
    }

    private final class Looking extends Noting {
        private final Set<String> tenants = new HashSet<>();
        private boolean further;

        Looking(Footprint footprint) {
            super(footprint);
        }

        @Override
        public void arrive(Bridge.Port port, Frames frames) {
            tenants.add(scenario.vm(port.vm()).tenant());
        }

        @Override
        public boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
            further = true;
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
