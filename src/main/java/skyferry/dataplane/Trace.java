package skyferry.dataplane;

import java.util.List;

/**
 * The way of one packet, table by table and host by host.
 *
 * @param deliveredTo machine whose port got it; empty if none did
 * @param verdict delivered, dropped, blackholed
 */
public record Trace(Packet packet, List<Step> steps, Verdict verdict, String deliveredTo) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /** What became of the packet. */
    public enum Verdict {
        DELIVERED,
        DROPPED,
        BLACKHOLED,
        LOOP
    }

    /**
     * One table on one host.
     *
     * @param flow the rule that was hit, as {@code ovs-ofctl} prints it; empty where none was
     */
    public record Step(String host, int table, String tableName, String flow, String effect) {}
}
