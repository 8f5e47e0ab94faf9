package skyferry.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import skyferry.exchange.published.Figure;
import skyferry.exchange.published.Lack;
import skyferry.exchange.published.MeasuredReport;
import skyferry.exchange.published.PublishedReport;
import skyferry.exchange.published.RoundVolumes;

/** Prints published and measured figures beside computed ones. */
final class ReferenceTables {
    private static final String HEAD = "%-66.66s %-16s %12s %12s %9s  %s%n";

    private final PrintWriter out;

    ReferenceTables(PrintWriter out) {
        this.out = out;
    }

    /** The rows of {@code validation_targets.csv}. */
    void print(MeasuredReport report) {
        figures("measured migration", "measured", report.figures());
    }

    /** The rows of {@code published.csv}. */
    void print(PublishedReport report) {
        figures("published migration", "published", report.figures());
        out.println();
        out.println("Sent in each round, MB (published, then computed; the last computed one with a stopped guest)");
        RoundVolumes.clark().forEach(rounds -> {
            out.printf("%-18s %s%n", rounds.workload(), row(rounds.published()));
            out.printf("%-18s %s%n", "", row(rounds.computed()));
        });
        out.println();
        out.println("Not computed, and what is not known of it:");
        for (Map.Entry<String, List<Lack>> row : report.lacking().entrySet()) {
            out.printf(
                    "%-110.110s %s%n",
                    row.getKey(),
                    row.getValue().stream().map(ReferenceTables::words).collect(Collectors.joining(", ")));
        }
    }

    private void figures(String what, String reference, List<Figure> figures) {
        out.printf(Locale.ROOT, HEAD, what, "figure", reference, "computed", "error", "");
        for (Figure figure : figures) {
            out.printf(
                    Locale.ROOT,
                    HEAD,
                    figure.subject(),
                    figure.metric(),
                    number(figure.reference()),
                    number(figure.computed()),
                    Double.isNaN(figure.error()) ? "-" : String.format(Locale.ROOT, "%+.1f %%", 100 * figure.error()),
                    verdict(figure));
        }
    }

    private static String verdict(Figure figure) {
        if (figure.least().isEmpty()) {
            return "not judged";
        }
        return figure.within() ? "within" : "OUT OF BOUNDS";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == StrictMath.rint(value) ? "%.0f" : "%.3f", value);
    }

    private static String row(List<Double> values) {
        return values.stream()
                .map(value -> String.format(Locale.ROOT, "%7.1f", value))
                .collect(Collectors.joining());
    }

    private static String words(Lack lack) {
        return switch (lack) {
            case MEMORY -> "size of memory";
            case BANDWIDTH -> "rate of the network";
            case WRITES -> "how the guest writes";
            case FILLED -> "how much memory is in use";
            case FIGURE -> "total or downtime";
            case TECHNIQUE -> "a model of its technique";
        };
    }
}
