package skyferry.dataplane;

import java.util.List;
import java.util.stream.IntStream;

/** A trace in the shape of {@code ofproto/trace} (ovs-vswitchd(8)), so that a real one can be laid beside it. */
public final class TraceText {
    private static final String INDENT = "    ";

    private final Trace trace;
    private final StringBuilder text = new StringBuilder();
    private List<Trace.Step> steps = List.of();
    private int next;

    private TraceText(Trace trace) {
        this.trace = trace;
    }

    /** One block for every host on the way; what connection tracking takes up again follows in a block of its own. */
    public static String of(Trace trace) {
        TraceText writing = new TraceText(trace);
        IntStream.range(0, trace.hops().size()).forEach(writing::hop);
        return writing.text.toString();
    }

    private void hop(int number) {
        Trace.Hop hop = trace.hops().get(number);
        steps = trace.steps().stream().filter(step -> step.hop() == number).toList();
        next = 0;
        if (steps.isEmpty()) {
            text.append(hop.host().isEmpty() ? hop.port() : hop.host()).append(": no port takes it\n\n");
            return;
        }
        while (next < steps.size()) {
            Header header = steps.get(next).header();
            text.append("Flow: ").append(flow(header)).append("\n\n");
            String title = "bridge(\"br-int\") on " + hop.host();
            text.append(title).append('\n').append("-".repeat(title.length())).append('\n');
            step(0, 0);
            text.append('\n');
        }
    }

    /** Indented as a switch does it: a table that is the last thing another one does stands under it, others step in. */
    private void step(int level, int more) {
        Trace.Step step = steps.get(next++);
        String number = Integer.toString(step.table());
        text.append(INDENT.repeat(level + more)).append(" ".repeat(Math.max(0, 2 - number.length())));
        text.append(number)
                .append(". ")
                .append(step.rule().map(OpenFlowText::hit).orElse("No match."));
        text.append('\n');
        List<FlowAction> actions = step.rule().map(Flow::actions).orElse(List.of());
        int inner = level + 2 * more;
        String margin = INDENT.repeat(inner + 1);
        if (actions.isEmpty()) {
            text.append(margin).append("drop\n");
        }
        for (int i = 0; i < actions.size(); i++) {
            text.append(margin).append(OpenFlowText.action(actions.get(i))).append('\n');
            if (actions.get(i) instanceof FlowAction.Resubmit && next < steps.size()) {
                step(inner, i == actions.size() - 1 ? 0 : 1);
            }
        }
    }

    /** What the table sees, field by field, those that are 0 left out. */
    private static String flow(Header header) {
        Match all = Match.ANY;
        boolean arp = header.get(Field.ETH_TYPE) == Packet.ARP || header.get(Field.ETH_TYPE) == Packet.RARP;
        boolean ip = header.get(Field.ETH_TYPE) == Packet.IPV4;
        for (Field field : Field.values()) {
            boolean ofArp = field.name().startsWith("ARP_");
            boolean ofIp = field.name().startsWith("IP_") || field.name().startsWith("TP_");
            boolean there = ofArp ? arp : !ofIp || ip;
            if (there && (header.get(field) != 0 || field == Field.IN_PORT)) {
                all = all.with(field, header.get(field));
            }
        }
        return all.toString();
    }
}
