package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;

/** Collects draw operations and hit areas in drawing order. */
public final class PictureBuilder {
    private final double width;
    private final double height;
    private final List<DrawOp> ops = new ArrayList<>();
    private final List<Picture.Hit> hits = new ArrayList<>();

    public PictureBuilder(double width, double height) {
        this.width = width;
        this.height = height;
    }

    public PictureBuilder add(DrawOp op) {
        ops.add(op);
        return this;
    }

    public PictureBuilder fill(Box box, double radius, int argb) {
        return add(new DrawOp.FillRect(box.x(), box.y(), box.w(), box.h(), radius, argb));
    }

    public PictureBuilder stroke(Box box, double radius, double lineWidth, int argb) {
        return stroke(box, radius, lineWidth, DrawOp.SOLID, argb);
    }

    public PictureBuilder stroke(Box box, double radius, double lineWidth, double[] dash, int argb) {
        return add(new DrawOp.StrokeRect(box.x(), box.y(), box.w(), box.h(), radius, lineWidth, dash, argb));
    }

    public PictureBuilder line(double x1, double y1, double x2, double y2, double lineWidth, int argb) {
        return path(lineWidth, DrawOp.SOLID, argb, x1, y1, x2, y2);
    }

    public PictureBuilder path(double lineWidth, double[] dash, int argb, double... xy) {
        return add(new DrawOp.StrokePath(xy, false, lineWidth, dash, true, argb));
    }

    public PictureBuilder text(double x, double y, String text, Face face, double size, Align align, int argb) {
        return add(new DrawOp.TextLine(x, y, text, face, size, align, argb));
    }

    public PictureBuilder hit(Box box, Picture.Target target) {
        hits.add(new Picture.Hit(box.x(), box.y(), box.w(), box.h(), target));
        return this;
    }

    /** Another picture with its upper left corner at a point. */
    public PictureBuilder place(Picture picture, double dx, double dy) {
        picture.ops().forEach(op -> ops.add(moved(op, dx, dy)));
        picture.hits()
                .forEach(hit -> hits.add(new Picture.Hit(hit.x() + dx, hit.y() + dy, hit.w(), hit.h(), hit.target())));
        return this;
    }

    private static DrawOp moved(DrawOp op, double dx, double dy) {
        return switch (op) {
            case DrawOp.FillRect r -> new DrawOp.FillRect(r.x() + dx, r.y() + dy, r.w(), r.h(), r.radius(), r.argb());
            case DrawOp.StrokeRect r ->
                new DrawOp.StrokeRect(r.x() + dx, r.y() + dy, r.w(), r.h(), r.radius(), r.width(), r.dash(), r.argb());
            case DrawOp.FillCircle c -> new DrawOp.FillCircle(c.cx() + dx, c.cy() + dy, c.r(), c.argb());
            case DrawOp.StrokeCircle c -> new DrawOp.StrokeCircle(c.cx() + dx, c.cy() + dy, c.r(), c.width(), c.argb());
            case DrawOp.StrokePath s ->
                new DrawOp.StrokePath(moved(s.xy(), dx, dy), s.closed(), s.width(), s.dash(), s.roundCaps(), s.argb());
            case DrawOp.FillPath f -> new DrawOp.FillPath(moved(f.xy(), dx, dy), f.argb());
            case DrawOp.CellGrid g ->
                new DrawOp.CellGrid(g.x() + dx, g.y() + dy, g.columns(), g.dx(), g.dy(), g.w(), g.h(), g.argb());
            case DrawOp.TextLine t ->
                new DrawOp.TextLine(t.x() + dx, t.y() + dy, t.text(), t.face(), t.size(), t.align(), t.argb());
        };
    }

    private static double[] moved(double[] xy, double dx, double dy) {
        double[] to = xy.clone();
        for (int i = 0; i < to.length; i += 2) {
            to[i] += dx;
            to[i + 1] += dy;
        }
        return to;
    }

    public Picture build() {
        return new Picture(width, height, ops, hits);
    }

    /** A rectangle in logical pixels. */
    public record Box(double x, double y, double w, double h) {
        public double right() {
            return x + w;
        }

        public double bottom() {
            return y + h;
        }

        public double centerX() {
            return x + w / 2;
        }

        public double centerY() {
            return y + h / 2;
        }

        public Box inset(double by) {
            return new Box(x + by, y + by, w - 2 * by, h - 2 * by);
        }

        public boolean contains(double px, double py) {
            return px >= x && px < x + w && py >= y && py < y + h;
        }
    }
}
