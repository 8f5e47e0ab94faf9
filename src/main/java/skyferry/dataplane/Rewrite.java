package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A bridge whose flows are written anew, one by one. */
final class Rewrite {
    private Rewrite() {}

    /** The bridge with every flow replaced by what {@code change} makes of it; changed ones get another origin. */
    static Bridge of(Bridge bridge, String origin, UnaryOperator<Flow> change) {
        List<Flow> old = new ArrayList<>();
        List<Flow> next = new ArrayList<>();
        for (Flow flow : bridge.flows()) {
            Flow changed = change.apply(flow);
            if (!changed.equals(flow)) {
                old.add(flow);
                next.add(changed.withOrigin(origin));
            }
        }
        return bridge.withFlows(old, next);
    }

    /** The flow with one action in the place of another. */
    static Flow action(Flow flow, FlowAction old, FlowAction next) {
        return flow.actions().contains(old)
                ? flow.withActions(flow.actions().stream()
                        .map(action -> action.equals(old) ? next : action)
                        .toList())
                : flow;
    }
}
