package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the chart of two rates of a move: what the stream carries, and what the guest makes dirty. */
public final class RateScene {
    private static final double[] DASH = {5, 4};
    private static final int LINES = 4;
    private static final double TEXT = 10.5;
    /** Bytes of a page. */
    private static final double PAGE = 4096;

    private RateScene() {}

    /** The chart over the whole time of a move, MiB/s against seconds since the command. */
    public static Picture compose(MigrationRecord move, Palette palette, double width, double height) {
        PictureBuilder out = new PictureBuilder(width, height);
        Box all = new Box(0.5, 0.5, width - 1, height - 1);
        out.fill(all, 8, palette.panel());
        out.stroke(all, 8, 1, palette.line());
        Box plot = new Box(78, 30, width - 96, height - 62);
        TimeAxis axis = new TimeAxis(move.startNanos(), move.lastNanos(), plot.x(), plot.right());
        double most = Math.max(
                highest(move.bytesPerSecond(), plot, axis, 1), highest(move.dirtyPagesPerSecond(), plot, axis, PAGE));
        double step = step(most);
        double top = step * StrictMath.ceil(most / step);
        for (double value = 0; value <= top + step / 2; value += step) {
            double y = plot.bottom() - value / top * plot.h();
            out.line(plot.x(), y, plot.right(), y, 1, palette.lineSoft());
            out.text(
                    plot.x() - 6,
                    y + 4,
                    Quantities.mebibytesPerSecond(value),
                    Face.REGULAR,
                    TEXT,
                    Align.RIGHT,
                    palette.muted());
        }
        curve(out, plot, axis, top, move.bytesPerSecond(), 1, DrawOp.SOLID, palette.accent());
        curve(out, plot, axis, top, move.dirtyPagesPerSecond(), PAGE, DASH, palette.bad());
        double foot = plot.bottom() + 18;
        out.text(plot.x(), foot, "0 s", Face.REGULAR, TEXT, Align.LEFT, palette.muted());
        String last = Quantities.duration(axis.to() - axis.from());
        out.text(plot.right(), foot, last, Face.REGULAR, TEXT, Align.RIGHT, palette.muted());
        out.text(plot.x(), 20, "stream", Face.SEMIBOLD, TEXT, Align.LEFT, palette.accent());
        out.text(plot.x() + 60, 20, "newly dirty", Face.SEMIBOLD, TEXT, Align.LEFT, palette.bad());
        return out.build();
    }

    /** A step of 1, 2 or 5 times a power of ten MiB/s. */
    private static double step(double most) {
        double wanted = most / LINES / (1 << 20);
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(wanted)));
        double times = wanted / power <= 1 ? 1 : wanted / power <= 2 ? 2 : wanted / power <= 5 ? 5 : 10;
        return times * power * (1 << 20);
    }

    /** The highest value that lasts for a fortieth of the width: what lasts shorter, as the last burst, would press all else flat. */
    private static double highest(Curve curve, Box plot, TimeAxis axis, double unit) {
        if (curve.isEmpty()) {
            return 1 << 20;
        }
        double[] values = new double[(int) plot.w()];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve.at(axis.nanos(plot.x() + i)) * unit;
        }
        java.util.Arrays.sort(values);
        return Math.max(1 << 20, values[values.length - 1 - values.length / 40]);
    }

    private static void curve(
            PictureBuilder out,
            Box plot,
            TimeAxis axis,
            double top,
            Curve curve,
            double unit,
            double[] dash,
            int argb) {
        if (curve.isEmpty()) {
            return;
        }
        List<Double> xy = new ArrayList<>();
        for (double x = plot.x(); x <= plot.right(); x += 1) {
            xy.add(x);
            xy.add(plot.bottom() - CanvasLayout.clamp(curve.at(axis.nanos(x)) * unit / top, 0, 1) * plot.h());
        }
        double[] path = xy.stream().mapToDouble(Double::doubleValue).toArray();
        out.add(new DrawOp.StrokePath(path, false, 1.8, dash, false, argb));
    }
}
