package skyferry.stage.paint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import skyferry.scene.DrawOp;
import skyferry.stage.theme.Fonts;

/** Draws operations with a graphics context. Keeps the colours it has met; used on the JavaFX thread only. */
public final class Painter {
    /** A corner rounded by less looks like a square one, and costs eight times as much. */
    private static final double INVISIBLE_RADIUS = 1.5;

    private final Fonts fonts;
    private final Map<Integer, Color> colours = new HashMap<>();

    public Painter(Fonts fonts) {
        this.fonts = fonts;
    }

    /** Draws all operations in their order. */
    public void draw(List<DrawOp> ops, GraphicsContext g) {
        g.setTextBaseline(VPos.BASELINE);
        g.setLineJoin(StrokeLineJoin.ROUND);
        for (DrawOp op : ops) {
            draw(op, g);
        }
    }

    private void draw(DrawOp op, GraphicsContext g) {
        switch (op) {
            case DrawOp.FillRect r -> fillRect(r, g);
            case DrawOp.StrokeRect r -> strokeRect(r, g);
            case DrawOp.FillCircle c -> {
                g.setFill(colour(c.argb()));
                g.fillOval(c.cx() - c.r(), c.cy() - c.r(), 2 * c.r(), 2 * c.r());
            }
            case DrawOp.StrokeCircle c -> {
                stroke(g, c.argb(), c.width(), DrawOp.SOLID, StrokeLineCap.BUTT);
                g.strokeOval(c.cx() - c.r(), c.cy() - c.r(), 2 * c.r(), 2 * c.r());
            }
            case DrawOp.StrokePath p -> strokePath(p, g);
            case DrawOp.FillPath p -> {
                g.setFill(colour(p.argb()));
                trace(p.xy(), true, g);
                g.fill();
            }
            case DrawOp.CellGrid cells -> cells(cells, g);
            case DrawOp.TextLine t -> text(t, g);
        }
    }

    private void fillRect(DrawOp.FillRect r, GraphicsContext g) {
        g.setFill(colour(r.argb()));
        if (r.radius() < INVISIBLE_RADIUS) {
            g.fillRect(r.x(), r.y(), r.w(), r.h());
        } else {
            g.fillRoundRect(r.x(), r.y(), r.w(), r.h(), 2 * r.radius(), 2 * r.radius());
        }
    }

    private void strokeRect(DrawOp.StrokeRect r, GraphicsContext g) {
        stroke(g, r.argb(), r.width(), r.dash(), StrokeLineCap.BUTT);
        if (r.radius() <= 0) {
            g.strokeRect(r.x(), r.y(), r.w(), r.h());
        } else {
            g.strokeRoundRect(r.x(), r.y(), r.w(), r.h(), 2 * r.radius(), 2 * r.radius());
        }
    }

    private void strokePath(DrawOp.StrokePath p, GraphicsContext g) {
        stroke(g, p.argb(), p.width(), p.dash(), p.roundCaps() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        double[] xy = p.xy();
        if (xy.length == 4 && !p.closed()) {
            g.strokeLine(xy[0], xy[1], xy[2], xy[3]);
            return;
        }
        trace(xy, p.closed(), g);
        g.stroke();
    }

    private static void trace(double[] xy, boolean closed, GraphicsContext g) {
        g.beginPath();
        for (int i = 0; i + 1 < xy.length; i += 2) {
            if (i == 0) {
                g.moveTo(xy[0], xy[1]);
            } else {
                g.lineTo(xy[i], xy[i + 1]);
            }
        }
        if (closed) {
            g.closePath();
        }
    }

    private void cells(DrawOp.CellGrid cells, GraphicsContext g) {
        int[] argb = cells.argb();
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] != 0) {
                g.setFill(colour(argb[i]));
                g.fillRect(
                        cells.x() + i % cells.columns() * cells.dx(),
                        cells.y() + i / cells.columns() * cells.dy(),
                        cells.w(),
                        cells.h());
            }
        }
    }

    private void text(DrawOp.TextLine t, GraphicsContext g) {
        g.setFont(fonts.of(t.face(), t.size()));
        g.setFill(colour(t.argb()));
        g.setTextAlign(
                switch (t.align()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        g.fillText(t.text(), t.x(), t.y());
    }

    private void stroke(GraphicsContext g, int argb, double width, double[] dash, StrokeLineCap cap) {
        g.setStroke(colour(argb));
        g.setLineWidth(width);
        g.setLineCap(cap);
        g.setLineDashes(dash);
    }

    private Color colour(int argb) {
        return colours.computeIfAbsent(argb, c -> Color.rgb(c >> 16 & 255, c >> 8 & 255, c & 255, (c >>> 24) / 255.0));
    }
}
