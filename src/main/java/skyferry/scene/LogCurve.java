package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.model.Curve;

/**
 * Draws a curve into a plot as a line. Where it goes up and down more often than the screen can show, as the memory left does
 * in a move of a thousand rounds, a band from its lowest to its highest values stands for it.
 */
final class LogCurve {
    private static final double COLUMN = 2;
    private static final int CROWD = 4;
    private static final double NARROWEST_BAND = 8;

    private final PictureBuilder out;
    private final LogPlot plot;
    private final Curve curve;
    private final Style style;

    LogCurve(PictureBuilder out, LogPlot plot, Curve curve, Style style) {
        this.out = out;
        this.plot = plot;
        this.curve = curve;
        this.style = style;
    }

    /** How the curve is drawn. */
    record Style(double[] dash, double width, int ink, int band) {}

    /** Draws the curve between two instants. */
    void draw(long from, long to) {
        if (to <= from || curve.isEmpty()) {
            return;
        }
        long start = from;
        boolean crowded = crowded(from, next(from, to));
        for (long t = from; t < to; t = next(t, to)) {
            boolean now = crowded(t, next(t, to));
            if (now != crowded) {
                stretch(start, t, crowded);
                start = t;
                crowded = now;
            }
        }
        stretch(start, to, crowded);
    }

    /** The instant one column further on. */
    private long next(long t, long to) {
        return Math.min(to, Math.max(t + 1, plot.axis().nanos(plot.x(t) + COLUMN)));
    }

    private boolean crowded(long from, long to) {
        return curve.segmentAt(to) - curve.segmentAt(from) > CROWD;
    }

    private void stretch(long from, long to, boolean crowded) {
        if (crowded && plot.x(to) - plot.x(from) >= NARROWEST_BAND) {
            band(from, to);
        } else if (to > from) {
            line(from, to);
        }
    }

    private void line(long from, long to) {
        List<Double> xy = new ArrayList<>();
        for (int i = Math.max(0, curve.segmentAt(from)); i < curve.segments() && curve.fromNanos(i) < to; i++) {
            long start = Math.max(from, curve.fromNanos(i));
            long end = i + 1 < curve.segments() ? Math.min(to, curve.fromNanos(i + 1)) : to;
            // a straight line of bytes is bent on a scale of powers
            int parts = (int) Math.max(1, Math.ceil((plot.x(end) - plot.x(start)) / COLUMN));
            for (int k = 0; k <= parts; k++) {
                long t = k == parts ? end : start + (end - start) / parts * k;
                xy.add(plot.x(t));
                xy.add(plot.y(value(i, t)));
            }
        }
        if (xy.size() >= 4) {
            out.add(new DrawOp.StrokePath(array(xy), false, style.width(), style.dash(), true, style.ink()));
        }
    }

    private void band(long from, long to) {
        List<Double> top = new ArrayList<>();
        List<Double> bottom = new ArrayList<>();
        for (long t = from; t < to; t = next(t, to)) {
            long end = next(t, to);
            top.addAll(List.of(plot.x(t), plot.y(curve.max(t, end))));
            bottom.addAll(List.of(plot.x(t), plot.y(least(t, end))));
            if (end == to) {
                top.addAll(List.of(plot.x(to), top.getLast()));
                bottom.addAll(List.of(plot.x(to), bottom.getLast()));
            }
        }
        List<Double> around = new ArrayList<>(top);
        for (int i = bottom.size() - 2; i >= 0; i -= 2) {
            around.addAll(List.of(bottom.get(i), bottom.get(i + 1)));
        }
        out.add(new DrawOp.FillPath(array(around), style.band()));
        out.add(new DrawOp.StrokePath(array(top), false, 1, style.dash(), false, style.ink()));
        out.add(new DrawOp.StrokePath(array(bottom), false, 1, style.dash(), false, style.ink()));
    }

    private double least(long from, long to) {
        double least = Math.min(curve.at(from), curve.at(to));
        for (int i = Math.max(0, curve.segmentAt(from)); i < curve.segments() && curve.fromNanos(i) <= to; i++) {
            long end = i + 1 < curve.segments() ? Math.min(to, curve.fromNanos(i + 1)) : to;
            least = Math.min(least, Math.min(value(i, Math.max(from, curve.fromNanos(i))), value(i, end)));
        }
        return least;
    }

    private double value(int segment, long t) {
        return curve.startValue(segment) + curve.slopePerNano(segment) * (t - curve.fromNanos(segment));
    }

    private static double[] array(List<Double> xy) {
        return xy.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
