package skyferry.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Underlay;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.LiveVerifier;
import skyferry.model.Fabric;
import skyferry.model.Scenario;

/** Decides anew who can reach whom whenever the tables or the physical network have changed, and tells what that came to. */
final class IsolationWatch {
    /** What stands where nobody looks: no pair was decided. */
    private static final IsolationReport NOT_LOOKED = new IsolationReport(0, List.of());

    private final Scenario scenario;
    /** Made when somebody first looks. */
    private @Nullable LiveVerifier verifier;

    private @Nullable DataPlane verified;
    private @Nullable Fabric verifiedFabric;

    IsolationWatch(Scenario scenario) {
        this.scenario = scenario;
    }

    IsolationWatch(IsolationWatch other) {
        scenario = other.scenario;
        verifier = other.verifier == null ? null : other.verifier.copy();
        verified = other.verified;
        verifiedFabric = other.verifiedFabric;
    }

    /** The verdict on isolation as everything stands now. */
    IsolationReport verdict(Watch watch, DataPlane installed, Underlay underlay, Fabric fabric) {
        verified = installed;
        verifiedFabric = fabric;
        return watch == Watch.MOVES ? NOT_LOOKED : verifier().verify(installed, underlay);
    }

    private LiveVerifier verifier() {
        LiveVerifier known = verifier;
        if (known == null) {
            known = new LiveVerifier(scenario);
            verifier = known;
        }
        return known;
    }

    /** Whether the last verdict was on something else. */
    boolean isStale(DataPlane installed, Fabric fabric) {
        return installed != verified || fabric != verifiedFabric;
    }

    /** Writes a new verdict down, and the change of it if there is one. */
    void settle(Simulation simulation, IsolationReport after, int cause) {
        long now = simulation.now();
        IsolationReport before = simulation.chronicle.isolation.last();
        simulation.chronicle.isolation.set(now, after);
        if (before.holds() && !after.holds()) {
            IsolationReport.Leak first = after.leaks().getFirst();
            simulation.chronicle.event(
                    now,
                    Event.Kind.ISOLATION_BROKEN,
                    first.fromVm(),
                    cause,
                    Map.of(
                            "pairs", Integer.toString(after.leaks().size()),
                            "from", first.fromVm(),
                            "to", first.toVm()));
        } else if (!before.holds() && after.holds()) {
            simulation.chronicle.event(now, Event.Kind.ISOLATION_RESTORED, scenario.id(), cause, Map.of());
        }
    }
}
