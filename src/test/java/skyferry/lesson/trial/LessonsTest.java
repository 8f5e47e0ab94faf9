package skyferry.lesson.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.Course;
import skyferry.scenario.text.Diagnostic;

/** Every lesson of the course: solvable in each variant, with margin, and nothing in it leads nowhere. */
class LessonsTest {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");
    private static final int FEW = 4;
    private static final int MANY = 200;
    private static final Map<String, TrialReport> PROVED = new TreeMap<>();

    static Stream<Path> lessons() {
        return Course.folders(LESSONS).stream();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonPassesItsTrial(Path folder) {
        passes(LessonTrial.of(folder, FEW, share -> {}));
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("lessons")
    void everyLessonPassesItsTrialInTwoHundredVariants(Path folder) {
        TrialReport report = LessonTrial.of(folder, MANY, share -> {});
        PROVED.put(report.lesson(), report);
        passes(report);
    }

    @AfterAll
    static void record() {
        LessonProof.write(List.copyOf(PROVED.values()));
    }

    private static void passes(TrialReport report) {
        assertThat(report.mistakes()).filteredOn(Diagnostic::isError).isEmpty();
        assertThat(report.faults()).isEmpty();
        assertThat(report.checks())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.passed())
                        .isGreaterThanOrEqualTo(check.check().contains(": ") ? 1 : report.seeds()));
    }
}
