package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A flow of no lower priority than the one that was hit, and the first field that kept it from matching.
 *
 * @param field where the packet is not as the flow wants it
 * @param found what the packet has there
 */
public record PassedOver(Flow flow, Field field, long wanted, long mask, long found) {

    /**
     * The flows of a step's table that were passed over, those that came closest first: the ones with most fields right.
     *
     * @param most how many at most
     */
    public static List<PassedOver> of(DataPlane dataPlane, Trace.Step step, int most) {
        List<PassedOver> passed = new ArrayList<>();
        FlowTable table = dataPlane.bridge(step.host()).table(step.table());
        int lowest = step.rule().map(Flow::priority).orElse(0);
        for (Flow flow : table.flows()) {
            if (flow.priority() < lowest) {
                break;
            }
            int miss = flow.match().firstMiss(step.header());
            if (miss >= 0) {
                Field field = flow.match().field(miss);
                passed.add(new PassedOver(
                        flow,
                        field,
                        flow.match().value(miss),
                        flow.match().mask(miss),
                        step.header().get(field)));
            }
        }
        passed.sort(Comparator.comparingInt((PassedOver one) -> wrong(one.flow, step.header())));
        return List.copyOf(passed.subList(0, Math.min(most, passed.size())));
    }

    private static int wrong(Flow flow, Header header) {
        int wrong = 0;
        Match match = flow.match();
        for (int i = 0; i < match.size(); i++) {
            if ((header.slot(match.field(i).slot()) & match.mask(i)) != match.value(i)) {
                wrong++;
            }
        }
        return wrong;
    }

    /** What it wanted, as {@code ovs-ofctl} writes it: {@code reg6=9}. */
    public String wantedText() {
        return OpenFlowText.term(field, wanted, mask);
    }

    /** What the packet has: {@code reg6=7}. */
    public String foundText() {
        return OpenFlowText.term(field, found, field.fullMask());
    }
}
