package skyferry.stage.learn.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.Lesson.Kind;
import skyferry.lesson.check.Value;
import skyferry.scenario.shape.Dimension;

/** What has to be said before anything is run, and how a number is written. */
class GateTest {
    private static final Lesson LESSON = lesson(
            step(Kind.NAMES),
            step(Kind.PREDICT, "p1", "p2"),
            step(Kind.DO),
            step(Kind.OBSERVE),
            step(Kind.PREDICT, "p3"),
            step(Kind.DO),
            step(Kind.CHECK));

    private static Lesson.Step step(Kind kind, String... predictions) {
        List<Block> blocks = java.util.Arrays.stream(predictions)
                .<Block>map(id -> new Block.Callout(CalloutKind.PREDICT, Map.of("id", id, "type", "number"), List.of()))
                .toList();
        return new Lesson.Step("", kind, Map.of(), blocks);
    }

    private static Lesson lesson(Lesson.Step... steps) {
        return new Lesson(
                "L99",
                "",
                "",
                10,
                Lesson.Track.BASIC,
                List.of(),
                List.of(),
                Lesson.Mode.EXPLAIN_FIRST,
                List.of(),
                Path.of("scenario.yaml"),
                List.of(steps));
    }

    private static List<String> shut(int step, Set<String> given) {
        return Gate.shut(LESSON, step, given).stream()
                .map(due -> due.prediction().id())
                .toList();
    }

    @Test
    void nothing_is_run_before_the_predictions_of_the_first_run_are_given() {
        assertThat(shut(0, Set.of())).containsExactly("p1", "p2");
        assertThat(shut(1, Set.of("p1"))).containsExactly("p2");
        assertThat(shut(2, Set.of())).containsExactly("p1", "p2");
        assertThat(shut(2, Set.of("p1", "p2"))).isEmpty();
    }

    @Test
    void a_later_prediction_does_not_keep_anybody_from_looking_at_the_run_before_it() {
        assertThat(shut(3, Set.of("p1", "p2"))).isEmpty();
        assertThat(shut(4, Set.of("p1", "p2"))).containsExactly("p3");
        assertThat(shut(6, Set.of("p1", "p2"))).containsExactly("p3");
        assertThat(shut(6, Set.of("p1", "p2", "p3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"300 ms, 3e8, TIME", "'0,5 s', 5e8, TIME", "2GiB, 2147483648, SIZE", "75 %, 0.75, SHARE", "4, 4, ''"})
    void a_number_is_read_with_its_unit(String text, double value, String dimension) {
        Value.Number read = (Value.Number) Typed.read(text).map(Typed::value).orElseThrow();
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.dimension().map(Dimension::name).orElse("")).isEqualTo(dimension);
    }

    @ParameterizedTest
    @CsvSource({"ms", "3 potatoes", "''", "--3"})
    void what_is_no_number_with_a_known_unit_is_not_taken(String text) {
        assertThat(Typed.read(text)).isEmpty();
    }
}
