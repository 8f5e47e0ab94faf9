package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.model.Link;
import skyferry.run.Event;
import skyferry.run.Timeline;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints one lane of the timeline; what lies after the playhead is pale or dashed. */
final class LanePainter {
    private static final double[] DASH = {4, 3};
    private static final double TICK = 3;

    private final PictureBuilder out;
    private final TimelineInput input;
    private final TimeAxis axis;
    private final Box row;
    private final Pen pen;

    LanePainter(PictureBuilder out, TimelineInput input, TimeAxis axis, Box row, Pen pen) {
        this.out = out;
        this.input = input;
        this.axis = axis;
        this.row = row;
        this.pen = pen;
    }

    void name(String text) {
        double y = row.centerY() + pen.size(12) * 0.36;
        pen.text(out, axis.left() - 12, y, text, Face.REGULAR, 12, Align.RIGHT, pen.palette.text(), axis.left() - 20);
        out.line(0, row.bottom(), row.w(), row.bottom(), 1, pen.palette.lineSoft());
    }

    private double barTop() {
        return row.y() + Math.max(2, row.h() * 0.15);
    }

    private double barHeight() {
        return row.h() - 2 * Math.max(2, row.h() * 0.15);
    }

    void rounds(MigrationRecord record) {
        TenantStyle style = Tenants.style(
                input.timeline().scenario(),
                input.timeline().scenario().vm(record.vm()).tenant(),
                pen.palette);
        for (MigrationRecord.Round round : record.roundsDetail()) {
            long end = round.endNanos();
            if (record.pausedNanos().isPresent()) {
                end = Math.min(end, record.pausedNanos().getAsLong());
            }
            if (end >= axis.from() && round.startNanos() <= axis.to() && end > round.startNanos()) {
                round(record, round, end, style);
            }
        }
        record.pausedNanos().ifPresent(paused -> pause(record, paused));
    }

    private void round(MigrationRecord record, MigrationRecord.Round round, long end, TenantStyle style) {
        double paler = Math.min(0.5, 0.09 * (round.round() - 1));
        int colour = Palette.mix(style.colour(), pen.palette.panel(), paler);
        long past = Math.min(end, Math.max(round.startNanos(), input.now()));
        Box done = bar(round.startNanos(), past);
        if (past > round.startNanos()) {
            out.fill(done, Math.min(4, done.w() / 2), colour);
        }
        Box whole = bar(round.startNanos(), end);
        if (past < end) {
            Box future = bar(past, end);
            if (future.w() > 3) {
                out.stroke(future, Math.min(4, future.w() / 2), 1.2, DASH, style.colour());
            } else {
                out.fill(future, 0, style.soft());
            }
        }
        Box room = past - round.startNanos() >= end - past ? done : bar(past, end);
        int ink = past - round.startNanos() >= end - past ? inkOn(colour, style) : pen.palette.text();
        String size = Quantities.bytes(round.sentBytes());
        for (String label : List.of(
                "round " + round.round() + " · " + size,
                round.round() + " · " + size,
                Integer.toString(round.round()))) {
            if (pen.width(label, Face.SEMIBOLD, 11) + 12 <= room.w()) {
                out.text(
                        room.x() + 8,
                        row.centerY() + pen.size(11) * 0.36,
                        label,
                        Face.SEMIBOLD,
                        pen.size(11),
                        Align.LEFT,
                        ink);
                break;
            }
        }
        out.hit(whole, new Picture.Target.MomentTarget(round.startNanos(), record.vm() + " round " + round.round()));
    }

    private int inkOn(int ground, TenantStyle style) {
        return Palette.contrast(style.onColour(), ground) >= Palette.contrast(pen.palette.text(), ground)
                ? style.onColour()
                : pen.palette.text();
    }

    private Box bar(long from, long to) {
        double x = axis.x(from) + 0.5;
        return new Box(x, barTop(), Math.max(1, axis.x(to) - x - 0.5), barHeight());
    }

    private void pause(MigrationRecord record, long paused) {
        long resumed = record.resumedNanos().orElse(record.lastNanos());
        if (resumed < axis.from() || paused > axis.to()) {
            return;
        }
        Box box = bar(paused, resumed);
        boolean past = input.now() >= resumed;
        out.fill(box, Math.min(3, box.w() / 2), past ? pen.palette.bad() : pen.palette.badSoft());
        if (!past && box.w() > 4) {
            out.stroke(box, 3, 1.5, DASH, pen.palette.bad());
        }
        String label = "down " + Quantities.duration(resumed - paused);
        double w = pen.width(label, Face.SEMIBOLD, 11);
        double x = box.right() + 6;
        if (x + w > input.width() - 4) {
            return;
        }
        out.text(
                x,
                row.centerY() + pen.size(11) * 0.36,
                label,
                Face.SEMIBOLD,
                pen.size(11),
                Align.LEFT,
                pen.palette.bad());
        out.hit(box, new Picture.Target.MomentTarget(paused, record.vm() + " pause"));
    }

    void load(String from, String to, MigrationRecord record) {
        Curve curve = input.timeline().linkLoad(Link.idOf(from, to), from);
        double capacity = input.timeline()
                .scenario()
                .fabric()
                .between(from, to)
                .map(Link::rateBytesPerSecond)
                .orElse(1.0);
        double top = Math.max(capacity, curve.max(axis.from(), axis.to()));
        TenantStyle style = Tenants.style(
                input.timeline().scenario(),
                input.timeline().scenario().vm(record.vm()).tenant(),
                pen.palette);
        area(curve, top, axis.from(), Math.min(axis.to(), input.now()), style.soft());
        area(
                curve,
                top,
                Math.max(axis.from(), input.now()),
                axis.to(),
                Palette.mix(style.soft(), pen.palette.panel(), 0.6));
        String now = Quantities.rate(curve.at(input.now()));
        double x = axis.x(input.now());
        double w = pen.width(now, Face.SEMIBOLD, 10.5);
        boolean before = x - w - 8 > axis.left();
        out.text(
                before ? x - 6 : x + 6,
                row.y() + pen.size(10.5) + 3,
                now,
                Face.SEMIBOLD,
                pen.size(10.5),
                before ? Align.RIGHT : Align.LEFT,
                pen.palette.text());
    }

    /** One step per pixel column at most: each shows the largest load in it. */
    private void area(Curve curve, double top, long from, long to, int argb) {
        if (to <= from || curve.isEmpty()) {
            return;
        }
        double bottom = row.bottom() - 2;
        double h = row.h() - 6;
        List<Double> xy = new ArrayList<>(List.of(axis.x(from), bottom));
        double start = axis.x(from);
        double end = axis.x(to);
        for (double x = start; x < end; x += 2) {
            double level = curve.max(axis.nanos(x), axis.nanos(Math.min(end, x + 2)));
            double y = bottom - h * Math.min(1, level / top);
            xy.addAll(List.of(x, y, Math.min(end, x + 2), y));
        }
        xy.addAll(List.of(end, bottom));
        out.add(new DrawOp.FillPath(xy.stream().mapToDouble(Double::doubleValue).toArray(), argb));
    }

    void pings(Timeline.ProbeRecord record) {
        double h = Math.min(14, row.h() - 8);
        double top = row.centerY() - h / 2;
        long every = record.probe().everyNanos();
        double gap = (double) every / (axis.to() - axis.from()) * (axis.right() - axis.left());
        double columns = Math.max(gap, TICK + 1.5);
        long step = Math.max(every, Math.round(every * columns / gap));
        for (long t = axis.from() / step * step; t <= axis.to(); t += step) {
            if (t >= axis.from()) {
                boolean silent = silentWithin(record, t, t + step, every);
                boolean past = t <= input.now();
                int colour = silent
                        ? past ? pen.palette.bad() : pen.palette.badSoft()
                        : past ? pen.palette.good() : pen.palette.goodSoft();
                double grow = silent ? 2 : 0;
                out.fill(new Box(axis.x(t), top - grow, TICK, h + 2 * grow), 1, colour);
            }
        }
        for (Timeline.Silence silence : record.silences()) {
            long until = silence.untilNanos().orElse(input.timeline().endNanos());
            Box box = new Box(
                    axis.x(silence.fromNanos()) - 2,
                    top - 3,
                    Math.max(6, axis.x(until) - axis.x(silence.fromNanos())),
                    h + 6);
            out.hit(
                    box,
                    new Picture.Target.MomentTarget(
                            silence.fromNanos(), record.probe().id() + " silent"));
        }
    }

    /** Whether a packet sent within a stretch of time got no answer. */
    private static boolean silentWithin(Timeline.ProbeRecord record, long from, long to, long every) {
        for (Timeline.Silence silence : record.silences()) {
            long until = silence.untilNanos().orElse(Long.MAX_VALUE);
            long firstSent = Math.max(from, (silence.fromNanos() + every - 1) / every * every);
            if (firstSent < to && firstSent < until) {
                return true;
            }
        }
        return false;
    }

    void switches() {
        double free = axis.left();
        double y = row.centerY();
        for (Event event : input.timeline().events(axis.from(), axis.to() + 1)) {
            String words = words(event);
            if (words.isEmpty()) {
                continue;
            }
            double x = axis.x(event.atNanos());
            boolean past = event.atNanos() <= input.now();
            int colour = past ? pen.palette.fillMuted() : pen.palette.line();
            out.add(new DrawOp.FillPath(new double[] {x, y + 5, x - 5.5, y - 5, x + 5.5, y - 5}, colour));
            out.hit(new Box(x - 6, y - 7, 12, 14), new Picture.Target.MomentTarget(event.atNanos(), words));
            double w = pen.width(words, Face.REGULAR, 11);
            boolean clear = x + 9 >= free && nextFlag(event, x) > x + 9 + w + 10;
            if (clear && x + 9 + w < input.width() - 4) {
                out.text(
                        x + 9,
                        y + pen.size(11) * 0.36,
                        words,
                        Face.REGULAR,
                        pen.size(11),
                        Align.LEFT,
                        pen.palette.muted());
                free = x + 9 + w + 10;
            }
        }
    }

    /** The place of the next flag to the right of one. */
    private double nextFlag(Event event, double x) {
        for (Event next : input.timeline().events(event.atNanos(), axis.to() + 1)) {
            if (next.number() > event.number() && !words(next).isEmpty() && axis.x(next.atNanos()) > x + 0.5) {
                return axis.x(next.atNanos());
            }
        }
        return Double.MAX_VALUE;
    }

    private static String words(Event event) {
        return switch (event.kind()) {
            case PORT_BOUND -> "port bound on " + event.argument("host");
            case GUEST_PAUSED -> "pause";
            case GUEST_RESUMED -> "resume";
            case RARP_SENT -> "RARP";
            case FLOWS_PUSHED -> "flows to " + event.argument("host");
            case PORT_ACTIVATED -> "port active";
            case PORT_UNBOUND -> "port gone from " + event.argument("host");
            case LINK_CUT -> "cable cut";
            case LINK_RESTORED -> "cable back";
            case FAULT_INJECTED -> "fault";
            case FAULT_CLEARED -> "fault cleared";
            default -> "";
        };
    }

    void isolation() {
        List<Timeline.IsolationSpan> spans = input.timeline().isolation();
        double h = Math.min(12, row.h() - 8);
        for (int i = 0; i < spans.size(); i++) {
            long from = spans.get(i).fromNanos();
            OptionalLong next =
                    i + 1 < spans.size() ? OptionalLong.of(spans.get(i + 1).fromNanos()) : OptionalLong.empty();
            long to = next.orElse(input.timeline().endNanos());
            boolean holds = spans.get(i).report().holds();
            band(from, Math.min(to, input.now()), h, holds ? pen.palette.good() : pen.palette.bad());
            band(Math.max(from, input.now()), to, h, holds ? pen.palette.goodSoft() : pen.palette.badSoft());
        }
    }

    private void band(long from, long to, double h, int argb) {
        if (to > from && to >= axis.from() && from <= axis.to()) {
            double x = axis.x(from);
            double w = Math.max(1.5, axis.x(to) - x);
            out.fill(new Box(x, row.centerY() - h / 2, w, h), Math.min(h / 2, w / 2), argb);
        }
    }
}
