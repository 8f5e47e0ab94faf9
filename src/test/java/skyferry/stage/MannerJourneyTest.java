package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.migration.MigrationRecord;
import skyferry.model.Technique;
import skyferry.stage.session.Study;

/** Choosing how a machine moves, with the real window: by keys, by clicks, with the pointer; for one move and for all. */
@Tag("robot")
@Timeout(120)
class MannerJourneyTest {
    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private MigrationRecord move() {
        ui.await("a move under way", () -> !ui.world().moves().isEmpty());
        return ui.world().moves().getFirst().record();
    }

    @Test
    void technique_and_an_option_by_keys_alone() {
        ui.type(KeyCode.TAB);
        ui.type(KeyCode.TAB);
        ui.type(KeyCode.H);
        ui.awaitText("Memory is sent in rounds");
        ui.type(KeyCode.TAB);
        ui.type(KeyCode.SPACE);
        ui.awaitText("first what it touches");
        ui.focus("option-downtime-limit");
        ui.replaceText("50 ms");
        ui.type(KeyCode.ENTER);
        ui.type(KeyCode.ESCAPE);
        ui.type(KeyCode.DOWN);
        ui.awaitText("host-c: ");
        ui.type(KeyCode.ENTER);
        assertThat(move().to()).isEqualTo("host-c");
        assertThat(move().technique()).isEqualTo(Technique.POSTCOPY);
        assertThat(move().options().downtimeLimitNanos()).isEqualTo(50_000_000L);
        assertThat(ui.session().run().scenario().migration().downtimeLimitNanos())
                .isNotEqualTo(50_000_000L);
    }

    @Test
    void technique_and_an_option_by_clicks_alone() {
        ui.clickMachine("web-1");
        ui.click("move-to");
        ui.click("technique-postcopy");
        ui.awaitText("first what it touches");
        ui.click("option-tls");
        ui.clickHost("host-c");
        assertThat(move().technique()).isEqualTo(Technique.POSTCOPY);
        assertThat(move().options().stream().tls()).isTrue();
        ui.awaitCanvasText("faults");
        ui.awaitText("Pages asked for");
    }

    @Test
    void a_machine_dropped_with_control_held_asks_how_before_it_goes() {
        ui.press("web-1").carryTo("host-c");
        ui.awaitCanvasText("fits");
        ui.letGoWithControl("host-c");
        ui.awaitText("How it moves".toUpperCase(java.util.Locale.ROOT));
        ui.seesNoMove();
        ui.slide("slide-downtime-limit", 0.9);
        ui.await(
                "another limit",
                () -> ui.session().draft().state().manner().options().downtimeLimitNanos() > 1e9);
        ui.awaitText("host-c: ");
        ui.click("manner-move");
        assertThat(move().to()).isEqualTo("host-c");
        assertThat(move().options().downtimeLimitNanos()).isGreaterThan(1_000_000_000L);
    }

    @Test
    void a_value_that_cannot_be_is_refused_in_one_sentence_and_nothing_changes() {
        ui.clickMachine("web-1");
        ui.click("how-there");
        ui.focus("option-downtime-limit");
        ui.replaceText("5 parsec");
        ui.type(KeyCode.ENTER);
        ui.awaitText("“5 parsec” is no amount with a unit such as ms, s, min");
        assertThat(ui.session().draft().state().manner().options())
                .isEqualTo(FourHosts.scenario().migration());
        ui.type(KeyCode.ESCAPE);
        assertThat(ui.text()).doesNotContain("parsec");
    }

    @Test
    void the_scenarios_options_are_changed_where_nothing_is_selected_and_taken_back() {
        long before = FourHosts.scenario().migration().downtimeLimitNanos();
        ui.type(KeyCode.ESCAPE);
        ui.focus("option-downtime-limit");
        ui.replaceText("1.5 s");
        ui.type(KeyCode.ENTER);
        ui.await("another limit", () -> limit() == 1_500_000_000L);
        ui.type(KeyCode.ESCAPE);
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("the old limit", () -> limit() == before);
        ui.type(KeyCode.CONTROL, KeyCode.Y);
        ui.await("the new limit again", () -> limit() == 1_500_000_000L);
    }

    private long limit() {
        return ui.session().run().scenario().migration().downtimeLimitNanos();
    }
}
