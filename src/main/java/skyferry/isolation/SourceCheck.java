package skyferry.isolation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Conntrack;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** Decides for every frame that one port can send whether it gets to a machine of another tenant. */
final class SourceCheck extends Noting {
    /** Frames of one pair that are looked at for the one that a person understands best. */
    private static final int MAX_WITNESSES = 24;

    private final Scenario scenario;
    private final Vm sender;
    private final Bridge.Port from;
    private final Beyond beyond;
    private final Map<Pair, List<Packet>> witnesses = new LinkedHashMap<>();

    private SourceCheck(Scenario scenario, Bridge.Port from, Footprint footprint, Beyond beyond) {
        super(footprint);
        this.beyond = beyond;
        this.scenario = scenario;
        this.sender = scenario.vm(from.vm());
        this.from = from;
    }

    /**
     * What came of it.
     *
     * @param leaks one for each receiver, each replayed
     * @param doubtful pairs that no replay confirmed
     * @param intersections how many flows were laid against a set of frames
     */
    record Found(List<IsolationReport.Leak> leaks, Set<Pair> doubtful, long intersections) {}

    /** Whether a port sends anything that has to be decided. */
    static boolean isSource(Bridge.Port port) {
        return port.isMachines() && port.state() == Bridge.State.ACTIVE;
    }

    /** What is known of waypoints. */
    @FunctionalInterface
    interface Beyond {
        /** Nothing is known. */
        Beyond NOTHING = (waypoint, tenant) -> false;

        /** Whether no frame at all can get from there to a machine of another tenant. */
        boolean isOnly(Waypoints.Waypoint waypoint, String tenant);
    }

    /**
     * Looks at a port.
     *
     * @param footprint is told everything that the outcome depended on
     * @param beyond tells where frames need not be followed any further
     */
    static Found of(
            DataPlane dataPlane,
            Underlay underlay,
            Scenario scenario,
            Bridge bridge,
            Bridge.Port from,
            Footprint footprint,
            Beyond beyond) {
        SourceCheck check = new SourceCheck(scenario, from, footprint, beyond);
        Explorer explorer = new Explorer(dataPlane, underlay, check);
        explorer.explore(bridge, from);
        return check.replayed(dataPlane, underlay, bridge, explorer.intersections());
    }

    @Override
    public void arrive(Bridge.Port to, Frames frames) {
        Vm receiver = scenario.vm(to.vm());
        if (sender.tenant().equals(receiver.tenant())) {
            return;
        }
        List<Packet> found = witnesses.computeIfAbsent(new Pair(sender.id(), receiver.id()), pair -> new ArrayList<>());
        if (found.size() < MAX_WITNESSES) {
            Witness.of(frames, Witness.card(sender.nics(), from), Witness.card(receiver.nics(), to))
                    .ifPresent(found::add);
        }
    }

    @Override
    public boolean crossed(Bridge bridge, Bridge.Port in, long vni) {
        naming(bridge, in);
        return beyond.isOnly(Waypoints.arrival(bridge, in, vni), sender.tenant());
    }

    @Override
    public boolean entered(Bridge bridge, long tag) {
        return beyond.isOnly(new Waypoints.Waypoint.Station(bridge.host(), tag), sender.tenant());
    }

    private Found replayed(DataPlane dataPlane, Underlay underlay, Bridge bridge, long intersections) {
        List<IsolationReport.Leak> leaks = new ArrayList<>();
        Set<Pair> doubtful = new LinkedHashSet<>();
        Tracer.Source source = new Tracer.Source(bridge.host(), from.name());
        witnesses.forEach((pair, packets) -> {
            packets.sort(Witness.FRIENDLIEST);
            packets.stream()
                    .map(packet -> Tracer.trace(dataPlane, underlay, packet, source, new Conntrack()))
                    .filter(trace -> came(trace, pair.to()))
                    .findFirst()
                    .ifPresentOrElse(
                            trace -> leaks.add(new IsolationReport.Leak(pair.from(), pair.to(), trace.packet(), trace)),
                            () -> {
                                if (!packets.isEmpty()) {
                                    doubtful.add(pair);
                                }
                            });
        });
        return new Found(leaks, doubtful, intersections);
    }

    static boolean came(Trace trace, String vm) {
        return trace.copies().stream().anyMatch(copy -> copy.vm().equals(vm));
    }
}
