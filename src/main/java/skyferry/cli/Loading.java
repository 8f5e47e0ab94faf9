package skyferry.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import skyferry.lesson.LessonReader;
import skyferry.lesson.LessonReading;
import skyferry.lesson.check.ScenarioChecks;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.scenario.ActionsResult;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.scenario.text.Diagnostic;

/** Reads files for commands and prints what is wrong with them. */
final class Loading {
    private final ScenarioReader reader = new ScenarioReader(CpuMapReader.shipped());
    private final PrintWriter err;

    Loading(PrintWriter err) {
        this.err = err;
    }

    /**
     * The scenario in a file.
     *
     * @throws BadInput with all that is wrong with it
     */
    Scenario scenario(Path file, OptionalLong seed) {
        ScenarioResult result = reader.read(file, seed);
        return switch (result) {
            case ScenarioResult.Accepted(Scenario scenario, List<Diagnostic> warnings) -> {
                warnings.forEach(warning -> err.println(warning));
                err.flush();
                yield scenario;
            }
            case ScenarioResult.Refused(List<Diagnostic> problems) -> throw new BadInput(text(problems));
        };
    }

    /**
     * The actions in a file of their own.
     *
     * @throws BadInput with all that is wrong with it
     */
    List<Action> actions(Path file, Scenario scenario) {
        return switch (ScenarioReader.actions(file, scenario)) {
            case ActionsResult.Accepted(List<Action> actions, List<Diagnostic> warnings) -> actions;
            case ActionsResult.Refused(List<Diagnostic> problems) -> throw new BadInput(text(problems));
        };
    }

    /** Prints what is wrong with a scenario file or a lesson folder; whether nothing is. */
    boolean check(Path path) {
        boolean good = true;
        if (Files.isDirectory(path)) {
            if (new LessonReader().read(path) instanceof LessonReading.Bad(List<Diagnostic> problems)) {
                problems.forEach(err::println);
                good = false;
            }
        }
        ScenarioResult result = reader.read(Home.scenarioOf(path));
        result.diagnostics().forEach(diagnostic -> err.println(diagnostic));
        if (result instanceof ScenarioResult.Accepted(Scenario scenario, var warnings)) {
            List<Diagnostic> goals = ScenarioChecks.problems(Home.scenarioOf(path), scenario);
            goals.forEach(diagnostic -> err.println(diagnostic));
            good &= goals.isEmpty();
        }
        err.flush();
        return good && result instanceof ScenarioResult.Accepted;
    }

    private static String text(List<Diagnostic> problems) {
        return String.join(
                System.lineSeparator(),
                problems.stream().map(Diagnostic::toString).toList());
    }

    /** The name of the variant that a seed draws: its last four hexadecimal digits, mixed. */
    static String variant(Scenario scenario) {
        long mixed = (scenario.seed().value() ^ scenario.id().hashCode()) * 0x9E3779B97F4A7C15L;
        return String.format(Locale.ROOT, "%04x", mixed >>> 48);
    }
}
