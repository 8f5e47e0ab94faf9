package skyferry.scene;

import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Writes text of the right size, shortened to its room, in the colours of a palette. */
final class Pen {
    final Palette palette;
    final double scale;

    Pen(Palette palette, double scale) {
        this.palette = palette;
        this.scale = scale;
    }

    double size(double points) {
        return points * scale;
    }

    double width(String text, Face face, double points) {
        return TextMeasure.width(text, face, size(points));
    }

    /** Text that is shortened with an ellipsis where the room is too small. */
    void text(
            PictureBuilder out,
            double x,
            double y,
            String text,
            Face face,
            double points,
            Align align,
            int argb,
            double room) {
        String fitting = TextMeasure.fit(text, face, size(points), room);
        out.text(x, y, fitting, face, size(points), align, argb);
    }

    /** The largest size, not below {@code least}, at which the text fits into the room. */
    double fitting(String text, Face face, double points, double least, double room) {
        double needed = width(text, face, points);
        return needed <= room ? points : Math.max(least, points * room / needed);
    }

    /** A pill with a few words in its middle; its box. */
    Box pill(
            PictureBuilder out,
            double centerX,
            double centerY,
            String text,
            int ground,
            int ink,
            double left,
            double right) {
        double room = right - left;
        double points = fitting(text, Face.SEMIBOLD, 11, 9.5, room - 20);
        String fitting = TextMeasure.fit(text, Face.SEMIBOLD, size(points), room - 20);
        double w = Math.min(room, width(fitting, Face.SEMIBOLD, points) + 22);
        double h = size(points) + 13;
        double x = CanvasLayout.clamp(centerX - w / 2, left, Math.max(left, right - w));
        Box box = new Box(x, centerY - h / 2, w, h);
        out.fill(box, h / 2, ground);
        out.text(box.centerX(), centerY + size(points) * 0.36, fitting, Face.SEMIBOLD, size(points), Align.CENTER, ink);
        return box;
    }
}
