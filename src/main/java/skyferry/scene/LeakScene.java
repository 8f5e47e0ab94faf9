package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skyferry.dataplane.Flow;
import skyferry.dataplane.Packet;
import skyferry.dataplane.PassedOver;
import skyferry.dataplane.Stage;
import skyferry.dataplane.Trace;
import skyferry.isolation.Remedy;
import skyferry.run.Event;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/**
 * Composes the account of a leak: who can reach whom and since when, the packet that proves it, its way table by table, why the
 * rules above did not hit, the cause with the smallest fix, and all pairs of tenants.
 */
public final class LeakScene {
    private static final String FAULT = "fault:";
    private static final int SHOWN_PAIRS = 2;

    private final Words words = Words.english();

    /** How much of the trail is written. */
    enum Detail {
        /** Every rule whole, on as many lines as it needs. */
        WHOLE,
        /** Rules cut to one line. */
        BRIEF
    }

    /** The picture: whole if everything has room, else with a brief trail, and what has no room even then left out. */
    public Picture compose(LeakInput input) {
        return tried(input, Detail.WHOLE, false)
                .or(() -> tried(input, Detail.BRIEF, true))
                .orElseThrow();
    }

    private Optional<Picture> tried(LeakInput input, Detail detail, boolean anyway) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        Pen pen = new Pen(input.palette(), input.textScale());
        out.fill(
                new Box(0, 0, input.width(), input.height()), 0, input.palette().panelAlt());
        Column column = new Column(out, pen, new Box(16, 14, input.width() - 32, input.height() - 26));
        boolean all = column.section(section -> title(section, input));
        all &= column.section(section -> packet(section, input));
        all &= column.section(section -> new TrailTable(input, words, detail).draw(section));
        if (detail == Detail.WHOLE) {
            all &= column.section(section -> whyNot(section, input));
        }
        all &= column.section(section -> cause(section, input));
        all &= column.section(section ->
                new TenantMatrix(input.scenario(), input.world().isolation(), input.palette(), words).draw(section));
        if (detail == Detail.BRIEF) {
            column.section(section -> whyNot(section, input));
        }
        return all || anyway ? Optional.of(out.build()) : Optional.empty();
    }

    private void title(Column column, LeakInput input) {
        Palette p = input.palette();
        String from = tenant(input, input.leak().fromVm());
        String to = tenant(input, input.leak().toVm());
        column.heading(words.of("leak.title", from, to), p.bad());
        String since = words.of(
                "leak.pairs",
                since(input),
                Integer.toString(input.world().isolation().leaks().size()),
                Integer.toString(input.world().isolation().checkedPairs()));
        column.paragraph(since, Face.REGULAR, 12.5, p.muted());
    }

    private String since(LeakInput input) {
        String when = Quantities.clock(input.since());
        Optional<Event> trigger = input.trigger();
        if (trigger.isPresent() && trigger.get().kind() == Event.Kind.FAULT_INJECTED) {
            String kind = trigger.get().argument("kind");
            return words.of("leak.since.fault", when, fault(kind));
        }
        if (trigger.isPresent() && trigger.get().kind() == Event.Kind.FLOWS_PUSHED) {
            return words.of("leak.since.push", when, trigger.get().argument("host"));
        }
        return words.of("leak.since", when);
    }

    private String fault(String kind) {
        String key = "fault." + kind.toLowerCase(Locale.ROOT).replace('_', '-');
        return words.has(key) ? words.of(key) : kind;
    }

    static String tenant(LeakInput input, String vm) {
        return Tenants.name(input.scenario(), input.scenario().vm(vm).tenant());
    }

    private void packet(Column column, LeakInput input) {
        column.caption(words.of("leak.packet"));
        Packet packet = input.leak().witness();
        int ink = input.palette().text();
        column.card(List.of(
                new Column.Line(first(packet), Face.MONO, 12, ink),
                new Column.Line(
                        words.of(
                                "leak.eth",
                                packet.ethSrc().toString(),
                                packet.ethDst().toString()),
                        Face.MONO,
                        12,
                        ink)));
    }

    private String first(Packet packet) {
        String from = packet.ipSrc().address();
        String to = packet.ipDst().address();
        if (packet.isArp()) {
            return words.of(
                    "leak.arp", packet.arpSpa().address(), packet.arpTpa().address());
        }
        if (packet.ethType() != Packet.IPV4) {
            return words.of("leak.frame", String.format(Locale.ROOT, "0x%04x", packet.ethType()));
        }
        String source = Integer.toString(packet.tpSrc());
        String target = Integer.toString(packet.tpDst());
        return switch (packet.ipProto()) {
            case Packet.TCP -> words.of("leak.tcp", from, source, to, target);
            case Packet.UDP -> words.of("leak.udp", from, source, to, target);
            default -> words.of("leak.icmp", from, to);
        };
    }

    /** The step that decided wrongly, else the one that found the port of the other tenant's machine. */
    static Optional<Trace.Step> decisive(LeakInput input) {
        List<Trace.Step> steps = input.leak().trace().steps();
        return steps.stream()
                .filter(step -> step.rule().map(Flow::origin).orElse("").startsWith(FAULT))
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> step.table() == Stage.L2_LOCAL.table())
                        .reduce((earlier, later) -> later));
    }

    /** The step where another rule could have hit: the first table looks at nothing but the port. */
    private static Optional<Trace.Step> lookedUp(LeakInput input) {
        return decisive(input)
                .filter(step -> step.table() != Stage.CLASSIFY.table())
                .or(() -> input.leak().trace().steps().stream()
                        .filter(step -> step.table() == Stage.L2_LOCAL.table())
                        .findFirst());
    }

    private void whyNot(Column column, LeakInput input) {
        Optional<Trace.Step> step = lookedUp(input);
        if (step.isEmpty()) {
            return;
        }
        column.caption(words.of("leak.why-not"));
        String table = Integer.toString(step.get().table());
        List<Column.Line> lines = new ArrayList<>();
        for (PassedOver passed : PassedOver.of(input.world().dataPlane(), step.get(), SHOWN_PAIRS)) {
            String rule = passed.flow().match().toString();
            String text = words.of("leak.passed", table, rule, passed.foundText());
            lines.add(new Column.Line(text, Face.REGULAR, 12, input.palette().text()));
        }
        if (lines.isEmpty()) {
            String text = words.of("leak.nothing-above", table);
            lines.add(new Column.Line(text, Face.REGULAR, 12, input.palette().text()));
        }
        column.card(lines);
    }

    private void cause(Column column, LeakInput input) {
        column.caption(words.of("leak.cause"));
        int ink = input.palette().text();
        List<Column.Line> lines = new ArrayList<>();
        lines.add(new Column.Line(causeText(input), Face.REGULAR, 12, ink));
        input.remedy().ifPresent(remedy -> lines.add(new Column.Line(fix(remedy), Face.SEMIBOLD, 12, ink)));
        column.card(lines);
    }

    private String causeText(LeakInput input) {
        Optional<Trace.Step> step = decisive(input);
        String origin = step.flatMap(Trace.Step::rule).map(Flow::origin).orElse("");
        if (step.isEmpty() || !origin.startsWith(FAULT) && input.remedy().isEmpty()) {
            return words.of("leak.cause.none");
        }
        String table = step.get().table() + " " + step.get().tableName();
        return origin.startsWith(FAULT)
                ? words.of("leak.cause.fault", table, step.get().host(), fault(origin.substring(FAULT.length())))
                : words.of("leak.cause.flow", table, step.get().host());
    }

    private String fix(Remedy remedy) {
        String flows = remedy.size() == 1
                ? words.of("leak.fix.one")
                : words.of("leak.fix.many", Integer.toString(remedy.size()));
        return words.of("leak.fix", flows, remedy.host());
    }
}
