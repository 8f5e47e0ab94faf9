package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import skyferry.model.Mac;

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

    /** The flow with one machine's address in the place of another's, wherever it looks at it or writes it. */
    static Flow address(Flow flow, Mac old, Mac next) {
        Match match = flow.match();
        for (Field field : List.of(Field.ETH_SRC, Field.ETH_DST, Field.ARP_SHA)) {
            if (match.fixes(field) && match.valueOf(field) == old.bits()) {
                match = match.with(field, next.bits());
            }
        }
        Flow changed = flow.withMatch(match);
        for (Field field : List.of(Field.ETH_SRC, Field.ARP_SHA)) {
            changed = action(
                    changed, new FlowAction.SetField(field, old.bits()), new FlowAction.SetField(field, next.bits()));
        }
        return changed;
    }
}
