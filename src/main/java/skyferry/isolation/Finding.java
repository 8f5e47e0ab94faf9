package skyferry.isolation;

import java.util.List;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

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

    /**
     * Whether it is so in a state of the tables too. A policy that a move has changed is not known from one state alone: there
     * the packet that showed it is sent again.
     */
    public boolean persists(DataPlane state, Underlay underlay, Scenario scenario) {
        return switch (property) {
            case BLACK_HOLE, LOOP, SPOOFING ->
                new Properties(state, underlay, scenario)
                        .of(List.of(fromVm)).stream().anyMatch(this::isLike);
            case POLICY_OPENED -> isHeard(state, underlay);
            case POLICY_CLOSED -> !isHeard(state, underlay);
        };
    }

    /** The same packet's way in another state of the tables. */
    public Finding again(DataPlane state, Underlay underlay) {
        return state.activeHost(fromVm).isEmpty()
                ? this
                : new Finding(property, fromVm, toVm, witness, Tracer.trace(state, underlay, witness, fromVm));
    }

    private boolean isHeard(DataPlane state, Underlay underlay) {
        return Tracer.trace(state, underlay, witness, fromVm).reached(toVm);
    }

    /** Whether the other finding is the same for the same two machines, by whatever packet. */
    public boolean isLike(Finding other) {
        return property == other.property && fromVm.equals(other.fromVm) && toVm.equals(other.toVm);
    }
}
