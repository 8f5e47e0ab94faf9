package skyferry.isolation;

import java.util.List;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;

/**
 * The verdict on all pairs of machines of different tenants.
 *
 * @param checkedPairs ordered pairs that were decided
 * @param leaks those where a packet gets through, in the scenario's order
 * @param unconfirmed pairs that the symbolic walk calls leaks and the tracer does not: always 0 unless the engine is wrong
 * @param decidedBy how closely one had to look
 */
public record IsolationReport(int checkedPairs, List<Leak> leaks, int unconfirmed, Level decidedBy) {
    public IsolationReport {
        leaks = List.copyOf(leaks);
    }

    /** A verdict that was found by looking at everything exactly. */
    public IsolationReport(int checkedPairs, List<Leak> leaks) {
        this(checkedPairs, leaks, 0, Level.EXACT);
    }

    public boolean holds() {
        return leaks.isEmpty();
    }

    /**
     * A pair that is not apart.
     *
     * @param witness a packet from {@code fromVm} that arrives at {@code toVm}
     * @param trace its way, replayed by the concrete tracer
     */
    public record Leak(String fromVm, String toVm, Packet witness, Trace trace) {}
}
