package skyferry.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Stage;
import skyferry.dataplane.Trace;

/**
 * What a packet did on one host.
 *
 * @param hop place of the arrival in {@link Trace#hops}
 * @param marks the tables that decided something, in the order in which it came to them
 */
record Passage(int hop, String host, Map<FlowRow, Mark> marks) {
    private static final String FAULT = "fault:";

    Passage {
        marks = Collections.unmodifiableMap(marks);
    }

    /** How a table's decision is shown, and in a word or two what it was. */
    record Mark(Kind kind, String words) {}

    /** What to think of a table's decision. */
    enum Kind {
        /** As the controller meant it. */
        PASSED,
        /** By a rule that should not be there, or not so. */
        WRONG,
        /** The packet went no further. */
        ENDED
    }

    /** The packet's passages in the order of its way. */
    static List<Passage> of(Trace trace, DataPlane dataPlane, Words words) {
        List<Passage> passages = new ArrayList<>();
        for (int hop = 0; hop < trace.hops().size(); hop++) {
            String host = trace.hops().get(hop).host();
            Map<FlowRow, Mark> marks = new EnumMap<>(FlowRow.class);
            boolean wentOn = hop == 0 && trace.hops().size() > 1
                    || trace.copies().stream().anyMatch(copy -> copy.host().equals(host));
            for (Trace.Step step : trace.steps()) {
                if (step.hop() == hop && !(wentOn && drops(step))) {
                    FlowRow.of(step.table())
                            .ifPresent(
                                    row -> marks.merge(row, mark(step, dataPlane.bridge(host), words), Passage::both));
                }
            }
            if (!host.isEmpty()) {
                passages.add(new Passage(hop, host, marks));
            }
        }
        return passages;
    }

    /** Of two tables in one row the second says what was decided; a wrong one stays wrong. */
    private static Mark both(Mark first, Mark second) {
        return first.kind() == Kind.WRONG ? new Mark(Kind.WRONG, second.words()) : second;
    }

    private static boolean drops(Trace.Step step) {
        return step.rule().map(Flow::actions).orElse(List.of()).isEmpty();
    }

    private static Mark mark(Trace.Step step, Bridge bridge, Words words) {
        boolean drops = drops(step);
        boolean wrong =
                step.rule().filter(rule -> rule.origin().startsWith(FAULT)).isPresent();
        Kind kind = wrong ? Kind.WRONG : drops ? Kind.ENDED : Kind.PASSED;
        if (drops) {
            return new Mark(kind, words.of(step.rule().isPresent() ? "flows.dropped" : "flows.missed"));
        }
        return new Mark(kind, effect(step, step.rule().orElseThrow().actions(), bridge, words));
    }

    private static String effect(Trace.Step step, List<FlowAction> actions, Bridge bridge, Words words) {
        return switch (Stage.of(step.table()).orElse(Stage.PORT_SECURITY)) {
            case CLASSIFY, ROUTE -> words.of("flows.tag", Long.toString(written(actions, Field.REG6)));
            case PORT_SECURITY -> words.of("flows.passed");
            case ARP_RESPONDER ->
                words.of(
                        actions.stream().anyMatch(a -> a instanceof FlowAction.OutputInPort)
                                ? "flows.answers"
                                : "flows.asks-on");
            case SG_EGRESS_CT, SG_INGRESS_CT -> words.of("flows.passed");
            case SG_EGRESS, SG_INGRESS ->
                words.of(actions.stream().anyMatch(a -> a instanceof FlowAction.Commit) ? "flows.new" : "flows.known");
            case L2_LOCAL -> {
                long port = written(actions, Field.REG7);
                yield port < 0 ? words.of("flows.elsewhere") : words.of("flows.to-port", Long.toString(port));
            }
            case L2_REMOTE, L2_LEARNED -> sentTo(step, actions, bridge, words);
            case OUTPUT ->
                bridge.port((int) step.header().get(Field.REG7))
                        .map(Bridge.Port::vm)
                        .orElse("");
        };
    }

    private static String sentTo(Trace.Step step, List<FlowAction> actions, Bridge bridge, Words words) {
        List<String> hosts = remotes(actions, bridge);
        if (hosts.isEmpty()) {
            return words.of("flows.elsewhere");
        }
        long vni = Math.max(written(actions, Field.TUN_ID), step.header().get(Field.TUN_ID));
        return hosts.size() == 1
                ? words.of("flows.to-host", hosts.getFirst(), Long.toString(vni))
                : words.of("flows.to-hosts", Integer.toString(hosts.size()));
    }

    /** The constant that is written into a register; -1 if none is. */
    static long written(List<FlowAction> actions, Field field) {
        for (FlowAction action : actions) {
            if (action instanceof FlowAction.SetField(Field to, long value) && to == field) {
                return value;
            }
        }
        return -1;
    }

    /** The hosts that actions send to. */
    static List<String> remotes(List<FlowAction> actions, Bridge bridge) {
        return actions.stream()
                .filter(FlowAction.Output.class::isInstance)
                .map(FlowAction.Output.class::cast)
                .flatMap(output -> bridge.port(output.port()).stream())
                .map(Bridge.Port::remote)
                .toList();
    }
}
