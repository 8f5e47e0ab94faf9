package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.model.Curve;
import skyferry.model.Link;
import skyferry.run.Timeline;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints lanes of quantities over time: the load of a cable, a probe's packets, isolation. What is to come is pale. */
final class LanePainter {
    private static final double TICK = 3;

    private final PictureBuilder out;
    private final TimelineInput input;
    private final TimeAxis axis;
    private final Box row;
    private final Pen pen;
    private final LaneFrame frame;

    LanePainter(LaneFrame frame) {
        this.frame = frame;
        this.out = frame.out();
        this.input = frame.input();
        this.axis = frame.axis();
        this.row = frame.row();
        this.pen = frame.pen();
    }

    /** @param vm whose tenant gives the colour */
    void load(String from, String to, String vm) {
        Curve curve = input.timeline().linkLoad(Link.idOf(from, to), from);
        double capacity = input.timeline()
                .scenario()
                .fabric()
                .between(from, to)
                .map(Link::rateBytesPerSecond)
                .orElse(1.0);
        double most = curve.max(axis.from(), axis.to());
        // a stream that its own limit keeps far below the cable's speed would not be seen on the cable's scale
        double top = most > 0 && most < capacity / 4 ? most * 1.3 : Math.max(capacity, most);
        TenantStyle style = frame.style(vm);
        area(curve, top, axis.from(), Math.min(axis.to(), input.now()), style.soft());
        area(
                curve,
                top,
                Math.max(axis.from(), input.now()),
                axis.to(),
                Palette.mix(style.soft(), pen.palette.panel(), 0.6));
        if (curve.at(input.now()) > 0) {
            words(Quantities.rate(curve.at(input.now())));
        }
    }

    /** What the cable carries now, beside the playhead. */
    private void words(String now) {
        double x = axis.x(input.now());
        boolean before = x - pen.width(now, Face.SEMIBOLD, 10.5) - 8 > axis.left();
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
