package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Sets headings, paragraphs and cards one below the other; a section that has no room is left out whole. */
final class Column {
    private static final double CARD_PAD = 12;

    private final PictureBuilder out;
    private final Pen pen;
    private final Box room;
    private double y;

    Column(PictureBuilder out, Pen pen, Box room) {
        this(out, pen, room, room.y());
    }

    private Column(PictureBuilder out, Pen pen, Box room, double y) {
        this.out = out;
        this.pen = pen;
        this.room = room;
        this.y = y;
    }

    Pen pen() {
        return pen;
    }

    double y() {
        return y;
    }

    double left() {
        return room.x();
    }

    double width() {
        return room.w();
    }

    PictureBuilder out() {
        return out;
    }

    void space(double pixels) {
        y += pixels;
    }

    /** Draws a section if it fits, or nothing; whether it did. */
    boolean section(Consumer<Column> drawing) {
        Column tried = new Column(new PictureBuilder(room.right(), room.bottom()), pen, room, y);
        drawing.accept(tried);
        if (tried.y <= room.bottom()) {
            out.place(tried.out.build(), 0, 0);
            y = tried.y;
            return true;
        }
        return false;
    }

    void heading(String text, int argb) {
        lines(text, Face.BOLD, 16, argb, room.x(), room.w());
        y += 2;
    }

    void caption(String text) {
        y += 12;
        double size = pen.size(11.5);
        pen.text(out, room.x(), y + size, text, Face.SEMIBOLD, 11.5, Align.LEFT, pen.palette.muted(), room.w());
        y += size + 7;
    }

    void paragraph(String text, Face face, double points, int argb) {
        lines(text, face, points, argb, room.x(), room.w());
    }

    /** Lines of text on a card of their own. */
    void card(List<Line> lines) {
        double top = y;
        y += 8;
        PictureBuilder written = new PictureBuilder(room.right(), room.bottom());
        Column inside = new Column(written, pen, room, y);
        for (Line line : lines) {
            inside.lines(
                    line.text(), line.face(), line.points(), line.argb(), room.x() + CARD_PAD, room.w() - 2 * CARD_PAD);
        }
        y = inside.y + 8;
        Box box = new Box(room.x(), top, room.w(), y - top);
        out.fill(box, 8, pen.palette.panel());
        out.stroke(box, 8, 1, pen.palette.line());
        out.place(written.build(), 0, 0);
    }

    private void lines(String text, Face face, double points, int argb, double x, double width) {
        double size = pen.size(points);
        for (String line : wrapped(text, face, size, width)) {
            out.text(x, y + size * 1.04, line, face, size, Align.LEFT, argb);
            y += size * 1.45;
        }
    }

    /** One line of a card. */
    record Line(String text, Face face, double points, int argb) {}

    /**
     * The text in lines no wider than {@code width}, broken at spaces, and in rules behind commas and before masks; a piece that
     * is too long by itself is broken where the line ends.
     */
    static List<String> wrapped(String text, Face face, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : text.split("(?<=[ ,/])")) {
            if (!line.isEmpty() && TextMeasure.width((line + piece).stripTrailing(), face, size) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
            while (line.length() > 1 && TextMeasure.width(line.toString().stripTrailing(), face, size) > width) {
                int end = line.length() - 1;
                while (end > 1 && TextMeasure.width(line.substring(0, end), face, size) > width) {
                    end--;
                }
                lines.add(line.substring(0, end));
                line.delete(0, end);
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
