package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.stage.session.Study;

/** A move that is refused, and the buttons that make it possible, with the real window. */
@Tag("robot")
@Timeout(120)
class RefusalJourneyTest {
    private Ui ui;

    @BeforeEach
    void open() throws IOException {
        Path file = Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/sriov/scenario.yaml");
        String still = Files.readString(file).replaceAll("(?s)\nactions:.*?\nchecks:", "\nchecks:");
        ScenarioResult result =
                new ScenarioReader(CpuMapReader.shipped()).read("scenario.yaml", still, OptionalLong.empty());
        ui = Ui.open(
                new Study(((ScenarioResult.Accepted) result).scenario(), Optional.empty(), Optional.empty()),
                Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void refused(String vm, String host, String badge) {
        ui.press(vm).carryTo(host);
        ui.awaitVerdict(host, "blocked: " + badge);
        ui.letGo();
        ui.awaitText(host + " cannot take it");
    }

    @Test
    void one_click_detaches_the_function_moves_the_machine_and_attaches_another() {
        refused("plain-1", "host-b", "SR-IOV VF attached");
        assertThat(ui.text()).contains("cannot migrate a domain with <hostdev mode='subsystem' type='pci'>");
        ui.await("the remedy's button", () -> ui.text().contains("Detach, move, attach again"));
        ui.click("refusal #fix-detach-vf");
        ui.await("a move under way", () -> !ui.session().run().actions().isEmpty());
        ui.await("the move begun", () -> !ui.world().moves().isEmpty());
        ui.type(KeyCode.END);
        assertThat(ui.hostOf("plain-1")).isEqualTo("host-b");
        assertThat(ui.world().path("plain-1", 0).orElseThrow().id()).isEqualTo("vf");
    }

    @Test
    void one_click_moves_the_machine_to_the_host_that_fits_best() {
        refused("pair-1", "host-c", "no free VF");
        ui.await("the remedy's button", () -> ui.text().contains("Move to host-b instead"));
        ui.click("refusal #fix-choose-other-host");
        ui.await("the move begun", () -> !ui.world().moves().isEmpty());
        assertThat(ui.world().moves().getFirst().record().to()).isEqualTo("host-b");
    }
}
