package skyferry.dataplane;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way of one packet, table by table and host by host.
 *
 * @param fromVm machine that sent it
 * @param hops arrivals at hosts, the first at the sender's own
 * @param copies machines' ports that it came to, in whatever state
 * @param ends places where a copy of it went no further
 * @param answers what came back to the sender's own port
 * @param learned flows that it made a bridge write
 */
public record Trace(
        Packet packet,
        String fromVm,
        List<Hop> hops,
        List<Step> steps,
        List<Copy> copies,
        List<End> ends,
        List<Packet> answers,
        List<Learned> learned,
        Verdict verdict) {
    public Trace {
        hops = List.copyOf(hops);
        steps = List.copyOf(steps);
        copies = List.copyOf(copies);
        ends = List.copyOf(ends);
        answers = List.copyOf(answers);
        learned = List.copyOf(learned);
    }

    /** What became of the packet. */
    public enum Verdict {
        /** An active port of a machine got it. */
        DELIVERED,
        /** A bridge answered it on behalf of another machine (ARP). */
        ANSWERED,
        /** Nobody got it. */
        DROPPED,
        /** Nobody got it, and it went to a host, a tunnel end point or a port where the machine is not. */
        BLACKHOLED,
        /** It went round until it was stopped. */
        LOOP
    }

    /**
     * An arrival at a host.
     *
     * @param host empty if no host has the tunnel end point that it was sent to
     * @param port port that it came in by; empty if the host has none for it; the end point's address if no host has that
     * @param vni tunnel key that it came with, 0 without a tunnel
     */
    public record Hop(String host, String port, long vni) {}

    /**
     * One table on one host.
     *
     * @param hop place in {@link Trace#hops} of the arrival that it belongs to
     * @param rule the flow that was hit; empty where none matched
     * @param header what the table saw
     * @param effect the actions in the words of {@code ovs-ofctl}
     */
    public record Step(int hop, String host, int table, Optional<Flow> rule, Header header, String effect) {

        /** The table's name, {@code L2_LOCAL}. */
        public String tableName() {
            return Stage.name(table);
        }

        /** The flow that was hit, as {@code ofproto/trace} prints it; empty where none was. */
        public String flow() {
            return rule.map(OpenFlowText::hit).orElse("");
        }
    }

    /** The packet as it came to a machine's port. */
    public record Copy(String host, String port, String vm, Bridge.State state, Bridge.Kind kind, Packet packet) {}

    /** A place where it went no further; {@code table} is -1 where no table decided. */
    public record End(String host, int table, Optional<Flow> rule, Reason reason) {}

    /** Why it went no further. */
    public enum Reason {
        /** A flow without actions, or none at all. */
        TABLE,
        /** The receiving host has no tunnel port for this key and these end points. */
        NO_TUNNEL_PORT,
        /** The physical network does not carry it. */
        UNDERLAY,
        /** In its tunnel it is longer than the physical network takes. */
        TOO_LONG,
        /** A flow names a port that is not there. */
        NO_SUCH_PORT,
        /** The NIC drops a virtual function's frame with a strange source address. */
        SPOOF_CHECK,
        /** Nobody on the VLAN has the destination address. */
        NOBODY_ON_VLAN
    }

    /** A flow that a {@code learn} action wrote on a host. */
    public record Learned(String host, Flow flow) {}

    /** The machine that got it, the first one if there are more; empty if none did. */
    public String deliveredTo() {
        return copies.stream()
                .filter(copy -> copy.state == Bridge.State.ACTIVE)
                .map(Copy::vm)
                .findFirst()
                .orElse("");
    }

    /** All machines that got it. */
    public Set<String> receivers() {
        Set<String> receivers = new LinkedHashSet<>();
        copies.stream().filter(copy -> copy.state == Bridge.State.ACTIVE).forEach(copy -> receivers.add(copy.vm));
        return receivers;
    }

    /** Whether a machine got it. */
    public boolean reached(String vm) {
        return copies.stream().anyMatch(copy -> copy.state == Bridge.State.ACTIVE && copy.vm.equals(vm));
    }
}
