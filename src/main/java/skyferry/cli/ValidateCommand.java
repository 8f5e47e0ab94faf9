package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.exchange.MalformedTable;
import skyferry.exchange.QemuValidation;
import skyferry.exchange.ValidationFigures;
import skyferry.exchange.published.Figure;
import skyferry.exchange.published.MeasuredReport;
import skyferry.exchange.published.PublishedReport;
import skyferry.exchange.published.RoundVolumes;
import skyferry.export.PngExport;
import skyferry.export.SvgExport;
import skyferry.scene.Picture;
import skyferry.scene.PublishedScene;

/** Computes recorded, measured and published migrations and lays the results beside what was measured. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Computes migrations that others measured and prints how far the computed figures are off.",
            "A folder with summary.csv: recorded QEMU runs, errors per group (median and 90th percentile).",
            "With validation_targets.csv: measured migrations, every row. With published.csv, or such a file:",
            "published migrations, every row, computed or with what it lacks. Exit code 1: something is out of bounds."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final String HEAD = "%-8s %5s %7s %17s %17s %11s %9s %17s%n";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with one or more of them.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--csv", paramLabel = "OUT", description = "Also write the computed figures of every run here.")
    private @Nullable Path csv;

    @Option(
            names = "--chart",
            paramLabel = "X.svg",
            description =
                    "Also draw published figures beside computed ones: bytes per round, and a table (.svg or .png).")
    private @Nullable Path chart;

    @Mixin
    private PictureOptions look = new PictureOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Check> checks = checks();
        if (checks.isEmpty()) {
            throw new BadInput("skyferry: " + folder + ": no such file (expected a folder with summary.csv,"
                    + " validation_targets.csv or published.csv)");
        }
        boolean right = true;
        try {
            for (Check check : checks) {
                right &= check.run(out);
                out.flush();
            }
        } catch (MalformedTable e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return right ? Exit.DONE : Exit.OUT_OF_BOUNDS;
    }

    /** A table to compute; true if nothing is out of bounds. */
    private interface Check {
        boolean run(PrintWriter out) throws IOException;
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        if (Files.isRegularFile(folder)) {
            checks.add(out -> published(folder, out));
        }
        if (Files.isRegularFile(folder.resolve("summary.csv"))) {
            checks.add(this::recorded);
        }
        Path targets = folder.resolve("validation_targets.csv");
        if (Files.isRegularFile(targets)) {
            checks.add(out -> {
                MeasuredReport report = MeasuredReport.of(targets);
                new ReferenceTables(out).print(report);
                return report.within();
            });
        }
        Path table = folder.resolve("published.csv");
        if (Files.isRegularFile(table)) {
            checks.add(out -> published(table, out));
        }
        return checks;
    }

    private boolean published(Path table, PrintWriter out) throws IOException {
        PublishedReport report = PublishedReport.of(table);
        new ReferenceTables(out).print(report);
        if (chart != null) {
            draw(report, chart);
        }
        return report.within();
    }

    /** The rounds are those of Clark et al.; the table has the idle guests, whose rounds nobody published. */
    private void draw(PublishedReport report, Path file) throws IOException {
        List<Figure> idle = report.figures().stream()
                .filter(figure -> figure.subject().startsWith("idle"))
                .toList();
        Picture picture = PublishedScene.of(RoundVolumes.clark(), idle, look.palette(), look.width(), look.height());
        if (file.toString().endsWith(".png")) {
            new PngExport().write(picture, 1, file);
        } else {
            new SvgExport().write(picture, file);
        }
    }

    private boolean recorded(PrintWriter out) throws IOException {
        List<QemuValidation.Row> rows = QemuValidation.run(folder);
        if (csv != null) {
            QemuValidation.writeCsv(rows, csv);
        }
        out.printf(Locale.ROOT, HEAD, "group", "runs", "status", "total", "transferred", "rounds", "+-1", "downtime");
        out.printf(
                Locale.ROOT,
                HEAD,
                "",
                "",
                "right",
                "median / p90",
                "median / p90",
                "median off",
                "round",
                "median / p90");
        ValidationFigures.byGroup(rows).forEach(figures -> print(out, figures));
        print(out, ValidationFigures.of("all", rows));
        return rows.stream().allMatch(QemuValidation.Row::statusRight);
    }

    private static void print(PrintWriter out, ValidationFigures figures) {
        out.printf(
                Locale.ROOT,
                HEAD,
                figures.set(),
                figures.runs(),
                figures.statusRight() + "/" + figures.runs(),
                percent(figures.total()),
                percent(figures.transferred()),
                number(figures.roundsOff().median()),
                Double.isNaN(figures.roundsWithinOne())
                        ? "-"
                        : String.format(Locale.ROOT, "%.0f %%", 100 * figures.roundsWithinOne()),
                percent(figures.downtime()));
    }

    private static String percent(ValidationFigures.Spread spread) {
        return Double.isNaN(spread.median())
                ? "-"
                : String.format(Locale.ROOT, "%.2f / %.2f %%", 100 * spread.median(), 100 * spread.p90());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }
}
