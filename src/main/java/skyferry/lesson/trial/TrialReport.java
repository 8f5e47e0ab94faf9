package skyferry.lesson.trial;

import java.nio.file.Path;
import java.util.List;
import skyferry.scenario.text.Diagnostic;

/**
 * What a trial of a lesson came to.
 *
 * @param lesson its id; the folder's name if it cannot be read
 * @param seeds how many variants were tried
 * @param mistakes in its files; warnings are among them
 * @param faults what else was found
 * @param checks one line for each check of the scenario
 * @param reading how long it takes to read
 */
public record TrialReport(
        Path folder,
        String lesson,
        int seeds,
        List<Diagnostic> mistakes,
        List<Fault> faults,
        List<CheckTrial> checks,
        ReadingTime reading) {
    public TrialReport {
        mistakes = List.copyOf(mistakes);
        faults = List.copyOf(faults);
        checks = List.copyOf(checks);
    }

    /** Whether the files can be used at all. */
    public boolean readable() {
        return mistakes.stream().noneMatch(Diagnostic::isError);
    }

    /** Whether nothing is wrong with the lesson. */
    public boolean passed() {
        return readable() && faults.isEmpty();
    }
}
