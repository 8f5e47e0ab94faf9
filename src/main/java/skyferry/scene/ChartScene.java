package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes charts of a move's figures over time. */
public final class ChartScene {
    private static final double[] DASH = {3, 3};
    private static final double[] LIMIT_DASH = {5, 4};

    private ChartScene() {}

    /** What is left to send over the move's time, on a scale of powers of two, with the line below which the guest is stopped. */
    public static Picture memoryLeft(
            MigrationRecord record, long now, Palette palette, double width, double height, double textScale) {
        PictureBuilder out = new PictureBuilder(width, height);
        Pen pen = new Pen(palette, textScale);
        Box all = new Box(0.5, 0.5, width - 1, height - 1);
        out.fill(all, 8, palette.panel());
        out.stroke(all, 8, 1, palette.line());
        LogPlot frame = frame(record, width, height, pen);
        grid(out, frame, pen);
        long end = record.pausedNanos().isPresent() ? record.endNanos() : record.lastNanos();
        long begin = record.startNanos() + record.setupNanos();
        int ink = palette.accent();
        var past = new LogCurve.Style(DrawOp.SOLID, 2.4, ink, Palette.mix(ink, palette.panel(), 0.6));
        var future = new LogCurve.Style(DASH, 1.6, ink, Palette.mix(ink, palette.panel(), 0.85));
        new LogCurve(out, frame, record.leftBytes(), past).draw(begin, Math.min(now, end));
        new LogCurve(out, frame, record.leftBytes(), future).draw(Math.max(now, begin), end);
        stopLine(out, frame, record, end, pen);
        if (now >= begin && now <= end) {
            out.add(new DrawOp.FillCircle(
                    frame.axis().x(now), frame.y(record.leftBytes().at(now)), 4, palette.accent()));
        }
        return out.build();
    }

    private static LogPlot frame(MigrationRecord record, double width, double height, Pen pen) {
        double left = 12 + pen.width("1000 MiB", Face.REGULAR, 10.5);
        Box plot = new Box(left, 14 * pen.scale + 8, width - left - 14, height - 34 * pen.scale - 10);
        double most = Math.max(record.leftBytes().max(record.startNanos(), record.lastNanos()), 1 << 20);
        double high = StrictMath.ceil(StrictMath.log(most) / StrictMath.log(2));
        double threshold = Math.max(1 << 20, lowestThreshold(record) / 8);
        double low = Math.min(high - 6, StrictMath.floor(StrictMath.log(threshold) / StrictMath.log(2)));
        TimeAxis axis = new TimeAxis(record.startNanos(), record.lastNanos(), plot.x(), plot.right());
        return new LogPlot(plot, axis, low, high);
    }

    private static double lowestThreshold(MigrationRecord record) {
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i < record.thresholdBytes().segments(); i++) {
            double value = record.thresholdBytes().startValue(i);
            lowest = value > 0 ? Math.min(lowest, value) : lowest;
        }
        return lowest == Double.MAX_VALUE ? 1 << 23 : lowest;
    }

    private static void grid(PictureBuilder out, LogPlot frame, Pen pen) {
        double span = frame.highExponent() - frame.lowExponent();
        int step = (int) Math.max(
                1, StrictMath.ceil(span / Math.max(2, Math.floor(frame.plot().h() / (26 * pen.scale)))));
        for (double e = frame.highExponent(); e >= frame.lowExponent() - 1e-9; e -= step) {
            double bytes = StrictMath.pow(2, e);
            double y = frame.y(bytes);
            out.line(frame.plot().x(), y, frame.plot().right(), y, 1, pen.palette.lineSoft());
            out.text(
                    frame.plot().x() - 6,
                    y + pen.size(10.5) * 0.36,
                    whole(bytes),
                    Face.REGULAR,
                    pen.size(10.5),
                    Align.RIGHT,
                    pen.palette.muted());
        }
        double y = frame.plot().bottom() + pen.size(10.5) + 6;
        String last = Quantities.duration(frame.axis().to() - frame.axis().from());
        double room = frame.plot().w() - pen.width(last, Face.REGULAR, 10.5) - 8;
        pen.text(out, frame.plot().x(), y, "0 s", Face.REGULAR, 10.5, Align.LEFT, pen.palette.muted(), room);
        out.text(frame.plot().right(), y, last, Face.REGULAR, pen.size(10.5), Align.RIGHT, pen.palette.muted());
    }

    /** A power of two without a decimal point. */
    private static String whole(double bytes) {
        return Quantities.bytes(bytes).replace(".0 ", " ");
    }

    private static void stopLine(PictureBuilder out, LogPlot frame, MigrationRecord record, long end, Pen pen) {
        Curve threshold = record.thresholdBytes();
        if (threshold.isEmpty()) {
            return;
        }
        List<Double> xy = new ArrayList<>();
        for (double x = frame.plot().x(); x <= frame.plot().right(); x += 3) {
            double bytes = threshold.at(Math.min(end, frame.axis().nanos(x)));
            if (bytes > 0) {
                xy.add(x);
                xy.add(frame.y(bytes));
            }
        }
        if (xy.size() >= 4) {
            double[] path = xy.stream().mapToDouble(Double::doubleValue).toArray();
            out.add(new DrawOp.StrokePath(path, false, 1.5, LIMIT_DASH, false, pen.palette.bad()));
        }
        String label =
                "stop line: rate × " + Quantities.duration(record.options().downtimeLimitNanos());
        double y = 10 + pen.size(10.5) * 0.5;
        pen.text(
                out,
                frame.plot().right(),
                y + 2,
                label,
                Face.REGULAR,
                10.5,
                Align.RIGHT,
                pen.palette.bad(),
                frame.plot().w());
    }
}
