package skyferry.scene;

import java.util.List;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** What somebody has set on a timeline: flags at instants to come back to, and the part that is played again and again. */
final class TimeMarks {
    private static final double FLAG = 9;
    private static final double BAND = 4;
    private static final double LEAST_NAME = 30;
    private static final double HAND = 4;
    private static final double ROOM = 15;
    private static final double KNOB = 7;
    private static final int LOOP_SHADE = 0x1C;
    private static final int LINE_SHADE = 0x90;

    private final PictureBuilder out;
    private final TimelineInput input;
    private final TimeAxis axis;
    private final double head;
    private final Pen pen;

    TimeMarks(PictureBuilder out, TimelineInput input, TimeAxis axis, double head) {
        this.out = out;
        this.input = input;
        this.axis = axis;
        this.head = head;
        this.pen = new Pen(input.palette(), input.textScale());
    }

    /** A band under the axis with a bracket at each end that is in sight. */
    void loop() {
        input.loop()
                .filter(loop -> loop.to() > axis.from() && loop.from() < axis.to())
                .ifPresent(loop -> {
                    double left = axis.x(Math.max(loop.from(), axis.from()));
                    double right = axis.x(Math.min(loop.to(), axis.to()));
                    out.fill(
                            new Box(left, head - BAND, Math.max(2, right - left), BAND),
                            0,
                            input.palette().accent());
                    Box under = new Box(left, head, Math.max(2, right - left), input.height() - head);
                    out.fill(under, 0, faint(LOOP_SHADE));
                    if (loop.from() >= axis.from()) {
                        out.fill(
                                new Box(left, head - 2 * BAND, 2, 2 * BAND),
                                0,
                                input.palette().accent());
                    }
                    if (loop.to() <= axis.to()) {
                        out.fill(
                                new Box(right - 2, head - 2 * BAND, 2, 2 * BAND),
                                0,
                                input.palette().accent());
                    }
                });
    }

    private int faint(int alpha) {
        return (input.palette().accent() & 0xFFFFFF) | alpha << 24;
    }

    /** Room above the axis for the flags, logical pixels; none without flags. */
    static double room(TimelineInput input) {
        return input.marks().isEmpty() ? 0 : ROOM * Math.max(1, input.textScale());
    }

    /** Flags with their names, as far as there is room to the next one; a click on one goes there. */
    void bookmarks() {
        List<TimelineInput.Mark> marks = input.marks().stream()
                .filter(mark -> mark.nanos() >= axis.from() && mark.nanos() <= axis.to())
                .toList();
        for (int i = 0; i < marks.size(); i++) {
            TimelineInput.Mark mark = marks.get(i);
            double x = axis.x(mark.nanos());
            double room = (i + 1 < marks.size() ? axis.x(marks.get(i + 1).nanos()) : input.width()) - x;
            flag(mark, x, room - FLAG - 6);
        }
    }

    private void flag(TimelineInput.Mark mark, double x, double room) {
        Palette palette = input.palette();
        double top = 1;
        double size = pen.size(10);
        double height = size + 3;
        double in = Math.abs(x - axis.x(input.now())) < KNOB ? KNOB + 3 : 4;
        String name = room < LEAST_NAME ? "" : TextMeasure.fit(mark.name(), Face.SEMIBOLD, size, room);
        double width = name.isEmpty() ? FLAG : TextMeasure.width(name, Face.SEMIBOLD, size) + in + 4;
        out.line(x, top, x, input.height(), 1, faint(LINE_SHADE));
        out.fill(new Box(x, top, width, height), 2, palette.accent());
        if (!name.isEmpty()) {
            out.text(x + in, top + size - 0.5, name, Face.SEMIBOLD, size, Align.LEFT, palette.panel());
        }
        out.hit(
                new Box(x - HAND, top, width + 2 * HAND, height),
                new Picture.Target.MomentTarget(mark.nanos(), mark.name()));
    }
}
