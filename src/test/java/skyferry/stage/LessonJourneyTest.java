package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skyferry.record.Entry;
import skyferry.record.LearnerRecord;
import skyferry.record.Mastery;
import skyferry.record.Progress;
import skyferry.record.RecordFile;
import skyferry.stage.Ui.Reached;

/** A student works through a whole lesson: with the mouse, by keys alone, by clicks alone; goes away and comes back. */
@Tag("robot")
@Timeout(180)
class LessonJourneyTest {
    private static final Path LESSON =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath().resolve("lessons/L02-anatomy");
    private static final String NAME = "L02";

    @TempDir
    private Path data = Path.of("");

    private Ui ui;
    private boolean closed = true;

    private Ui open() {
        ui = Ui.lesson(LESSON, data);
        closed = false;
        return ui;
    }

    @AfterEach
    void close() {
        if (!closed) {
            ui.close();
        }
    }

    private List<Entry> notes() {
        try (LearnerRecord record = RecordFile.open(data).record()) {
            return record.entries(record.learners().getFirst().code(), NAME);
        }
    }

    private void seesItself(String kind) {
        ui.awaitText(kind);
    }

    /** Says what is expected, with the pointer. */
    private void guessWithPointer() {
        ui.press("choice-p-twice-b", Reached.IN_THE_LESSON);
        ui.press("confidence-p-twice-SURE", Reached.IN_THE_LESSON);
        ui.press("lock-in-p-twice", Reached.IN_THE_LESSON);
        ui.press("choice-p-both-a", Reached.IN_THE_LESSON);
        ui.press("confidence-p-both-THINK_SO", Reached.IN_THE_LESSON);
        ui.press("lock-in-p-both", Reached.IN_THE_LESSON);
        ui.press("number-p-silence", Reached.IN_THE_LESSON);
        ui.write("100 ms");
        ui.press("confidence-p-silence-GUESS", Reached.IN_THE_LESSON);
        ui.press("lock-in-p-silence", Reached.IN_THE_LESSON);
    }

    /** From the run to the last step, with the pointer. */
    private void lookAndExplainWithPointer() {
        ui.click("to-end");
        ui.awaitText("✓");
        ui.press("step-next", Reached.IN_THE_LESSON);
        seesItself("As you said, and you were sure.");
        assertThat(ui.text()).contains("It went otherwise than you thought.");
        ui.press("step-next", Reached.IN_THE_LESSON);
        ui.press("step-next", Reached.IN_THE_LESSON);
        ui.awaitText("RUNS SIDE BY SIDE");
        ui.awaitText("stopped");
        ui.press("step-next", Reached.IN_THE_LESSON);
        assertThat(ui.text()).doesNotContain("TO REMEMBER");
        ui.press("explain-skip", Reached.IN_THE_LESSON);
        ui.awaitText("TO REMEMBER");
        ui.press("step-next", Reached.IN_THE_LESSON);
        seesItself("Step 8 of 9");
        ui.press("step-next", Reached.IN_THE_LESSON);
        seesItself("Step 9 of 9");
        ui.press("card-turn", Reached.IN_THE_LESSON);
        ui.press("grade-GOOD", Reached.IN_THE_LESSON);
        ui.awaitText("Card 2 of");
    }

    private void canDoIt() {
        ui.close();
        closed = true;
        List<Entry> notes = notes();
        assertThat(Mastery.of(notes)).isEqualTo(Mastery.CAN_DO);
        Progress progress = Progress.of(notes);
        assertThat(progress.guesses()).containsOnlyKeys("p-twice", "p-both", "p-silence");
        assertThat(progress.place().orElseThrow().step()).isEqualTo(8);
    }

    @Test
    void a_lesson_can_be_done_with_the_mouse() {
        open();
        seesItself("Step 1 of 9");
        ui.press("web-1").carryTo("host-c").letGo();
        ui.awaitText("Say first what you expect");
        ui.seesNoMove();
        ui.click("ask-do");
        seesItself("Step 2 of 9");
        guessWithPointer();
        ui.press("step-next", Reached.IN_THE_LESSON);

        ui.press("web-1").carryTo("host-c");
        ui.awaitCanvasText("fits");
        ui.letGo();
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        lookAndExplainWithPointer();
        canDoIt();
    }

    @Test
    void the_same_lesson_by_clicks_alone() {
        open();
        ui.press("step-next", Reached.IN_THE_LESSON);
        guessWithPointer();
        ui.press("step-next", Reached.IN_THE_LESSON);

        ui.clickMachine("web-1");
        ui.click("move-to");
        ui.awaitCanvasText("fits");
        ui.clickHost("host-c");
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        lookAndExplainWithPointer();
        canDoIt();
    }

    @Test
    void the_same_lesson_by_keys_alone() {
        open();
        ui.type(KeyCode.PAGE_DOWN);
        seesItself("Step 2 of 9");
        ui.type(KeyCode.J);
        assertThat(ui.focused()).isEqualTo("choice-p-twice-a");
        ui.type(KeyCode.DOWN);
        ui.tabTo("confidence-p-twice-SURE").type(KeyCode.SPACE);
        ui.tabTo("lock-in-p-twice").type(KeyCode.SPACE);
        ui.await("the next question", () -> ui.focused().equals("choice-p-both-a"));
        ui.type(KeyCode.SPACE);
        ui.tabTo("confidence-p-both-THINK_SO").type(KeyCode.SPACE);
        ui.tabTo("lock-in-p-both").type(KeyCode.SPACE);
        ui.await("the last question", () -> ui.focused().equals("number-p-silence"));
        ui.write("100 ms");
        ui.tabTo("confidence-p-silence-GUESS").type(KeyCode.SPACE);
        ui.tabTo("lock-in-p-silence").type(KeyCode.SPACE);
        ui.type(KeyCode.PAGE_DOWN);
        seesItself("Step 3 of 9");

        ui.type(KeyCode.ESCAPE);
        assertThat(ui.focused()).isEqualTo("world");
        ui.selectByKeys("web-1");
        ui.type(KeyCode.M);
        ui.awaitText("fits");
        ui.chooseByKeys("host-c");
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        ui.type(KeyCode.END);
        ui.awaitText("✓");
        ui.type(KeyCode.PAGE_DOWN);
        seesItself("As you said, and you were sure.");
        ui.type(KeyCode.PAGE_DOWN).type(KeyCode.PAGE_DOWN).type(KeyCode.PAGE_DOWN);
        seesItself("Step 7 of 9");
        ui.type(KeyCode.J);
        assertThat(ui.focused()).isEqualTo("own-words-text");
        ui.write("what changed is sent again");
        ui.tabTo("explain").type(KeyCode.SPACE);
        ui.awaitText("IN YOUR WORDS");
        ui.type(KeyCode.DIGIT1);
        ui.type(KeyCode.PAGE_DOWN).type(KeyCode.PAGE_DOWN);
        seesItself("Step 9 of 9");
        canDoIt();
        assertThat(Progress.of(notes()).ownWords()).containsValue("what changed is sent again");
    }

    @Test
    void who_comes_back_finds_the_step_the_run_and_the_words() {
        open();
        ui.press("step-next", Reached.IN_THE_LESSON);
        guessWithPointer();
        ui.press("step-next", Reached.IN_THE_LESSON);
        ui.clickMachine("web-1");
        ui.click("move-to");
        ui.awaitCanvasText("fits");
        ui.clickHost("host-c");
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        ui.type(KeyCode.SPACE);
        ui.scrubTo(0.5);
        double seconds = ui.seconds();
        ui.close();

        open();
        seesItself("Step 3 of 9");
        assertThat(ui.seconds()).isEqualTo(seconds);
        assertThat(ui.world().moves()).hasSize(1);
        ui.press("step-before", Reached.IN_THE_LESSON);
        assertThat(ui.text()).contains("You are sure.", "You think so.");
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("undone", () -> ui.world().moves().isEmpty());
    }

    @Test
    void a_run_is_reset_by_one_key_and_a_guess_is_taken_back_by_undo() {
        open();
        ui.press("step-next", Reached.IN_THE_LESSON);
        guessWithPointer();
        ui.clickMachine("web-1");
        ui.click("move-to");
        ui.awaitCanvasText("fits");
        ui.clickHost("host-c");
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        ui.type(KeyCode.BACK_SPACE);
        ui.await("reset", () -> ui.session().run().actions().isEmpty());
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("the run again", () -> ui.session().run().actions().size() == 1);
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("no move", () -> ui.session().run().actions().isEmpty());
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("asked again", () -> ui.text().contains("a guess"));
        ui.type(KeyCode.CONTROL, KeyCode.Y);
        ui.await("said again", () -> ui.text().contains("You think so."));
    }

    @Test
    void all_lessons_show_with_what_can_be_done_and_one_opens() {
        open();
        ui.press("step-next", Reached.IN_THE_LESSON);
        guessWithPointer();
        ui.type(KeyCode.ESCAPE);
        ui.type(KeyCode.O);
        ui.awaitText("RECOMMENDED NEXT");
        assertThat(ui.text()).contains("seen", "new", "BASIC", "MEDIUM", "DETAILED");
        ui.fire("lesson-L01");
        ui.await("L01", () -> ui.session().study().lesson().orElseThrow().id().equals("L01"));
        ui.type(KeyCode.O);
        ui.awaitText("Your record");
        ui.fire("record");
        ui.awaitText("Delete everything");
        assertThat(ui.text()).contains("skyferry-record/1");
        ui.fire("record-delete");
        ui.fire("record-delete-sure");
        ui.await("deleted", () -> ui.text().contains("pseudonym"));
        ui.type(KeyCode.ESCAPE);
    }
}
