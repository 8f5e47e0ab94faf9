package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skyferry.record.LearnerRecord;
import skyferry.record.Marked;
import skyferry.record.Progress;
import skyferry.record.RecordFile;
import skyferry.stage.Ui.Reached;
import skyferry.stage.command.Command;

/** A student answers the quiz of a lesson: by clicks alone, by keys alone; what was wrong is asked again. */
@Tag("robot")
@Timeout(120)
class QuizJourneyTest {
    private static final Path LESSON =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath().resolve("lessons/L02-anatomy");
    private static final int CHECK = 7;

    @TempDir
    private Path data = Path.of("");

    private Ui ui;
    private boolean closed;

    @BeforeEach
    void open() {
        ui = Ui.lesson(LESSON, data);
        ui.does(() -> {
            for (int i = 0; i < CHECK; i++) {
                ui.window().perform(Command.NEXT_STEP);
            }
        });
        ui.awaitText("Question 1 of 6");
    }

    @AfterEach
    void close() {
        if (!closed) {
            ui.close();
        }
    }

    private Map<String, Marked> kept() {
        ui.close();
        closed = true;
        try (LearnerRecord record = RecordFile.open(data).record()) {
            return Progress.of(record.entries(record.learners().getFirst().code(), "L02"))
                    .answers();
        }
    }

    /** The number of the choice that begins with these words. */
    private String choice(String words) {
        return Ui.inWindow(() -> ui.window().shell().lookupAll(".radio-button").stream()
                .filter(node -> node.getId().startsWith("quiz-choice-")
                        && node.getAccessibleText().startsWith(words))
                .findFirst()
                .orElseThrow()
                .getId());
    }

    private void click(String id) {
        ui.press(id, Reached.IN_THE_LESSON);
    }

    private void choose(String words) {
        click(choice(words));
        click("quiz-answer");
        click("quiz-next");
    }

    @Test
    void every_kind_of_question_is_answered_by_clicks_and_what_was_wrong_is_asked_again() {
        click("quiz-down-0");
        click("quiz-answer");
        assertThat(ui.text()).contains("ight", "1. check whether it can run there", "8. announce the new place");
        click("quiz-next");
        click(choice("No pause"));
        click("quiz-answer");
        assertThat(ui.text())
                .contains("✗ Not right", "One copy or none runs, at every instant.", "It is: A pause of 97 ms");
        click("quiz-next");
        click("quiz-replay");
        ui.await("ten seconds of it", () -> ui.window().shell().lookup("#replay-picture") != null);
        assertThat(ui.session().run().actions()).as("the learner's own run").isEmpty();
        ui.click("replay-close");
        choose("shut-down");
        choose("Pages that were written");
        click("slide-quiz");
        click("quiz-answer");
        assertThat(ui.text()).contains("It is: 0.5, give or take 0.05");
        click("quiz-next");
        for (int i = 0; i < 3; i++) {
            int list = i;
            ui.focus("quiz-match-" + list).type(KeyCode.DOWN);
        }
        click("quiz-answer");
        click("quiz-next");
        ui.awaitText("2 of 6 right");
        click("quiz-again");
        assertThat(ui.text()).contains("Question 1 of 4");
        Map<String, Marked> kept = kept();
        assertThat(kept).hasSize(6);
        assertThat(kept.get("L02-2").share()).isZero();
        assertThat(kept.get("L02-3")).isEqualTo(new Marked("shut-down", 1));
    }

    @Test
    void the_quiz_is_answered_by_keys_alone() {
        List<String> right = List.of(
                "check whether",
                "take memory",
                "copy all",
                "copy again",
                "stop the machine",
                "send the last",
                "go on at",
                "announce");
        ui.type(KeyCode.J);
        assertThat(ui.focused()).isEqualTo("quiz-down-0");
        for (int place = 0; place < right.size(); place++) {
            int from = place(right.get(place));
            if (from > place) {
                ui.focus("quiz-up-" + from);
                for (int i = from; i > place; i--) {
                    ui.type(KeyCode.SPACE);
                }
            }
        }
        ui.tabTo("quiz-answer").type(KeyCode.SPACE);
        assertThat(ui.text()).contains("✓ Right");
        assertThat(ui.focused()).isEqualTo("quiz-next");
        ui.type(KeyCode.SPACE);
        assertThat(ui.text()).contains("Question 2 of 6");
        String a = choice("A pause of 97 ms");
        for (int i = 0; i < 3 && !ui.focused().equals(a); i++) {
            ui.type(KeyCode.DOWN);
        }
        ui.type(KeyCode.SPACE);
        ui.tabTo("quiz-answer").type(KeyCode.SPACE);
        assertThat(ui.text()).contains("Right: short, and not nothing.");
        assertThat(kept())
                .containsOnlyKeys("L02-1", "L02-2")
                .allSatisfy((name, mark) -> assertThat(mark.isRight()).isTrue());
    }

    private int place(String words) {
        for (int i = 0; i < 8; i++) {
            String shown = i + 1 + ". " + words;
            if (ui.text().contains(shown)) {
                return i;
            }
        }
        throw new AssertionError(words);
    }
}
