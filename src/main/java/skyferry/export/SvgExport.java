package skyferry.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import skyferry.scene.DrawOp;
import skyferry.scene.Picture;
import skyferry.scene.TextMeasure;

/**
 * Writes pictures as SVG 1.1. Text stays text in the shipped fonts' names; each line carries its length, so that it keeps
 * its room where another font stands in.
 */
public final class SvgExport {

    /**
     * Writes a picture in UTF-8.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(Picture picture, Path file) throws IOException {
        Files.writeString(file, text(picture), StandardCharsets.UTF_8);
    }

    /** The whole document. */
    public String text(Picture picture) {
        StringBuilder out = new StringBuilder(200 * picture.ops().size());
        String w = number(picture.width());
        String h = number(picture.height());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(w);
        out.append("\" height=\"").append(h);
        out.append("\" viewBox=\"0 0 ").append(w).append(' ').append(h).append("\">\n");
        picture.ops().forEach(op -> write(out, op));
        return out.append("</svg>\n").toString();
    }

    private static void write(StringBuilder out, DrawOp op) {
        switch (op) {
            case DrawOp.FillRect r -> {
                rect(out, r.x(), r.y(), r.w(), r.h(), r.radius());
                paint(out, "fill", r.argb()).append("/>\n");
            }
            case DrawOp.StrokeRect r -> {
                rect(out, r.x(), r.y(), r.w(), r.h(), r.radius());
                stroke(out, r.width(), r.dash(), r.argb()).append("/>\n");
            }
            case DrawOp.FillCircle c -> {
                circle(out, c.cx(), c.cy(), c.r());
                paint(out, "fill", c.argb()).append("/>\n");
            }
            case DrawOp.StrokeCircle c -> {
                circle(out, c.cx(), c.cy(), c.r());
                stroke(out, c.width(), DrawOp.SOLID, c.argb()).append("/>\n");
            }
            case DrawOp.StrokePath p -> {
                points(out, p.closed() ? "polygon" : "polyline", p.xy());
                attribute(out, "stroke-linecap", p.roundCaps() ? "round" : "butt");
                attribute(out, "stroke-linejoin", "round");
                stroke(out, p.width(), p.dash(), p.argb()).append("/>\n");
            }
            case DrawOp.FillPath p -> {
                points(out, "polygon", p.xy());
                paint(out, "fill", p.argb()).append("/>\n");
            }
            case DrawOp.CellGrid grid -> cells(out, grid);
            case DrawOp.TextLine line -> text(out, line);
        }
    }

    private static void rect(StringBuilder out, double x, double y, double w, double h, double radius) {
        out.append("<rect");
        attribute(out, "x", number(x));
        attribute(out, "y", number(y));
        attribute(out, "width", number(Math.max(0, w)));
        attribute(out, "height", number(Math.max(0, h)));
        if (radius > 0) {
            attribute(out, "rx", number(radius));
        }
    }

    private static void circle(StringBuilder out, double cx, double cy, double r) {
        out.append("<circle");
        attribute(out, "cx", number(cx));
        attribute(out, "cy", number(cy));
        attribute(out, "r", number(r));
    }

    private static void points(StringBuilder out, String element, double[] xy) {
        StringBuilder points = new StringBuilder(8 * xy.length);
        for (int i = 0; i < xy.length; i += 2) {
            points.append(i == 0 ? "" : " ").append(number(xy[i])).append(',').append(number(xy[i + 1]));
        }
        attribute(out.append('<').append(element), "points", points.toString());
    }

    /** One path for all cells of a colour: a map of pages has thousands of cells and few colours. */
    private static void cells(StringBuilder out, DrawOp.CellGrid grid) {
        Map<Integer, StringBuilder> byColour = new TreeMap<>();
        for (int i = 0; i < grid.argb().length; i++) {
            if (grid.argb()[i] != 0) {
                byColour.computeIfAbsent(grid.argb()[i], colour -> new StringBuilder())
                        .append('M')
                        .append(number(grid.x() + i % grid.columns() * grid.dx()))
                        .append(' ')
                        .append(number(grid.y() + Math.floorDiv(i, grid.columns()) * grid.dy()))
                        .append('h')
                        .append(number(grid.w()))
                        .append('v')
                        .append(number(grid.h()))
                        .append('h')
                        .append(number(-grid.w()))
                        .append('z');
            }
        }
        byColour.forEach((colour, path) -> {
            attribute(out.append("<path"), "d", path.toString());
            paint(out, "fill", colour).append("/>\n");
        });
    }

    private static void text(StringBuilder out, DrawOp.TextLine line) {
        out.append("<text");
        attribute(out, "x", number(line.x()));
        attribute(out, "y", number(line.y()));
        boolean mono = line.face() == DrawOp.Face.MONO || line.face() == DrawOp.Face.MONO_BOLD;
        attribute(out, "font-family", mono ? "JetBrains Mono, monospace" : "Inter, sans-serif");
        attribute(out, "font-size", number(line.size()));
        attribute(
                out,
                "font-weight",
                switch (line.face()) {
                    case REGULAR, MONO -> "400";
                    case SEMIBOLD -> "600";
                    case BOLD, MONO_BOLD -> "700";
                });
        attribute(
                out,
                "text-anchor",
                switch (line.align()) {
                    case LEFT -> "start";
                    case CENTER -> "middle";
                    case RIGHT -> "end";
                });
        double width = TextMeasure.width(line.text(), line.face(), line.size());
        if (width > 0) {
            attribute(out, "textLength", number(width));
            attribute(out, "lengthAdjust", "spacingAndGlyphs");
        }
        paint(out, "fill", line.argb()).append('>').append(escaped(line.text())).append("</text>\n");
    }

    private static StringBuilder stroke(StringBuilder out, double width, double[] dash, int argb) {
        attribute(out, "fill", "none");
        attribute(out, "stroke-width", number(width));
        if (dash.length > 0) {
            StringBuilder lengths = new StringBuilder();
            for (double length : dash) {
                lengths.append(lengths.isEmpty() ? "" : " ").append(number(length));
            }
            attribute(out, "stroke-dasharray", lengths.toString());
        }
        return paint(out, "stroke", argb);
    }

    private static StringBuilder paint(StringBuilder out, String what, int argb) {
        attribute(out, what, String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF));
        int alpha = argb >>> 24;
        return alpha == 255 ? out : attribute(out, what + "-opacity", number(alpha / 255.0));
    }

    private static StringBuilder attribute(StringBuilder out, String name, String value) {
        return out.append(' ').append(name).append("=\"").append(value).append('"');
    }

    /** Hundredths are enough for eyes, and never an exponent. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long whole = Math.abs(hundredths) / 100;
        long rest = Math.abs(hundredths) % 100;
        if (rest == 0) {
            return sign + whole;
        }
        String digits = rest % 10 == 0 ? Long.toString(rest / 10) : rest < 10 ? "0" + rest : Long.toString(rest);
        return sign + whole + "." + digits;
    }

    /** Markup made harmless; characters that XML 1.0 does not allow are left out. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .forEach(c -> {
                    switch (c) {
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '&' -> out.append("&amp;");
                        default -> out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
