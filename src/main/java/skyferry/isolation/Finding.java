package skyferry.isolation;

import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;

/**
 * Something that is not as it should be, beside leaks: shown by one packet, which the concrete tracer has sent.
 *
 * @param toVm machine that the packet is for, or that gets it
 * @param trace the packet's way
 */
public record Finding(Property property, String fromVm, String toVm, Packet witness, Trace trace) {

    /** What should hold and does not. */
    public enum Property {
        /** A packet for a machine that runs goes to where the machine is not. */
        BLACK_HOLE,
        /** A packet goes round. */
        LOOP,
        /** A machine is heard under an address that is not its own. */
        SPOOFING,
        /** What got through before a change does not any more. */
        POLICY_CLOSED,
        /** What did not get through before a change does now. */
        POLICY_OPENED
    }

    /** Whether the other finding is the same for the same two machines, by whatever packet. */
    public boolean isLike(Finding other) {
        return property == other.property && fromVm.equals(other.fromVm) && toVm.equals(other.toVm);
    }
}
