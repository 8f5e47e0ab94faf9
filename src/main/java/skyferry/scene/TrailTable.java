package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Stage;
import skyferry.dataplane.Trace;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Sets the trail of a leak's witness as a table: which table, which rule hit, what it did; the wrong decision in red. */
final class TrailTable {
    private static final double WIDE = 0.37;
    private static final double NARROW = 0.27;
    private static final double PAD = 8;
    private static final double POINTS = 11.5;

    private final LeakInput input;
    private final Words words;
    private final LeakScene.Detail detail;
    private final Optional<Trace.Step> decisive;

    /** The way of a leak's packet, the step that let it through marked. */
    TrailTable(LeakInput input, Words words, LeakScene.Detail detail) {
        this(input, words, detail, LeakScene.decisive(input));
    }

    private TrailTable(LeakInput input, Words words, LeakScene.Detail detail, Optional<Trace.Step> decisive) {
        this.input = input;
        this.words = words;
        this.detail = detail;
        this.decisive = decisive;
    }

    /** The way of a packet that nobody finds fault with; a fault's own rule is marked all the same. */
    static TrailTable plain(LeakInput input, Words words) {
        return new TrailTable(
                input,
                words,
                LeakScene.Detail.WHOLE,
                LeakScene.decisive(input)
                        .filter(step -> step.rule().map(Flow::origin).orElse("").startsWith("fault:")));
    }

    void draw(Column column) {
        column.caption(words.of("leak.trail"));
        row(column, List.of(words.of("leak.table"), words.of("leak.rule"), words.of("leak.effect")), Look.HEAD);
        String host = "";
        for (Trace.Step step : steps()) {
            if (!step.host().equals(host)) {
                host = step.host();
                String over = step.hop() == 0 ? "" : arrival(step.hop());
                row(column, List.of(words.of("leak.on", host), "", over), Look.HOST);
            }
            Optional<Flow> rule = step.rule();
            String match = rule.map(flow -> flow.match().toString()).orElse("");
            String title = step.table() + " " + step.tableName();
            boolean wrong = decisive.filter(step::equals).isPresent();
            row(column, List.of(title, match.isEmpty() ? "*" : match, effect(step)), wrong ? Look.WRONG : Look.PASSED);
        }
    }

    /** The steps of the way to the machine that should not have got it; copies to others and their drops are left out. */
    private List<Trace.Step> steps() {
        Trace trace = input.leak().trace();
        List<String> ends = trace.copies().stream()
                .filter(copy -> copy.vm().equals(input.leak().toVm()))
                .map(Trace.Copy::host)
                .toList();
        return trace.steps().stream()
                .filter(step -> step.hop() == 0 || ends.contains(step.host()))
                .filter(step ->
                        step.rule().isPresent() && !step.rule().get().actions().isEmpty())
                .filter(step ->
                        step.table() != Stage.SG_EGRESS_CT.table() && step.table() != Stage.SG_INGRESS_CT.table())
                .toList();
    }

    private String arrival(int hop) {
        long vni = input.leak().trace().hops().get(hop).vni();
        return vni == 0 ? "" : words.of("leak.wire", Long.toString(vni));
    }

    private String effect(Trace.Step step) {
        List<FlowAction> actions = step.rule().map(Flow::actions).orElse(List.of());
        Bridge bridge = input.world().dataPlane().bridge(step.host());
        return switch (Stage.of(step.table()).orElse(Stage.OUTPUT)) {
            case CLASSIFY, ROUTE -> tagged(step, bridge, Passage.written(actions, Field.REG6));
            case PORT_SECURITY -> words.of("leak.self");
            case SG_EGRESS -> words.of("leak.started");
            case SG_INGRESS -> words.of("leak.open");
            case L2_LOCAL -> {
                long port = Passage.written(actions, Field.REG7);
                yield port < 0 ? words.of("flows.elsewhere") : toward(bridge, port);
            }
            case OUTPUT -> {
                String vm = bridge.port((int) step.header().get(Field.REG7))
                        .map(Bridge.Port::vm)
                        .orElse("");
                yield vm.isEmpty() ? "" : words.of("leak.delivered", vm, LeakScene.tenant(input, vm));
            }
            case L2_REMOTE, L2_LEARNED -> sent(step, actions, bridge);
            default -> words.of("flows.passed");
        };
    }

    private String tagged(Trace.Step step, Bridge bridge, long tag) {
        String vm = bridge.port((int) step.header().get(Field.IN_PORT))
                .map(Bridge.Port::vm)
                .orElse("");
        return vm.isEmpty()
                ? words.of("leak.untagged", Long.toString(tag))
                : words.of("leak.tagged", LeakScene.tenant(input, vm), Long.toString(tag));
    }

    private String toward(Bridge bridge, long port) {
        String vm = bridge.port((int) port).map(Bridge.Port::vm).orElse("");
        String number = Long.toString(port);
        return vm.isEmpty()
                ? words.of("flows.to-port", number)
                : words.of("leak.toward", number, vm, LeakScene.tenant(input, vm));
    }

    private String sent(Trace.Step step, List<FlowAction> actions, Bridge bridge) {
        List<String> hosts = Passage.remotes(actions, bridge);
        long vni =
                Math.max(Passage.written(actions, Field.TUN_ID), step.header().get(Field.TUN_ID));
        return switch (hosts.size()) {
            case 0 -> words.of("flows.elsewhere");
            case 1 -> words.of("leak.sent", hosts.getFirst(), Long.toString(vni));
            default -> words.of("leak.sent-many", Integer.toString(hosts.size()));
        };
    }

    private enum Look {
        HEAD,
        HOST,
        PASSED,
        WRONG
    }

    private void row(Column column, List<String> cells, Look look) {
        Pen pen = column.pen();
        double size = pen.size(POINTS);
        double first = Math.min(column.width() * 0.3, pen.width("10 PORT_SECURITY", Face.SEMIBOLD, POINTS) + 2 * PAD);
        double[] lefts = {0, first, first + column.width() * second(), column.width()};
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            double room = lefts[i + 1] - lefts[i] - 2 * PAD;
            lines.add(set(cells.get(i), i, face(look, i), pen.size(pointsOf(look, i)), room));
        }
        int most = lines.stream().mapToInt(List::size).max().orElse(1);
        double h = most * size * 1.35 + (detail == LeakScene.Detail.WHOLE ? 9 : 7);
        Box box = new Box(column.left(), column.y(), column.width(), h);
        ground(column.out(), box, look);
        for (int i = 0; i < cells.size(); i++) {
            double base = box.y() + (h - most * size * 1.35) / 2 + size * 1.02;
            for (String line : lines.get(i)) {
                double x = box.x() + lefts[i] + PAD;
                column.out().text(x, base, line, face(look, i), pen.size(pointsOf(look, i)), Align.LEFT, ink(look));
                base += size * 1.35;
            }
        }
        column.space(h);
    }

    private double second() {
        return detail == LeakScene.Detail.WHOLE ? WIDE : NARROW;
    }

    /** In a brief trail rules are cut; what they did never is. */
    private List<String> set(String text, int cell, Face face, double size, double room) {
        return detail == LeakScene.Detail.WHOLE || cell != 1
                ? Column.wrapped(text, face, size, room)
                : List.of(TextMeasure.fit(text, face, size, room));
    }

    private static double pointsOf(Look look, int cell) {
        return cell == 1 && look != Look.HEAD ? POINTS - 0.5 : POINTS;
    }

    private static Face face(Look look, int cell) {
        return switch (look) {
            case HEAD, HOST -> Face.SEMIBOLD;
            case PASSED -> cell == 1 ? Face.MONO : Face.REGULAR;
            case WRONG -> cell == 1 ? Face.MONO : cell == 2 ? Face.BOLD : Face.SEMIBOLD;
        };
    }

    private int ink(Look look) {
        return look == Look.HEAD || look == Look.HOST
                ? input.palette().muted()
                : input.palette().text();
    }

    private void ground(PictureBuilder out, Box box, Look look) {
        Palette p = input.palette();
        if (look == Look.PASSED) {
            out.fill(box, 0, Palette.mix(p.panelAlt(), p.goodSoft(), 0.35));
        } else if (look == Look.WRONG) {
            out.fill(box, 0, Palette.mix(p.panelAlt(), p.badSoft(), 0.7));
        }
        out.line(box.x(), box.bottom(), box.right(), box.bottom(), 1, p.lineSoft());
    }
}
