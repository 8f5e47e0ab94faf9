package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skyferry.record.LearnerRecord;
import skyferry.record.Mastery;
import skyferry.record.RecordFile;
import skyferry.stage.Ui.Reached;

/** A student reaches the goals of a Medium and of a Detailed lesson with the mouse, of one by clicks alone, of one by keys alone. */
@Tag("robot")
@Timeout(240)
class TrackJourneyTest {
    private static final Path LESSONS =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath().resolve("lessons");
    private static final int MOST_STEPS = 60;
    /** By then what was wrong at first has been put right in these lessons. */
    private static final double REPAIRED = 16;

    @TempDir
    private Path data = Path.of("");

    private Ui ui;
    private String id = "";

    private void open(String folder) {
        ui = Ui.lesson(LESSONS.resolve(folder), data);
        id = folder.substring(0, 3);
        ui.type(KeyCode.PAGE_DOWN);
    }

    @AfterEach
    void close() {
        ui.close();
        try (LearnerRecord record = RecordFile.open(data).record()) {
            assertThat(Mastery.of(record.entries(record.learners().getFirst().code(), id)))
                    .isEqualTo(Mastery.CAN_DO);
        }
    }

    private void moves(int moves) {
        ui.await(
                moves + " moves",
                () -> ui.session().run().timeline().migrations().size() >= moves);
        ui.type(KeyCode.END);
    }

    private void drag(String vm, String host, int moves) {
        ui.press(vm).carryTo(host);
        ui.awaitCanvasText("fits");
        ui.letGo();
        moves(moves);
    }

    /** To an instant after what was wrong has been put right. */
    private void scrubPastTheRepair() {
        double end = Ui.inWindow(() -> ui.session().player().endProperty().get() / 1e9);
        ui.scrubTo(Math.min(0.97, (REPAIRED + 1) / end * 0.9 + 0.08));
        assertThat(ui.seconds()).isGreaterThan(REPAIRED - 1);
    }

    /** Whether the goals are reached, when the engine has had time to say so. */
    private boolean reached() {
        ui.await("reached", () -> ui.window().lesson().reached());
        return Ui.inWindow(() -> ui.window().lesson().reached());
    }

    private void reset() {
        ui.type(KeyCode.BACK_SPACE);
        ui.await("reset", () -> ui.session().run().actions().isEmpty());
    }

    @Test
    void a_medium_lesson_with_the_mouse() {
        open("L06-overlay");
        new Student(ui).guessesByClicks();
        drag("web-1", "host-b", 1);
        reset();
        scrubPastTheRepair();
        drag("web-1", "host-b", 1);
        assertThat(reached()).isTrue();
    }

    @Test
    void a_detailed_lesson_with_the_mouse() {
        open("L08-rules");
        new Student(ui).guessesByClicks();
        drag("web-1", "host-b", 1);
        reset();
        drag("old-1", "host-b", 1);
        drag("old-1", "host-a", 2);
        reset();
        scrubPastTheRepair();
        drag("web-1", "host-b", 1);
        assertThat(reached()).isTrue();
    }

    @Test
    void a_lesson_by_clicks_alone() {
        open("L05-same-address");
        new Student(ui).guessesByClicks();
        click("web-1", "host-b");
        ui.press("reset", Reached.IN_THE_LESSON);
        ui.await("reset", () -> ui.session().run().actions().isEmpty());
        scrubPastTheRepair();
        click("web-1", "host-b");
        assertThat(reached()).isTrue();
    }

    private void click(String vm, String host) {
        ui.clickMachine(vm);
        ui.click("move-to");
        ui.awaitCanvasText("fits");
        ui.clickHost(host);
        ui.await("a move", () -> !ui.session().run().timeline().migrations().isEmpty());
        ui.click("to-end");
    }

    @Test
    void a_lesson_by_keys_alone() {
        open("L06-overlay");
        new Student(ui).guessesByKeys();
        ui.type(KeyCode.ESCAPE);
        byKeys("web-1", "host-b");
        reset();
        ui.type(KeyCode.ESCAPE);
        ui.type(KeyCode.HOME);
        for (int i = 0; i < MOST_STEPS && ui.seconds() < REPAIRED - 1; i++) {
            ui.type(KeyCode.RIGHT);
        }
        byKeys("web-1", "host-b");
        assertThat(reached()).isTrue();
    }

    private void byKeys(String vm, String host) {
        ui.selectByKeys(vm);
        ui.type(KeyCode.M);
        ui.awaitText("fits");
        ui.chooseByKeys(host);
        moves(1);
    }
}
