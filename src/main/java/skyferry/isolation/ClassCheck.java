package skyferry.isolation;

import java.util.LinkedHashSet;
import java.util.Set;
import skyferry.dataplane.Bridge;
import skyferry.model.Scenario;

/** Follows what a port can send as far as the first waypoint. */
final class ClassCheck extends Noting {
    private final Scenario scenario;
    private final String tenant;
    private final Set<Waypoints.Waypoint> waypoints = new LinkedHashSet<>();
    private boolean foreign;

    ClassCheck(Scenario scenario, Bridge.Port from, Footprint footprint) {
        super(footprint);
        this.scenario = scenario;
        this.tenant = scenario.vm(from.vm()).tenant();
    }

    String tenant() {
        return tenant;
    }

    Set<Waypoints.Waypoint> waypoints() {
        return waypoints;
    }

    /** Whether a machine of another tenant was reached already. */
    boolean isForeign() {
        return foreign;
    }

    @Override
    public void arrive(Bridge.Port port, Frames frames) {
        foreign = foreign || !scenario.vm(port.vm()).tenant().equals(tenant);
    }

    @Override
    public boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
        naming(bridge, in);
        waypoints.add(Waypoints.arrival(bridge, in, vni));
        return true;
    }

    @Override
    public boolean entered(Bridge bridge, long tag) {
        waypoints.add(new Waypoints.Waypoint.Station(bridge.host(), tag));
        return true;
    }
}
