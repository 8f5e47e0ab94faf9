package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skyferry.lesson.Dialogue;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.migration.MigrationRecord;
import skyferry.stage.learn.desk.Talk;

/** A student listens to the dialogue of a lesson on a machine without a sound device. */
@Tag("robot")
@Timeout(120)
class TalkJourneyTest {
    private static final Path LESSON =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath().resolve("lessons/L02-anatomy");

    @TempDir
    private Path data = Path.of("");

    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.lesson(LESSON, data);
        ui.await("a dialogue", () -> talk().thereProperty().get());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Talk talk() {
        return ui.window().lesson().talk();
    }

    private int spoken() {
        return Ui.inWindow(() -> talk().sentenceProperty().get());
    }

    private List<Dialogue.Line> lines() {
        return Ui.inWindow(() -> player().narration().dialogue().lines());
    }

    private NarrationPlayer player() {
        return talk().playerProperty().get().orElseThrow();
    }

    private int sentenceAt(String event) {
        List<Dialogue.Line> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).sentence().event().equals(event)) {
                return i;
            }
        }
        throw new AssertionError(event);
    }

    @Test
    void it_plays_pauses_repeats_and_changes_its_speed_by_clicks() {
        ui.click("listen");
        ui.awaitText("No sound device: the text plays along.");
        assertThat(ui.text())
                .contains("Student", "Teacher", lines().getFirst().sentence().text());
        ui.click("talk-play");
        ui.await("the first sentence", () -> spoken() == 0);
        ui.click("talk-faster")
                .click("talk-faster")
                .click("talk-faster")
                .click("talk-faster")
                .click("talk-faster");
        assertThat(ui.text()).contains("2.00 ×");
        ui.click("talk-after");
        ui.await("a later sentence by itself", () -> spoken() >= 3);
        ui.click("talk-play");
        int standing = spoken();
        long before = Ui.inWindow(() -> player().position());
        assertThat(Ui.inWindow(() -> talk().playingProperty().get())).isFalse();
        ui.click("talk-repeat");
        assertThat(spoken()).isEqualTo(standing);
        assertThat(Ui.inWindow(() -> player().position())).isLessThanOrEqualTo(before);
        ui.click("talk-slower");
        assertThat(ui.text()).contains("1.75 ×");
        ui.click("talk-close");
        assertThat(ui.text()).contains("Step 1 of 9");
    }

    @Test
    void what_is_spoken_of_is_shown_in_the_run_and_in_the_authors_where_there_is_none() {
        ui.press("step-next", Ui.Reached.IN_THE_LESSON);
        new Student(ui).guessesByKeys();
        ui.type(KeyCode.A);
        ui.await("loaded", () -> talk().playerProperty().get().isPresent());
        int pause = sentenceAt("pause");
        ui.does(() -> talk().toSentence(pause));
        ui.awaitText("has not happened in the run that is shown");
        ui.fire("talk-author");
        ui.await("the move", () -> !ui.session().run().timeline().migrations().isEmpty());
        ui.focus("transcript").type(KeyCode.UP).type(KeyCode.DOWN);
        assertThat(spoken()).isEqualTo(pause);
        MigrationRecord move = ui.session().run().timeline().migrations().getFirst();
        assertThat(Ui.inWindow(() -> ui.session().player().now()))
                .isEqualTo(move.pausedNanos().orElseThrow());
        assertThat(Ui.inWindow(() -> ui.session().player().playingProperty().get()))
                .isFalse();
        ui.type(KeyCode.ESCAPE);
        assertThat(ui.text()).contains("Step 2 of 9");
    }

    @Test
    void a_sentence_that_is_clicked_is_spoken_next() {
        ui.click("listen");
        ui.await("loaded", () -> talk().playerProperty().get().isPresent());
        ui.click("sentence-2");
        assertThat(spoken()).isEqualTo(2);
        assertThat(Ui.inWindow(() -> player().sentence())).isEqualTo(2);
    }
}
