package skyferry.scene;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the timeline: rounds, load of the cable, pings, what the switches were told, isolation. */
public final class TimelineScene {
    private static final double HEAD = 24;
    private static final double KNOB = 6;
    private static final double ROW = 34;
    private static final double LOWEST_ROW = 19;
    private static final double LOWEST_TEXT_ROW = 11.5;

    /** The axis that {@link #compose} draws, for turning places into instants. */
    public TimeAxis axis(TimelineInput input) {
        double gutter = Math.min(150 * Math.max(1, input.textScale() * 0.9), input.width() * 0.22);
        return new TimeAxis(input.from(), input.to(), gutter, input.width() - 24);
    }

    /** The picture; the whole axis can be hit, rounds and events on it name their moment. */
    public Picture compose(TimelineInput input) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        Pen pen = new Pen(input.palette(), input.textScale());
        TimeAxis axis = axis(input);
        double head = HEAD * Math.max(1, input.textScale()) + TimeMarks.room(input);
        out.fill(
                new Box(0, 0, input.width(), input.height()), 0, input.palette().panel());
        out.hit(
                new Box(axis.left() - 6, 0, axis.right() - axis.left() + 12, input.height()),
                new Picture.Target.TimeTarget(input.now()));
        grid(out, input, axis, head, pen);
        new TimeMarks(out, input, axis, head).loop();
        double lowest = Math.max(LOWEST_ROW, LOWEST_TEXT_ROW * input.textScale());
        List<Lane> lanes = Lane.of(input.timeline(), input.now(), (int) ((input.height() - head - 4) / lowest));
        double room = (input.height() - head - 4) / Math.max(1, lanes.size());
        double step = Math.min(ROW * Math.max(1, input.textScale()), room);
        for (int i = 0; i < lanes.size(); i++) {
            Box row = new Box(0, head + i * step, input.width(), step);
            lane(new LaneFrame(out, input, axis, row, pen), lanes.get(i));
        }
        new TimeMarks(out, input, axis, head).bookmarks();
        playhead(out, input, axis);
        return Strokes.of(out.build(), input.palette());
    }

    private static void grid(PictureBuilder out, TimelineInput input, TimeAxis axis, double head, Pen pen) {
        long step = axis.step(input.textScale());
        double knob = axis.x(input.now());
        for (long t = (axis.from() + step - 1) / step * step; t <= axis.to(); t += step) {
            double x = axis.x(t);
            out.line(x, head - 6, x, input.height() - 4, 1, input.palette().lineSoft());
            String label = TimeAxis.label(t, step);
            double width = pen.width(label, Face.REGULAR, 10.5);
            double left = knob + KNOB > x + 4 && knob - KNOB < x + 4 + width ? knob + KNOB + 3 : x + 4;
            if (left + width + 5 < input.width()) {
                out.text(
                        left,
                        head - 8,
                        label,
                        Face.REGULAR,
                        pen.size(10.5),
                        Align.LEFT,
                        input.palette().muted());
            }
        }
    }

    private static void lane(LaneFrame frame, Lane lane) {
        frame.name(lane.name());
        LanePainter painter = new LanePainter(frame);
        switch (lane) {
            case Lane.Moves(var vm, var records) -> new MoveLane(frame, vm).paint(records);
            case Lane.Guest(var vm, var records) -> new GuestLane(frame, vm).paint(records);
            case Lane.Load(var from, var to, var vm) -> painter.load(from, to, vm);
            case Lane.Pings(var probe) -> painter.pings(probe);
            case Lane.Switches() -> new FlagLane(frame).paint();
            case Lane.Isolation() -> painter.isolation();
            case Lane.More more -> {
                // its name says it
            }
        }
    }

    /** A line from top to bottom that lets the words through which it meets. */
    private static void playhead(PictureBuilder out, TimelineInput input, TimeAxis axis) {
        double x = axis.x(input.now());
        double top = KNOB;
        for (double[] gap : gaps(out, x)) {
            if (gap[0] > top) {
                out.line(x, top, x, gap[0], 2, input.palette().accent());
            }
            top = Math.max(top, gap[1]);
        }
        if (top < input.height()) {
            out.line(x, top, x, input.height(), 2, input.palette().accent());
        }
        out.add(new DrawOp.FillCircle(x, KNOB + 1, KNOB, input.palette().accent()));
    }

    /** Stretches of a vertical line that lie in words, from above. */
    private static List<double[]> gaps(PictureBuilder out, double x) {
        return out.build().ops().stream()
                .flatMap(op -> op instanceof DrawOp.TextLine line ? Stream.of(line) : Stream.empty())
                .filter(line -> crosses(line, x))
                .map(line -> new double[] {line.y() - line.size() * 0.85, line.y() + line.size() * 0.3})
                .sorted(Comparator.comparingDouble(gap -> gap[0]))
                .toList();
    }

    private static boolean crosses(DrawOp.TextLine line, double x) {
        double width = TextMeasure.width(line.text(), line.face(), line.size());
        double left = switch (line.align()) {
            case LEFT -> line.x();
            case CENTER -> line.x() - width / 2;
            case RIGHT -> line.x() - width;
        };
        return x > left - 3 && x < left + width + 3;
    }
}
