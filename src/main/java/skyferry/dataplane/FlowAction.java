package skyferry.dataplane;

/** One thing that a flow does with a packet. A flow that does nothing drops it. */
public sealed interface FlowAction {

    /** Writes a constant into a field. */
    record SetField(Field field, long value) implements FlowAction {}

    /** Copies one field into another of the same width. */
    record Move(Field from, Field to) implements FlowAction {}

    /** Looks the packet up in another table and comes back; what it wrote stays written. */
    record Resubmit(int table) implements FlowAction {}

    /** Sends a copy out of a port, never out of the one that it came in by. */
    record Output(int port) implements FlowAction {}

    /** Sends a copy out of the port whose number is in a register. */
    record OutputRegister(Field register) implements FlowAction {}

    /** Sends a copy back out of the port that it came in by. */
    record OutputInPort() implements FlowAction {}

    /** Asks connection tracking in the zone that a register names, and looks a copy up in a table with the answer. */
    record Track(int table, Field zone) implements FlowAction {}

    /** Makes the packet's connection known in the zone that a register names. */
    record Commit(Field zone) implements FlowAction {}

    /** Puts a VLAN tag on. */
    record PushVlan(int vid) implements FlowAction {}

    /** Takes the VLAN tag off. */
    record PopVlan() implements FlowAction {}

    /**
     * Writes a flow into a table: frames of the same network to this packet's source leave by the port that it came in by,
     * with its tunnel key. A flow that is written again begins its life anew ({@code learn} with {@code hard_timeout}).
     */
    record Learn(int table, int priority, int hardTimeoutSeconds) implements FlowAction {}

    /** As {@code ovs-ofctl} writes it. */
    default String text() {
        return OpenFlowText.action(this);
    }
}
