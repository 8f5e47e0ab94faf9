package skyferry.dataplane;

import java.util.List;

/**
 * What the controller changes on one host at one instant: all of it or nothing, as an OpenFlow bundle does.
 *
 * @param atNanos when it is in the host's tables
 * @param remove flows that go, as they were written
 * @param add flows that come; one of the same table, priority and match is replaced
 * @param ports ports that come and go with them
 */
public record Push(
        long atNanos, String host, List<Flow> remove, List<Flow> add, List<PortChange> ports, Intent intent) {
    public Push {
        remove = List.copyOf(remove);
        add = List.copyOf(add);
        ports = List.copyOf(ports);
    }

    /** What the push is for. */
    public enum Intent {
        /** The scenario's first state. */
        INSTALL,
        /** A port is made ready at the destination. */
        PREPARE,
        /** Traffic is sent to the destination. */
        SWITCH,
        /** The destination's port is unblocked. */
        ACTIVATE,
        /** A bridge has learned where a machine is, without any controller. */
        LEARN,
        /** What the source no longer needs goes. */
        CLEAN,
        /** What was prepared for a move goes again. */
        ABANDON
    }

    /** A change of a bridge's ports. */
    public sealed interface PortChange {
        /** Puts a port in; one of the same number and name is replaced. */
        record Plug(Bridge.Port port) implements PortChange {}

        /** Takes a port out. */
        record Unplug(String name) implements PortChange {}
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return remove.isEmpty() && add.isEmpty() && ports.isEmpty();
    }
}
