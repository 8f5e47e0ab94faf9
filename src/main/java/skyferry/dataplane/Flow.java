package skyferry.dataplane;

import java.util.Comparator;
import java.util.List;

/**
 * One entry of a flow table.
 *
 * @param table 0 to 254
 * @param priority the highest matching one wins
 * @param cookie number by which its owner knows it; here table (from bit 36), owner (from bit 12) and number of the rule
 * @param origin who wrote it: {@code base}, {@code port:VM}, {@code network:NET}, {@code member:VM}, {@code fault:KIND}, ..
 */
public record Flow(int table, int priority, Match match, List<FlowAction> actions, long cookie, String origin) {

    /** The order in which a table is looked through; two flows that it calls equal are one and the same entry. */
    public static final Comparator<Flow> ORDER = Flow::compare;

    private static int compare(Flow one, Flow other) {
        if (one.table != other.table) {
            return Integer.compare(one.table, other.table);
        }
        return one.priority != other.priority
                ? Integer.compare(other.priority, one.priority)
                : one.match.compareTo(other.match);
    }

    public Flow {
        actions = List.copyOf(actions);
    }

    /** Whether the other would replace this one: same table, priority and match. */
    public boolean sameEntry(Flow other) {
        return table == other.table && priority == other.priority && match.equals(other.match);
    }

    public Flow withMatch(Match next) {
        return new Flow(table, priority, next, actions, cookie, origin);
    }

    public Flow withActions(List<FlowAction> next) {
        return new Flow(table, priority, match, next, cookie, origin);
    }

    public Flow withOrigin(String next) {
        return new Flow(table, priority, match, actions, cookie, next);
    }

    /** As {@code ovs-ofctl add-flows} reads it. */
    @Override
    public String toString() {
        return OpenFlowText.flow(this);
    }
}
