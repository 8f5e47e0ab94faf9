package skyferry.scene;

import java.util.List;
import java.util.Locale;
import skyferry.exchange.published.Figure;
import skyferry.exchange.published.RoundVolumes;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/**
 * What papers published beside what is computed: a plot of bytes per round for each guest whose rounds are known, on a scale of
 * powers of ten, and a table of the figures of other guests. Published points are rings, computed ones are filled.
 */
public final class PublishedScene {
    private static final double MARGIN = 24;
    private static final double GAP = 18;
    private static final double ROW = 22;
    private static final double HEAD = 64;
    private static final int TICK_LOW = -1;
    private static final int TICK_HIGH = 3;

    private final Palette palette;
    private final PictureBuilder picture;
    private final Box all;

    private PublishedScene(Palette palette, double width, double height) {
        this.palette = palette;
        picture = new PictureBuilder(width, height);
        all = new Box(0, 0, width, height);
    }

    /**
     * Draws the plots and the table.
     *
     * @param volumes a plot each, in order, two in a row
     * @param figures a row each
     */
    public static Picture of(
            List<RoundVolumes> volumes, List<Figure> figures, Palette palette, double width, double height) {
        PublishedScene scene = new PublishedScene(palette, width, height);
        scene.picture.fill(scene.all, 0, palette.background());
        scene.head();
        double table = figures.isEmpty() ? 0 : (figures.size() + 1) * ROW + GAP;
        scene.plots(volumes, new Box(MARGIN, HEAD, width - 2 * MARGIN, height - HEAD - MARGIN - table));
        if (!figures.isEmpty()) {
            scene.table(figures, new Box(MARGIN, height - MARGIN - table + GAP, width - 2 * MARGIN, table - GAP));
        }
        return scene.picture.build();
    }

    private void head() {
        picture.text(
                MARGIN,
                36,
                "Sent in each round, published and computed",
                Face.SEMIBOLD,
                20,
                Align.LEFT,
                palette.text());
        double y = 31;
        double x = all.w() - MARGIN;
        String computed = "computed; the last one with a stopped guest";
        x -= TextMeasure.width(computed, Face.REGULAR, 13);
        picture.text(x, y + 5, computed, Face.REGULAR, 13, Align.LEFT, palette.text());
        filled(x - 12, y);
        x -= 12 + 28 + TextMeasure.width("published", Face.REGULAR, 13);
        picture.text(x, y + 5, "published", Face.REGULAR, 13, Align.LEFT, palette.text());
        ring(x - 12, y);
    }

    private void ring(double x, double y) {
        picture.add(new DrawOp.FillCircle(x, y, 5.5, palette.panel()));
        picture.add(new DrawOp.StrokeCircle(x, y, 5.5, 2, palette.warn()));
    }

    private void filled(double x, double y) {
        picture.add(new DrawOp.FillCircle(x, y, 3.5, palette.accent()));
    }

    private void plots(List<RoundVolumes> volumes, Box area) {
        int rows = Math.max(1, (volumes.size() + 1) / 2);
        double w = (area.w() - GAP) / 2;
        double h = (area.h() - (rows - 1) * GAP) / rows;
        for (int i = 0; i < volumes.size(); i++) {
            plot(volumes.get(i), new Box(area.x() + (i % 2) * (w + GAP), area.y() + i / 2 * (h + GAP), w, h));
        }
    }

    private void plot(RoundVolumes volumes, Box card) {
        picture.fill(card, 8, palette.panel()).stroke(card, 8, 1, palette.lineSoft());
        picture.text(
                card.x() + 16, card.y() + 25, name(volumes.workload()), Face.SEMIBOLD, 14, Align.LEFT, palette.text());
        String known = volumes.published().size() < volumes.computed().size()
                ? volumes.published().size() + " of " + volumes.computed().size() + " rounds published"
                : volumes.published().size() + " rounds published, "
                        + volumes.computed().size() + " computed";
        picture.text(card.right() - 16, card.y() + 25, known, Face.REGULAR, 12, Align.RIGHT, palette.muted());
        Box plot = new Box(card.x() + 72, card.y() + 44, card.w() - 96, card.h() - 44 - 42);
        axes(plot);
        int rounds = Math.max(volumes.published().size(), volumes.computed().size());
        double step = plot.w() / Math.max(1, rounds);
        int every = Math.max(1, (int) StrictMath.ceil(26 / step));
        for (int i = 0; i < rounds; i += every) {
            double x = plot.x() + (i + 0.5) * step;
            picture.text(
                    x, plot.bottom() + 17, Integer.toString(i + 1), Face.REGULAR, 12, Align.CENTER, palette.muted());
        }
        picture.text(plot.centerX(), plot.bottom() + 34, "round", Face.REGULAR, 12, Align.CENTER, palette.muted());
        series(volumes.computed(), plot, step, palette.accent());
        series(volumes.published(), plot, step, palette.warn());
        for (int i = 0; i < volumes.published().size(); i++) {
            ring(plot.x() + (i + 0.5) * step, y(plot, volumes.published().get(i)));
        }
        for (int i = 0; i < volumes.computed().size(); i++) {
            filled(plot.x() + (i + 0.5) * step, y(plot, volumes.computed().get(i)));
        }
    }

    private void series(List<Double> values, Box plot, double step, int colour) {
        double[] xy = new double[2 * values.size()];
        for (int i = 0; i < values.size(); i++) {
            xy[2 * i] = plot.x() + (i + 0.5) * step;
            xy[2 * i + 1] = y(plot, values.get(i));
        }
        if (values.size() > 1) {
            picture.path(1.5, DrawOp.SOLID, colour, xy);
        }
    }

    private void axes(Box plot) {
        for (int power = TICK_LOW; power <= TICK_HIGH; power++) {
            double megabytes = StrictMath.pow(10, power);
            double y = y(plot, megabytes);
            picture.line(plot.x(), y, plot.right(), y, 1, palette.lineSoft());
            String label = power < 0
                    ? String.format(Locale.ROOT, "%.0f kB", 1000 * megabytes)
                    : String.format(Locale.ROOT, "%,.0f MB", megabytes);
            picture.text(plot.x() - 8, y + 4, label, Face.REGULAR, 12, Align.RIGHT, palette.muted());
        }
    }

    private static double y(Box plot, double megabytes) {
        double power = StrictMath.log10(Math.max(StrictMath.pow(10, TICK_LOW), megabytes));
        return plot.bottom() - plot.h() * (Math.min(power, TICK_HIGH) - TICK_LOW) / (TICK_HIGH - TICK_LOW);
    }

    private void table(List<Figure> figures, Box box) {
        double[] columns = {box.x(), box.x() + 0.45 * box.w(), 0, 0, 0, 0};
        double[] rights = {
            0, 0, box.x() + 0.66 * box.w(), box.x() + 0.78 * box.w(), box.x() + 0.89 * box.w(), box.right()
        };
        List<String> heads = List.of("Other guests", "Figure", "Published", "Computed", "Off by", "");
        row(heads, columns, rights, box.y() + 16, palette.muted());
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            double y = box.y() + (i + 1) * ROW;
            picture.line(box.x(), y, box.right(), y, 1, palette.lineSoft());
            row(
                    List.of(
                            TextMeasure.fit(guest(figure.subject()), Face.REGULAR, 13, 0.43 * box.w()),
                            metric(figure.metric()),
                            value(figure.metric(), figure.reference()),
                            value(figure.metric(), figure.computed()),
                            String.format(Locale.ROOT, "%+.1f %%", 100 * figure.error()),
                            figure.least().isPresent() ? "" : "not judged"),
                    columns,
                    rights,
                    y + 16,
                    palette.text());
        }
    }

    private void row(List<String> cells, double[] lefts, double[] rights, double y, int colour) {
        for (int i = 0; i < cells.size(); i++) {
            boolean left = i < 2;
            picture.text(
                    left ? lefts[i] : rights[i],
                    y,
                    cells.get(i),
                    Face.REGULAR,
                    13,
                    left ? Align.LEFT : Align.RIGHT,
                    colour);
        }
    }

    /** Two sources write of idle guests: OPNFV's project for fast moves, and QEMU's document on compression. */
    private static String guest(String subject) {
        return subject.startsWith("idle 8 GiB")
                ? "OPNFV: " + subject
                : subject.startsWith("idle,") ? "QEMU's document, 4 GiB: " + subject : subject;
    }

    private static String metric(String metric) {
        return switch (metric) {
            case "total_s" -> "Total time";
            case "downtime_ms" -> "Downtime";
            case "transferred_mib" -> "Sent";
            default -> metric;
        };
    }

    private static String value(String metric, double value) {
        return switch (metric) {
            case "total_s" -> String.format(Locale.ROOT, "%.2f s", value);
            case "downtime_ms" -> String.format(Locale.ROOT, "%.0f ms", value);
            case "transferred_mib" -> String.format(Locale.ROOT, "%.0f MiB", value);
            default -> Double.toString(value);
        };
    }

    /** The guests of Clark et al., NSDI 2005. */
    private static String name(String workload) {
        return switch (workload) {
            case "clark-specweb99" -> "SPECweb99, 800 MB (Clark et al. 2005)";
            case "clark-mmuncher" -> "MMuncher, 512 MB (Clark et al. 2005)";
            case "clark-quake3" -> "Quake 3 server, 64 MB (Clark et al. 2005)";
            case "clark-web" -> "Web server, 800 MB (Clark et al. 2005)";
            default -> workload;
        };
    }
}
