package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/**
 * Paints how fast a guest runs while it moves: full height unhindered, lower while it is made to sleep or waits for pages,
 * nothing while it stands still. Where it asks for pages, marks stand as close as the requests come.
 */
final class GuestLane {
    private static final double POINTS = 10.5;
    private static final double COLUMN = 2;
    private static final double MARK_GAP = 7;
    private static final double READABLE_GAP = 6;

    private final LaneFrame frame;
    private final String vm;

    GuestLane(LaneFrame frame, String vm) {
        this.frame = frame;
        this.vm = vm;
    }

    void paint(List<MigrationRecord> moves) {
        for (MigrationRecord move : moves) {
            if (frame.shows(move.startNanos(), move.lastNanos())) {
                long from = Math.max(frame.axis().from(), move.startNanos());
                long to = Math.min(frame.axis().to(), move.lastNanos());
                long now = Math.clamp(frame.input().now(), from, to);
                speed(move.guest().speed(), from, now, frame.palette().goodSoft());
                speed(
                        move.guest().speed(),
                        now,
                        to,
                        Palette.mix(frame.palette().goodSoft(), frame.palette().panel(), 0.6));
                marks(move.guest().faults(), from, to);
                words(move, from, to);
                frame.hit(frame.bar(from, to), from, vm + " speed");
            }
        }
    }

    private void speed(Curve speed, long from, long to, int argb) {
        if (to <= from) {
            return;
        }
        Box row = frame.row();
        double bottom = row.bottom() - 3;
        double h = row.h() - 7;
        double end = frame.axis().x(to);
        List<Double> xy = new ArrayList<>(List.of(frame.axis().x(from), bottom));
        for (double x = frame.axis().x(from); x < end; x += COLUMN) {
            long a = frame.axis().nanos(x);
            long b = Math.min(to, frame.axis().nanos(Math.min(end, x + COLUMN)));
            double level = Math.min(speed.at(a), speed.at((a + b) / 2));
            double y = bottom - h * Math.clamp(level, 0, 1);
            xy.addAll(List.of(x, y, Math.min(end, x + COLUMN), y));
        }
        xy.addAll(List.of(end, bottom));
        frame.out()
                .add(new DrawOp.FillPath(
                        xy.stream().mapToDouble(Double::doubleValue).toArray(), argb));
    }

    /** A mark wherever the guest has asked for a further share of all the pages that it asks for. */
    private void marks(Curve faults, long from, long to) {
        double all = faults.at(to) - faults.at(from);
        if (all < 1) {
            return;
        }
        double width = frame.axis().x(to) - frame.axis().x(from);
        double each = Math.max(1, all / Math.max(1, width / MARK_GAP));
        double next = faults.at(from) + each;
        Box row = frame.row();
        for (double x = frame.axis().x(from); x < frame.axis().x(to); x += COLUMN) {
            if (faults.at(frame.axis().nanos(x)) >= next) {
                boolean past = frame.axis().nanos(x) <= frame.input().now();
                int argb = past ? frame.palette().bad() : frame.palette().badSoft();
                frame.out().fill(new Box(x, row.y() + 4, 1.6, row.h() - 7), 0, argb);
                next = faults.at(frame.axis().nanos(x)) + each;
            }
        }
    }

    /** How fast the guest runs now, and how often it has asked; right of what is painted, or nowhere. */
    private void words(MigrationRecord move, long from, long to) {
        long now = Math.clamp(frame.input().now(), from, to);
        long asked = Math.round(move.guest().faults().at(now));
        String text = "runs at " + Quantities.percent(move.guest().speed().at(now))
                + (asked > 0 ? " · asked for " + Quantities.count(asked) + " pages" : "");
        double w = frame.pen().width(text, Face.SEMIBOLD, POINTS);
        double x = frame.axis().x(to) + READABLE_GAP;
        if (x + w <= frame.input().width() - 4) {
            double size = frame.pen().size(POINTS);
            int ink = frame.palette().text();
            frame.out().text(x, frame.baseLine(POINTS), text, Face.SEMIBOLD, size, Align.LEFT, ink);
        }
    }
}
