package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.stage.session.Study;

/** The main job with the real window: move a machine with the pointer, by clicks, by keys; look back; take it back. */
@Tag("robot")
@Timeout(120)
class MoveJourneyTest {
    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    @Test
    void a_machine_dragged_to_a_host_moves_there_and_back_in_time() {
        ui.press("web-1").carryTo("host-c");
        ui.awaitCanvasText("fits");
        ui.awaitCanvasText("blocked");
        ui.awaitVerdict("host-d", "blocked: avx512f missing");
        ui.seesNoMove();

        ui.letGo();
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        assertThat(ui.world().moves().getFirst().record().to()).isEqualTo("host-c");
        ui.await("time going on", () -> ui.seconds() > 0.2);

        ui.type(KeyCode.SPACE);
        ui.type(KeyCode.RIGHT);
        ui.awaitText("round 2");
        ui.type(KeyCode.END);
        assertThat(ui.hostOf("web-1")).isEqualTo("host-c");

        ui.scrubTo(0.25);
        assertThat(ui.hostOf("web-1")).isEqualTo("host-a");
        assertThat(ui.world().moves()).hasSize(1);

        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("no move", () -> ui.world().moves().isEmpty());
        ui.seesNoMove();
        ui.type(KeyCode.CONTROL, KeyCode.Y);
        ui.await("the move again", () -> ui.world().moves().size() == 1);
    }

    @Test
    void the_same_move_by_keys_alone() {
        ui.type(KeyCode.TAB);
        ui.type(KeyCode.TAB);
        ui.awaitText("web-1");
        ui.type(KeyCode.M);
        ui.awaitText("fits");
        ui.type(KeyCode.DOWN);
        ui.type(KeyCode.ENTER);
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        assertThat(ui.world().moves().getFirst().record().to()).isEqualTo("host-c");
        ui.type(KeyCode.END);
        assertThat(ui.hostOf("web-1")).isEqualTo("host-c");
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("undone", () -> ui.hostOf("web-1").equals("host-a"));
        ui.seesNoMove();
    }

    @Test
    void the_same_move_by_clicks_alone() {
        ui.clickMachine("web-1");
        ui.click("move-to");
        ui.awaitCanvasText("fits");
        ui.clickHost("host-c");
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        assertThat(ui.world().moves().getFirst().record().to()).isEqualTo("host-c");
        ui.click("play");
        ui.click("to-end");
        assertThat(ui.hostOf("web-1")).isEqualTo("host-c");
        ui.click("undo");
        ui.await("undone", () -> ui.hostOf("web-1").equals("host-a"));
    }

    @Test
    void a_host_that_cannot_have_the_machine_says_why_and_what_helps() {
        ui.press("web-1").carryTo("host-d");
        ui.awaitCanvasText("blocked");
        ui.awaitVerdict("host-d", "blocked: avx512f missing");
        ui.letGo();
        ui.awaitText("host-d cannot take it");
        assertThat(ui.text()).contains("avx512f", "What helps", "Give the guest a CPU model that both hosts have");
        ui.seesNoMove();

        ui.type(KeyCode.ESCAPE);
        ui.press("db-1").carryTo("host-b");
        ui.awaitVerdict("host-b", "blocked: no memory");
        ui.letGo();
        ui.awaitText("host-b cannot take it");
        assertThat(ui.text()).contains("Move something else away from that host first");
        ui.seesNoMove();
        assertThat(ui.hostOf("db-1")).isEqualTo("host-a");
    }
}
