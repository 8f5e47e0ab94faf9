package skyferry.lesson.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.Course;
import skyferry.lesson.Coverage;
import skyferry.lesson.CoverageReader;
import skyferry.lesson.check.CheckLanguage;
import skyferry.lesson.check.Checks;
import skyferry.lesson.check.Evidence;
import skyferry.lesson.check.Expr;
import skyferry.lesson.check.Verdict;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Timeline;
import skyferry.scenario.Reads;
import skyferry.scenario.text.Diagnostic;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;

/**
 * All 48 statements of the course text lead to a step of a lesson, and each of its 13 misleading places to a run whose numbers
 * contradict it. Held to it are L01 to L10, and of the later lessons those whose folder is there.
 */
class CoverageTest {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");
    private static final Course COURSE = Course.in(LESSONS);
    private static final Coverage COVERAGE =
            CoverageReader.read(LESSONS.resolve(CoverageReader.FILE)).coverage().orElseThrow();
    private static final Map<String, Scenario> SCENARIOS = new TreeMap<>();
    private static final Map<String, AuthorRuns> RUNS = new TreeMap<>();

    /** The course begins with ten lessons that have to be there; later ones are held to it once they are. */
    private static boolean isHeldToIt(String lesson) {
        return lesson.compareTo("L10") <= 0 || COURSE.lessons().containsKey(lesson);
    }

    static Stream<Coverage.Statement> statements() {
        return COVERAGE.statements().stream();
    }

    static Stream<Coverage.Correction> corrections() {
        return COVERAGE.corrections().stream();
    }

    @Test
    void nothingThatTheCourseTextSaysIsLeftOut() {
        assertThat(COVERAGE.statements())
                .extracting(Coverage.Statement::id)
                .containsExactlyElementsOf(numbered("s", 48));
        assertThat(COVERAGE.corrections())
                .extracting(Coverage.Correction::id)
                .containsExactlyElementsOf(numbered("c", 13));
        assertThat(COVERAGE.statements())
                .extracting(Coverage.Statement::corrected)
                .as("each correction belongs to something that the text says")
                .containsAll(numbered("c", 13));
    }

    private static List<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> String.format(Locale.ROOT, "%s%02d", letter, number))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void aStatementLeadsToStepsThatAreThere(Coverage.Statement statement) {
        for (String step : statement.steps()) {
            String lesson = step.substring(0, step.indexOf('#'));
            assertThat(statement.lessons()).contains(lesson);
            assertThat(COURSE.anchors(lesson))
                    .as("steps of %s", lesson)
                    .contains(step.substring(step.indexOf('#') + 1));
        }
        assertThat(statement.lessons())
                .isNotEmpty()
                .filteredOn(CoverageTest::isHeldToIt)
                .allSatisfy(lesson -> assertThat(statement.stepsIn(lesson))
                        .as("steps of %s for: %s", lesson, statement.says())
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("corrections")
    void aWrongIdeaIsContradictedByTheNumbersOfARunInEveryLessonThatTakesItUp(Coverage.Correction correction) {
        assertThat(correction.lessons())
                .isNotEmpty()
                .filteredOn(CoverageTest::isHeldToIt)
                .allSatisfy(lesson -> assertThat(correction.shown())
                        .as("runs of %s that contradict: %s", lesson, correction.says())
                        .extracting(Coverage.Shown::lesson)
                        .contains(lesson));
        for (Coverage.Shown shown : correction.shown()) {
            Verdict verdict = judged(shown);
            assertThat(verdict.result())
                    .as("'%s' in run %s of %s: found %s", shown.claim(), shown.run(), shown.lesson(), verdict.actual())
                    .isEqualTo(Verdict.Result.FAIL);
            assertThat(verdict.atNanos())
                    .as("the instant that contradicts %s", shown.claim())
                    .isPresent();
        }
    }

    private static Verdict judged(Coverage.Shown shown) {
        Scenario scenario = SCENARIOS.computeIfAbsent(shown.lesson(), CoverageTest::scenario);
        Timeline timeline = RUNS.computeIfAbsent(shown.lesson(), lesson -> new AuthorRuns(scenario))
                .of(shown.run())
                .orElseThrow(() -> new AssertionError("no run " + shown.run() + " in " + shown.lesson()));
        List<Action> done = scenario.solutions().stream()
                .filter(each -> each.run().equals(shown.run()))
                .findFirst()
                .orElseThrow()
                .steps();
        Diagnostics diagnostics = new Diagnostics(SourceText.of("claim", shown.claim()));
        Expr claim = new CheckLanguage(scenario)
                .read(shown.claim(), diagnostics, offset -> diagnostics.source().placeOf(offset))
                .orElseThrow(() -> new AssertionError(diagnostics.all().toString()));
        return Checks.judge(claim, Evidence.of(timeline, done));
    }

    private static Scenario scenario(String lesson) {
        Path file = COURSE.lessons().get(lesson).resolve("scenario.yaml");
        return Reads.scenario(file);
    }

    @Test
    void mistakesInTheFileAreReportedWithLineAndColumn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("coverage.yaml"), """
            format: skyferry/1
            kind: coverage
            statements:
              - {id: s01, says: A., lessons: [L01], steps: ["L01 move-it"], corrected: c01}
              - {id: s01, says: B., lessons: [L01], corrected: c02}
            corrections:
              - {id: c01, says: A., truth: B., lessons: [L01], shown: [{lesson: L01, run: plain}]}
            """);

        CoverageReader.Result read = CoverageReader.read(file);

        assertThat(read.coverage()).isEmpty();
        assertThat(read.diagnostics().all())
                .extracting(Diagnostic::headline)
                .anyMatch(line -> line.contains(":4:49: error E210"))
                .anyMatch(line -> line.contains(":5:10: error E303"))
                .anyMatch(line -> line.contains(":5:52: error E301: unknown correction 'c02'"))
                .anyMatch(line -> line.contains("error E202: key 'claim'"));
    }
}
