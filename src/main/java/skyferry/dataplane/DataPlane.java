package skyferry.dataplane;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All bridges as they are installed at one instant. Immutable; a push makes a new one that shares what did not change. */
public record DataPlane(Map<String, Bridge> bridges) {
    public static final DataPlane EMPTY = new DataPlane(Map.of());

    public DataPlane {
        bridges = bridges instanceof HostMap ? bridges : Collections.unmodifiableMap(new LinkedHashMap<>(bridges));
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
        for (Push.PortChange change : push.ports()) {
            bridge = change.on(bridge);
        }
        return with(bridge.withFlows(push.remove(), push.add()));
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
        if (bridges instanceof HostMap map) {
            return new DataPlane(map.with(bridge));
        }
        return new DataPlane(HostMap.of(bridges).with(bridge));
    }

    /** The host where the machine's port is active, if there is one. */
    public Optional<String> activeHost(String vm) {
        return bridges.values().stream()
                .filter(bridge -> bridge.ports().stream()
                        .anyMatch(port -> port.vm().equals(vm) && port.state() == Bridge.State.ACTIVE))
                .map(Bridge::host)
                .findFirst();
    }

    /** How many flows all hosts hold together. */
    public int flowCount() {
        return bridges.values().stream().mapToInt(Bridge::flowCount).sum();
    }
}
