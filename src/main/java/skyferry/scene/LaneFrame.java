package skyferry.scene;

import java.util.Set;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Where one lane of the timeline is drawn, and with what. */
record LaneFrame(PictureBuilder out, TimelineInput input, TimeAxis axis, Box row, Pen pen) {

    Palette palette() {
        return pen.palette;
    }

    /** The lane's name in the gutter and the line below it. */
    void name(String text) {
        out.line(0, row.bottom(), row.w(), row.bottom(), 1, palette().lineSoft());
        pen.text(
                out,
                axis.left() - 12,
                baseLine(12),
                text,
                Face.REGULAR,
                12,
                Align.RIGHT,
                palette().text(),
                axis.left() - 20);
    }

    /** The base line of text in the middle of the lane. */
    double baseLine(double points) {
        return row.centerY() + pen.size(points) * 0.36;
    }

    /** The bar between two instants. */
    Box bar(long from, long to) {
        double margin = Math.max(2, row.h() * 0.15);
        double x = axis.x(from) + 0.5;
        return new Box(x, row.y() + margin, Math.max(1, axis.x(to) - x - 0.5), row.h() - 2 * margin);
    }

    /** The style of a machine's tenant. */
    TenantStyle style(String vm) {
        String tenant = input.timeline().scenario().vm(vm).tenant();
        return Tenants.style(input.timeline().scenario(), tenant, palette());
    }

    void hit(Box box, long nanos, String what) {
        out.hit(box, new Picture.Target.MomentTarget(nanos, what));
    }

    /** Whether any part of a stretch of time is on the axis. */
    boolean shows(long from, long to) {
        return to >= axis.from() && from <= axis.to();
    }

    /** The ink out of some that is read best on a ground. */
    static int ink(int ground, Set<Integer> inks) {
        int best = 0;
        double most = 0;
        for (int ink : inks) {
            double contrast = Palette.contrast(ink, ground);
            if (contrast > most) {
                most = contrast;
                best = ink;
            }
        }
        return best;
    }
}
