package skyferry.dataplane;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Ipv4;

/** All bridges as they are installed at one instant. Immutable; a push makes a new one that shares what did not change. */
public record DataPlane(Map<String, Bridge> bridges) {
    public static final DataPlane EMPTY = new DataPlane(Map.of());

    public DataPlane {
        bridges = bridges instanceof HostMap ? bridges : HostMap.of(bridges);
    }

    /**
     * The bridge of a host.
     *
     * @throws IllegalArgumentException when there is no such host
     */
    public Bridge bridge(String host) {
        Bridge bridge = bridges.get(host);
        if (bridge == null) {
            throw new IllegalArgumentException("no host named " + host);
        }
        return bridge;
    }

    /** The state in which a push leaves everything. */
    public DataPlane apply(Push push) {
        Bridge bridge = bridge(push.host());
        return with(bridge.withChanges(push.ports()).withFlows(push.remove(), push.add()));
    }

    /** The state with a machine's ports on a host active, standing by or departed. */
    public DataPlane withPortState(String host, String vm, Bridge.State state) {
        return with(bridge(host).withState(vm, state));
    }

    /** The state with another bridge on one host. */
    public DataPlane with(Bridge bridge) {
        if (bridges.get(bridge.host()) == bridge) {
            return this;
        }
        return new DataPlane(hosts().with(bridge));
    }

    private HostMap hosts() {
        return (HostMap) bridges;
    }

    /** The bridge of the host that has a tunnel end point. */
    public Optional<Bridge> byVtep(Ipv4 address) {
        int place = hosts().placeOfVtep(address);
        return place < 0 ? Optional.empty() : Optional.of(hosts().at(place));
    }

    /** Whether the other state is of the same world: then only some of the bridges differ. */
    public boolean isOfSameWorld(DataPlane other) {
        return hosts().hasSameHosts(other.hosts());
    }

    /**
     * The bridges that differ from an earlier or later state of the same world.
     *
     * @return all bridges if the other state is of another world
     */
    public List<Bridge> changedSince(DataPlane other) {
        return hosts().hasSameHosts(other.hosts())
                ? hosts().changedSince(other.hosts())
                : List.copyOf(bridges.values());
    }

    /** The host where the machine's port is active, if there is one. */
    public Optional<String> activeHost(String vm) {
        for (Bridge bridge : bridges.values()) {
            for (Bridge.Port port : bridge.portsOf(vm)) {
                if (port.state() == Bridge.State.ACTIVE) {
                    return Optional.of(bridge.host());
                }
            }
        }
        return Optional.empty();
    }

    /** How many flows all hosts hold together. */
    public int flowCount() {
        return bridges.values().stream().mapToInt(Bridge::flowCount).sum();
    }
}
