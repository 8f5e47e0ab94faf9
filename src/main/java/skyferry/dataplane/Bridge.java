package skyferry.dataplane;

import java.util.List;

/** A host's integration bridge: its ports and its flow tables. */
public record Bridge(String host, List<Port> ports) {
    public Bridge {
        ports = List.copyOf(ports);
    }

    /**
     * A port of the bridge.
     *
     * @param vm machine behind it; empty for a tunnel
     * @param remote host at the other end of a tunnel; empty for a machine's port
     * @param tag local tag of the port's network
     */
    public record Port(int number, String name, String vm, String remote, int tag, State state) {}

    /** Whether the machine behind the port runs here, will run here, or has left. */
    public enum State {
        ACTIVE,
        STANDBY,
        DEPARTED
    }
}
