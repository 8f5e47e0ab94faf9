package skyferry.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import skyferry.lesson.check.Margin;
import skyferry.lesson.check.Value;
import skyferry.lesson.trial.CheckTrial;
import skyferry.lesson.trial.Fault;
import skyferry.lesson.trial.LessonTrial;
import skyferry.lesson.trial.ReadingTime;
import skyferry.lesson.trial.TrialReport;
import skyferry.scenario.shape.Dimension;
import skyferry.scene.Quantities;

/** What trials of lessons came to, for people at a terminal. */
final class TrialTable {
    private static final String ROW = "  %-26s %9s %9s  %s%n";

    private final PrintWriter out;
    private final PrintWriter err;

    TrialTable(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void print(TrialReport report) {
        report.mistakes().forEach(err::println);
        err.flush();
        ReadingTime reading = report.reading();
        out.printf(
                Locale.ROOT,
                "%s %s: %s (%d variants; %d words, %d of %d min to read)%n",
                report.passed() ? "PASS" : "FAIL",
                report.lesson(),
                report.folder(),
                report.seeds(),
                reading.words(),
                reading.minutes(),
                reading.statedMinutes());
        if (!report.checks().isEmpty()) {
            out.printf(Locale.ROOT, ROW, "check", "solved", "margin", "nearest");
            report.checks().forEach(this::row);
        }
        report.faults().forEach(fault -> out.println("  " + sentence(fault)));
        out.flush();
    }

    private void row(CheckTrial check) {
        Margin margin = check.worst();
        out.printf(
                Locale.ROOT,
                ROW,
                check.check(),
                Integer.toString(check.passed()),
                margin.measured() ? String.format(Locale.ROOT, "%.0f %%", 100 * margin.share()) : "-",
                margin.measured()
                        ? text(margin.found()) + " against " + text(margin.limit()) + ", seed " + check.seed()
                        : "words and counts only");
    }

    private static String text(Optional<Value> value) {
        return value.map(each -> switch (each) {
                    case Value.Number(double number, Optional<Dimension> dimension) -> number(number, dimension);
                    case Value.Word(String word) -> word;
                    case Value.Truth(boolean so) -> Boolean.toString(so);
                    default -> "several";
                })
                .orElse("-");
    }

    private static String number(double number, Optional<Dimension> dimension) {
        return dimension
                .map(each -> switch (each) {
                    case TIME -> Quantities.duration(Math.round(number));
                    case SIZE -> Quantities.bytes(number);
                    case SHARE -> Quantities.percent(number);
                    default -> String.format(Locale.ROOT, "%.4g", number);
                })
                .orElseGet(() -> String.format(Locale.ROOT, "%.4g", number));
    }

    private static String sentence(Fault fault) {
        String variant = fault.seed().isPresent() ? " (seed " + fault.seed().getAsLong() + ")" : "";
        return switch (fault.kind()) {
            case NO_CHECKS -> "The scenario has no checks: give it checks:, so that a student knows when it is done.";
            case NO_SOLUTION -> "The scenario has no solution: give it solution:, so that it is known to be solvable.";
            case VARIANT_REFUSED -> fault.subject() + " cannot be read in every variant" + variant + ".";
            case START_PASSES -> "All checks pass before anything is done" + variant + ".";
            case SOLUTION_FAILS -> "The solution does not pass " + fault.subject() + variant + ".";
            case THIN_MARGIN ->
                "The limit in " + fault.subject() + " is nearer than " + Math.round(100 * LessonTrial.LEAST_MARGIN)
                        + " % to what the solution gives" + variant + ".";
            case TOO_LONG -> "Reading alone takes " + fault.subject() + ", longer than the lesson is said to take.";
        };
    }
}
