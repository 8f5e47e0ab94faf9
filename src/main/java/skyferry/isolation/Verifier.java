package skyferry.isolation;

import java.util.ArrayList;
import java.util.List;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

/**
 * Decides for every frame that any machine can send whether it gets to a machine of another tenant, from the flows as they are
 * installed and nothing else. Each leak comes with one such frame, which the concrete tracer has sent the same way; without
 * it there is no leak.
 */
public final class Verifier {
    private Verifier() {}

    /** The verdict on every ordered pair of machines of different tenants; a machine that does not run sends nothing. */
    public static IsolationReport verify(DataPlane dataPlane, Underlay underlay, Scenario scenario) {
        List<SourceCheck.Found> all = new ArrayList<>();
        for (Bridge bridge : dataPlane.bridges().values()) {
            for (Bridge.Port port : bridge.ports()) {
                if (SourceCheck.isSource(port)) {
                    all.add(SourceCheck.of(
                            dataPlane, underlay, scenario, bridge, port, Footprint.NONE, SourceCheck.Beyond.NOTHING));
                }
            }
        }
        return new Verdict(dataPlane, underlay, scenario).of(all, Level.EXACT);
    }
}
