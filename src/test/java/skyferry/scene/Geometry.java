package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.PictureBuilder.Box;

/** What can be said of a picture from its operations alone: where its words lie, on what ground, and what sticks out. */
final class Geometry {
    private static final double ABOVE = 0.73;
    private static final double BELOW = 0.12;

    private Geometry() {}

    /** The room that a line of text takes up: from the height of capitals to a little below the base line. */
    static Box bounds(DrawOp.TextLine line) {
        double w = TextMeasure.width(line.text(), line.face(), line.size());
        double x = switch (line.align()) {
            case LEFT -> line.x();
            case CENTER -> line.x() - w / 2;
            case RIGHT -> line.x() - w;
        };
        return new Box(x, line.y() - ABOVE * line.size(), w, (ABOVE + BELOW) * line.size());
    }

    static List<DrawOp.TextLine> words(Picture picture) {
        return picture.ops().stream()
                .filter(DrawOp.TextLine.class::isInstance)
                .map(DrawOp.TextLine.class::cast)
                .filter(line -> !line.text().isEmpty())
                .toList();
    }

    /** Pairs of lines that lie on each other; a line drawn twice in one place counts as one. */
    static List<String> overlaps(Picture picture) {
        List<DrawOp.TextLine> words = words(picture);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Box a = bounds(words.get(i));
            for (int k = i + 1; k < words.size(); k++) {
                Box b = bounds(words.get(k));
                boolean again = words.get(i).text().equals(words.get(k).text()) && a.equals(b);
                if (!again && a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom()) {
                    found.add("'" + words.get(i).text() + "' on '"
                            + words.get(k).text() + "' at " + Math.round(a.x()) + ", " + Math.round(a.y()));
                }
            }
        }
        return found;
    }

    /** Lines of text and boxes that stick out of the picture by more than a pixel. */
    static List<String> outside(Picture picture) {
        List<String> found = new ArrayList<>();
        for (DrawOp op : picture.ops()) {
            Box box = switch (op) {
                case DrawOp.TextLine line -> bounds(line);
                case DrawOp.FillRect r -> new Box(r.x(), r.y(), r.w(), r.h());
                case DrawOp.StrokeRect r -> new Box(r.x(), r.y(), r.w(), r.h());
                case DrawOp.FillCircle c -> new Box(c.cx() - c.r(), c.cy() - c.r(), 2 * c.r(), 2 * c.r());
                case DrawOp.StrokeCircle c -> new Box(c.cx() - c.r(), c.cy() - c.r(), 2 * c.r(), 2 * c.r());
                case DrawOp.StrokePath p -> around(p.xy());
                case DrawOp.FillPath p -> around(p.xy());
                case DrawOp.CellGrid g ->
                    new Box(
                            g.x(),
                            g.y(),
                            (g.columns() - 1) * g.dx() + g.w(),
                            ((g.argb().length - 1) / g.columns()) * g.dy() + g.h());
            };
            boolean inside = box.x() >= -1
                    && box.y() >= -1
                    && box.right() <= picture.width() + 1
                    && box.bottom() <= picture.height() + 1
                    && box.w() >= 0
                    && box.h() >= 0;
            if (!inside) {
                found.add(op.toString());
            }
        }
        return found;
    }

    private static Box around(double[] xy) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < xy.length; i += 2) {
            left = Math.min(left, xy[i]);
            right = Math.max(right, xy[i]);
            top = Math.min(top, xy[i + 1]);
            bottom = Math.max(bottom, xy[i + 1]);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /** Lines whose contrast with the last filled rectangle below their first letters is under WCAG's 4.5:1. */
    static List<String> faint(Picture picture) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < picture.ops().size(); i++) {
            if (picture.ops().get(i) instanceof DrawOp.TextLine line
                    && !line.text().isEmpty()) {
                Box box = bounds(line);
                int ground = ground(picture, i, box.x() + 2, box.centerY());
                double contrast = Palette.contrast(line.argb(), ground);
                if (contrast < 4.5) {
                    found.add("'" + line.text() + "' "
                            + String.format(
                                    java.util.Locale.ROOT,
                                    "%.2f #%06x on #%06x",
                                    contrast,
                                    line.argb() & 0xFFFFFF,
                                    ground & 0xFFFFFF));
                }
            }
        }
        return found;
    }

    private static int ground(Picture picture, int below, double x, double y) {
        for (int i = below - 1; i >= 0; i--) {
            if (picture.ops().get(i) instanceof DrawOp.FillRect r
                    && r.argb() >>> 24 == 255
                    && new Box(r.x(), r.y(), r.w(), r.h()).contains(x, y)) {
                return r.argb();
            }
        }
        return 0xFFFFFFFF;
    }
}
