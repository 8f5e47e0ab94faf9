package skyferry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.exchange.MalformedTable;
import skyferry.exchange.QemuValidation;
import skyferry.exchange.ValidationFigures;

/** Computes recorded QEMU runs and lays the result beside what was measured. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every recorded QEMU run of a folder from its configuration and prints, per group, how far the"
                    + " computed",
            "figures are from the measured ones (median and 90th percentile of the relative error)."
        })
final class ValidateCommand implements Callable<Integer> {
    private static final String HEAD = "%-8s %5s %7s %17s %17s %11s %9s %17s%n";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder with summary.csv.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--csv", paramLabel = "OUT", description = "Also write the computed figures of every run here.")
    private @Nullable Path csv;

    @Override
    public Integer call() {
        List<QemuValidation.Row> rows = rows();
        PrintWriter out = spec.commandLine().getOut();
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
        out.flush();
        boolean statusRight = rows.stream().allMatch(QemuValidation.Row::statusRight);
        return statusRight ? Exit.DONE : Exit.OUT_OF_BOUNDS;
    }

    private List<QemuValidation.Row> rows() {
        try {
            List<QemuValidation.Row> rows = QemuValidation.run(folder);
            if (csv != null) {
                QemuValidation.writeCsv(rows, csv);
            }
            return rows;
        } catch (MalformedTable e) {
            throw new BadInput(String.valueOf(e.getMessage()));
        } catch (java.nio.file.NoSuchFileException e) {
            throw new BadInput("skyferry: " + e.getFile() + ": no such file (expected a folder with summary.csv)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
