package skyferry.scene;

import java.util.List;

/** Makes the lines of a picture thicker where a theme wants it: what is thin on a desk is gone on a projector. */
final class Strokes {
    private Strokes() {}

    /** The picture with the lines that suit the palette. */
    static Picture of(Picture picture, Palette palette) {
        double factor = palette.strokes();
        if (factor == 1) {
            return picture;
        }
        List<DrawOp> ops = picture.ops().stream().map(op -> thicker(op, factor)).toList();
        return new Picture(picture.width(), picture.height(), ops, picture.hits());
    }

    private static DrawOp thicker(DrawOp op, double factor) {
        return switch (op) {
            case DrawOp.StrokeRect r ->
                new DrawOp.StrokeRect(r.x(), r.y(), r.w(), r.h(), r.radius(), r.width() * factor, r.dash(), r.argb());
            case DrawOp.StrokeCircle c -> new DrawOp.StrokeCircle(c.cx(), c.cy(), c.r(), c.width() * factor, c.argb());
            case DrawOp.StrokePath p ->
                new DrawOp.StrokePath(p.xy(), p.closed(), p.width() * factor, p.dash(), p.roundCaps(), p.argb());
            default -> op;
        };
    }
}
