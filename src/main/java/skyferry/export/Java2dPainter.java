package skyferry.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import skyferry.scene.DrawOp;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.Picture;
import skyferry.scene.TextMeasure;

/** Paints pictures with Java2D, anti-aliased, in the shipped fonts. */
public final class Java2dPainter {
    private static final double GRID_ROUNDING = 2;

    private final Map<Face, Font> fonts = new EnumMap<>(Face.class);

    public Java2dPainter() {
        for (Face face : Face.values()) {
            fonts.put(face, load(TextMeasure.resource(face)));
        }
    }

    private static Font load(String resource) {
        try (InputStream in = Java2dPainter.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the font " + resource + " is missing from the program");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + resource + " is damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An image of the picture, {@code scale} device pixels to a logical one. */
    public BufferedImage paint(Picture picture, double scale) {
        int width = (int) Math.round(picture.width() * scale);
        int height = (int) Math.round(picture.height() * scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        picture.ops().forEach(op -> paint(g, op));
        g.dispose();
        return image;
    }

    private void paint(Graphics2D g, DrawOp op) {
        switch (op) {
            case DrawOp.FillRect r -> {
                g.setColor(new Color(r.argb(), true));
                g.fill(rounded(r.x(), r.y(), r.w(), r.h(), r.radius()));
            }
            case DrawOp.StrokeRect r -> {
                g.setColor(new Color(r.argb(), true));
                g.setStroke(stroke(r.width(), r.dash(), BasicStroke.CAP_BUTT));
                g.draw(rounded(r.x(), r.y(), r.w(), r.h(), r.radius()));
            }
            case DrawOp.FillCircle c -> {
                g.setColor(new Color(c.argb(), true));
                g.fill(circle(c.cx(), c.cy(), c.r()));
            }
            case DrawOp.StrokeCircle c -> {
                g.setColor(new Color(c.argb(), true));
                g.setStroke(stroke(c.width(), DrawOp.SOLID, BasicStroke.CAP_BUTT));
                g.draw(circle(c.cx(), c.cy(), c.r()));
            }
            case DrawOp.StrokePath s -> {
                g.setColor(new Color(s.argb(), true));
                g.setStroke(stroke(s.width(), s.dash(), s.roundCaps() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT));
                g.draw(polygon(s.xy(), s.closed()));
            }
            case DrawOp.FillPath f -> {
                g.setColor(new Color(f.argb(), true));
                g.fill(polygon(f.xy(), true));
            }
            case DrawOp.CellGrid grid -> cells(g, grid);
            case DrawOp.TextLine text -> text(g, text);
        }
    }

    private static RoundRectangle2D rounded(double x, double y, double w, double h, double radius) {
        return new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius);
    }

    private static Ellipse2D circle(double cx, double cy, double r) {
        return new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r);
    }

    private static BasicStroke stroke(double width, double[] dash, int cap) {
        if (dash.length == 0) {
            return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dash.length];
        for (int i = 0; i < dash.length; i++) {
            lengths[i] = (float) dash[i];
        }
        return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, 10f, lengths, 0f);
    }

    private static Path2D polygon(double[] xy, boolean closed) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static void cells(Graphics2D g, DrawOp.CellGrid grid) {
        for (int i = 0; i < grid.argb().length; i++) {
            if (grid.argb()[i] != 0) {
                g.setColor(new Color(grid.argb()[i], true));
                double x = grid.x() + i % grid.columns() * grid.dx();
                double y = grid.y() + (double) (i / grid.columns()) * grid.dy();
                g.fill(new RoundRectangle2D.Double(x, y, grid.w(), grid.h(), GRID_ROUNDING, GRID_ROUNDING));
            }
        }
    }

    private void text(Graphics2D g, DrawOp.TextLine text) {
        double width = TextMeasure.width(text.text(), text.face(), text.size());
        double x = switch (text.align()) {
            case LEFT -> text.x();
            case CENTER -> text.x() - width / 2;
            case RIGHT -> text.x() - width;
        };
        g.setColor(new Color(text.argb(), true));
        g.setFont(fonts.getOrDefault(text.face(), g.getFont()).deriveFont((float) text.size()));
        g.drawString(text.text(), (float) x, (float) text.y());
    }
}
