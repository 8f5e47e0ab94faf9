package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/**
 * A chart of amounts over time: what lies before the instant shown strong, what comes pale, and a line at the instant
 * that is read with every value there.
 */
public final class PlotScene {
    private static final double[][] DASHES = {DrawOp.SOLID, {6, 3}, {2, 3}, {9, 3, 2, 3}};
    private static final double STEP = 1.5;
    private static final double TEXT = 10.5;
    private static final int ROWS = 4;
    private static final double LEAST_EXPONENTS = 6;
    private static final double MOST_EXPONENTS = 16;

    /** Amounts by which a scale grows, as multiples of powers of its base. */
    private static final double[] NICE = {1, 2, 5, 10};

    private final PlotInput input;
    private final PictureBuilder out;
    private final Pen pen;
    private final Box plot;
    private final TimeAxis axis;
    private final double most;
    private final double exponents;

    private PlotScene(PlotInput input) {
        this.input = input;
        this.out = new PictureBuilder(input.width(), input.height());
        this.pen = new Pen(input.palette(), input.textScale());
        double left = 12 + pen.width("1000 MiB/s", Face.REGULAR, TEXT);
        double head = (input.lines().size() * 14 + 16) * pen.scale;
        this.plot = new Box(left, head, input.width() - left - 14, input.height() - head - 24 * pen.scale);
        this.axis = new TimeAxis(input.from(), input.to(), plot.x(), plot.right());
        boolean powers = input.scale() == PlotInput.Scale.POWERS;
        double highest = highest();
        this.most = powers ? StrictMath.pow(2, Math.ceil(log2(highest))) : nice(highest);
        this.exponents = powers ? Math.clamp(Math.ceil(log2(most / lowest())), LEAST_EXPONENTS, MOST_EXPONENTS) : 0;
    }

    /** The picture. */
    public static Picture compose(PlotInput input) {
        return new PlotScene(input).draw();
    }

    /** The instant under a place of the picture. */
    public static long instantAt(PlotInput input, double x) {
        return new PlotScene(input).axis.nanos(x);
    }

    private Picture draw() {
        Palette palette = input.palette();
        Box all = new Box(0.5, 0.5, input.width() - 1, input.height() - 1);
        out.fill(all, 8, palette.panel());
        out.stroke(all, 8, 1, palette.line());
        grid();
        for (int i = 0; i < input.lines().size(); i++) {
            curve(i);
        }
        reading();
        return out.build();
    }

    private double highest() {
        double highest = 0;
        for (PlotInput.Line line : input.lines()) {
            for (double x = plot.x(); x <= plot.right(); x += STEP) {
                double value = line.value().applyAsDouble(axis.nanos(x));
                highest = value > highest ? value : highest;
            }
        }
        return highest;
    }

    /** The next round amount above, by the thousands that the unit counts in. */
    private double nice(double value) {
        if (value <= 0) {
            return 1;
        }
        double base = input.unit() == PlotInput.Unit.BYTES ? 1024 : 1000;
        double thousands = StrictMath.pow(base, Math.floor(StrictMath.log(value) / StrictMath.log(base)));
        double rest = value / thousands;
        double ten = StrictMath.pow(10, Math.floor(StrictMath.log10(rest)));
        for (double step : NICE) {
            if (rest <= step * ten) {
                return step * ten * thousands;
            }
        }
        return value;
    }

    /** The least amount above zero that matters: an eighth of the least value of the last line, which is a limit. */
    private double lowest() {
        double lowest = most;
        PlotInput.Line limit = input.lines().getLast();
        for (double x = plot.x(); x <= plot.right(); x += STEP) {
            double value = limit.value().applyAsDouble(axis.nanos(x));
            lowest = value > 0 && value < lowest ? value : lowest;
        }
        return lowest / 8;
    }

    private static double log2(double value) {
        return StrictMath.log(Math.max(1, value)) / StrictMath.log(2);
    }

    private double y(double value) {
        double share = exponents > 0 ? 1 - (log2(most) - log2(value)) / exponents : value / most;
        return plot.bottom() - Math.clamp(share, 0, 1) * plot.h();
    }

    private void grid() {
        int rows = plot.h() < 26 * ROWS * pen.scale ? ROWS / 2 : ROWS;
        for (int i = 0; i <= rows; i++) {
            double value = exponents > 0
                    ? most / StrictMath.pow(2, Math.floor(exponents * (rows - i) / rows))
                    : most * i / rows;
            out.line(
                    plot.x(),
                    y(value),
                    plot.right(),
                    y(value),
                    1,
                    input.palette().lineSoft());
            text(plot.x() - 6, y(value) + pen.size(TEXT) * 0.36, whole(value), Align.RIGHT);
        }
        double foot = plot.bottom() + pen.size(TEXT) + 6;
        String last = Quantities.clock(input.to());
        text(plot.x(), foot, Quantities.clock(input.from()), Align.LEFT);
        text(plot.right(), foot, last, Align.RIGHT);
    }

    /** A round amount without the zero behind the point. */
    private String whole(double value) {
        return value == 0 ? "0" : input.unit().write(value).replace(".0 ", " ");
    }

    private void text(double x, double y, String text, Align align) {
        out.text(
                x, y, text, Face.REGULAR, pen.size(TEXT), align, input.palette().muted());
    }

    private int ink(int line) {
        return switch (line) {
            case 0 -> input.palette().accent();
            case 1 -> input.palette().bad();
            case 2 -> input.palette().good();
            default -> input.palette().muted();
        };
    }

    private void curve(int line) {
        int pale = Palette.mix(ink(line), input.palette().panel(), 0.55);
        double edge = Math.clamp(axis.x(input.now()), plot.x(), plot.right());
        path(line, plot.x(), edge, 2, ink(line));
        path(line, edge, plot.right(), 1.5, pale);
    }

    /** A stretch of a line, broken where there is no value. */
    private void path(int line, double from, double to, double width, int ink) {
        List<Double> xy = new ArrayList<>();
        for (double x = from; x <= to; x += STEP) {
            double value = input.lines().get(line).value().applyAsDouble(axis.nanos(x));
            if (Double.isNaN(value)) {
                stroke(xy, line, width, ink);
            } else {
                xy.add(x);
                xy.add(y(value));
            }
        }
        stroke(xy, line, width, ink);
    }

    private void stroke(List<Double> xy, int line, double width, int ink) {
        if (xy.size() >= 4) {
            double[] path = xy.stream().mapToDouble(Double::doubleValue).toArray();
            out.add(new DrawOp.StrokePath(path, false, width, DASHES[line % DASHES.length], false, ink));
        }
        xy.clear();
    }

    /** The instant that is read, with the name and value of every line there. */
    private void reading() {
        long at = input.readAt();
        Optional<Double> place = at < input.from() || at > input.to() ? Optional.empty() : Optional.of(axis.x(at));
        place.ifPresent(
                x -> out.line(x, plot.y(), x, plot.bottom(), 1, input.palette().text()));
        for (int i = 0; i < input.lines().size(); i++) {
            double value = input.lines().get(i).value().applyAsDouble(at);
            double row = (14 * i + 15) * pen.scale;
            String amount = Double.isNaN(value) ? "–" : input.unit().write(value);
            double wide = pen.width(amount, Face.SEMIBOLD, TEXT);
            out.add(new DrawOp.StrokePath(
                    new double[] {12, row - pen.size(3.5), 30, row - pen.size(3.5)},
                    false,
                    2,
                    DASHES[i % DASHES.length],
                    false,
                    ink(i)));
            String name = TextMeasure.fit(
                    input.lines().get(i).name(), Face.REGULAR, pen.size(TEXT), input.width() - wide - 60);
            out.text(
                    36,
                    row,
                    name,
                    Face.REGULAR,
                    pen.size(TEXT),
                    Align.LEFT,
                    input.palette().muted());
            out.text(
                    input.width() - 14,
                    row,
                    amount,
                    Face.SEMIBOLD,
                    pen.size(TEXT),
                    Align.RIGHT,
                    input.palette().text());
            double dot = value;
            int ink = ink(i);
            place.filter(x -> !Double.isNaN(dot)).ifPresent(x -> out.add(new DrawOp.FillCircle(x, y(dot), 3.5, ink)));
        }
    }

    /** The values as a table with commas: one row for each of {@code rows} instants, seconds first, then the lines in base units. */
    public static String csv(PlotInput input, int rows) {
        StringBuilder csv = new StringBuilder("seconds");
        for (PlotInput.Line line : input.lines()) {
            csv.append(",\"")
                    .append(line.name().replace("\"", "\"\""))
                    .append(" (")
                    .append(input.unit().base())
                    .append(")\"");
        }
        csv.append('\n');
        for (int i = 0; i < rows; i++) {
            long at = input.from() + Math.round((double) (input.to() - input.from()) * i / Math.max(1, rows - 1));
            csv.append(java.math.BigDecimal.valueOf(at, 9).toPlainString());
            for (PlotInput.Line line : input.lines()) {
                double value = line.value().applyAsDouble(at);
                csv.append(',').append(Double.isNaN(value) ? "" : Long.toString(Math.round(value)));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
