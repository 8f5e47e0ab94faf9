package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import skyferry.dataplane.FlowAction.OutputRegister;
import skyferry.dataplane.FlowAction.Resubmit;
import skyferry.dataplane.FlowAction.Track;

/** The flows that every bridge has whatever is plugged in: the skeleton of the pipeline. */
final class BaseFlows {
    private static final String ORIGIN = "base";
    private static final int LAST = 0xfff;

    private BaseFlows() {}

    static List<Flow> all() {
        List<Flow> flows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (stage != Stage.ROUTE) {
                flows.add(flow(stage, 0, Match.ANY, LAST, onMiss(stage)));
            }
        }
        flows.add(flow(
                Stage.SG_EGRESS_CT, 100, Match.ANY.ip(), 0, List.of(new Track(Stage.SG_EGRESS.table(), Field.REG5))));
        flows.addAll(knownConnections(Stage.SG_EGRESS, Stage.L2_LOCAL));
        flows.add(flow(Stage.L2_REMOTE, 110, Match.ANY.with(Field.REG4, 1), 0, List.of()));
        List<FlowAction> out = List.of(new Resubmit(Stage.OUTPUT.table()));
        flows.add(flow(Stage.SG_INGRESS_CT, 100, Match.ANY.arp(), 1, out));
        flows.add(flow(Stage.SG_INGRESS_CT, 100, Match.ANY.rarp(), 2, out));
        flows.add(flow(
                Stage.SG_INGRESS_CT, 90, Match.ANY.ip(), 0, List.of(new Track(Stage.SG_INGRESS.table(), Field.REG7))));
        flows.addAll(knownConnections(Stage.SG_INGRESS, Stage.OUTPUT));
        flows.add(flow(Stage.OUTPUT, 100, Match.ANY, 0, List.of(new OutputRegister(Field.REG7))));
        return List.copyOf(flows);
    }

    /** What bridges have besides where there are routers: they know no way to any other address. */
    static Flow noRoute() {
        return flow(Stage.ROUTE, 0, Match.ANY, LAST, List.of());
    }

    private static List<FlowAction> onMiss(Stage stage) {
        return switch (stage) {
            case ARP_RESPONDER -> List.of(new Resubmit(Stage.L2_LOCAL.table()));
            case L2_LOCAL -> List.of(new Resubmit(Stage.L2_REMOTE.table()));
            default -> List.of();
        };
    }

    private static List<Flow> knownConnections(Stage stage, Stage next) {
        List<FlowAction> on = List.of(new Resubmit(next.table()));
        return List.of(
                flow(stage, 130, Match.ANY.ctState(CtState.TRK | CtState.INV).ip(), 1, List.of()),
                flow(stage, 120, Match.ANY.ctState(CtState.TRK | CtState.EST).ip(), 2, on),
                flow(stage, 120, Match.ANY.ctState(CtState.TRK | CtState.REL).ip(), 3, on));
    }

    private static Flow flow(Stage stage, int priority, Match match, int rule, List<FlowAction> actions) {
        return new Flow(stage.table(), priority, match, actions, Numbering.cookie(stage, rule), ORIGIN);
    }
}
