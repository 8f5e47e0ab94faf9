package skyferry.isolation;

import java.util.LinkedHashSet;
import java.util.Set;
import skyferry.dataplane.Bridge;
import skyferry.model.Scenario;

/** Follows what a port can send as far as the sender's own host, and says where it leaves it. */
final class ClassCheck extends Noting {
    private final Scenario scenario;
    private final String tenant;
    private final Footprint footprint;
    private final Set<Crossings.Crossing> crossings = new LinkedHashSet<>();
    private boolean foreign;

    ClassCheck(Scenario scenario, Bridge.Port from, Footprint footprint) {
        super(footprint);
        this.scenario = scenario;
        this.tenant = scenario.vm(from.vm()).tenant();
        this.footprint = footprint;
    }

    String tenant() {
        return tenant;
    }

    Set<Crossings.Crossing> crossings() {
        return crossings;
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
        footprint.flows(bridge.host(), 0, in.number());
        crossings.add(Crossings.at(bridge, in, vni));
        return true;
    }
}
