package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.stage.session.Study;

/** Looking into the flow tables with mouse and keyboard: a packet between two machines, a leak and what mends it. */
class FlowsJourneyTest {
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
    void aPacketIsTracedBetweenTwoMachinesThatAreClicked() {
        ui.type(KeyCode.T);
        ui.awaitText("Click the machine that sends");
        ui.clickMachine("web-1");
        ui.awaitText("Click the machine that it is for");
        ui.clickMachine("web-2");

        ui.awaitCanvasText("50/51");
        ui.await("a traced packet", () -> ui.drawnText(".flow-pane").contains("TABLE BY TABLE"));
        assertThat(ui.drawnText(".flow-pane")).contains("0 CLASSIFY", "rule that hit");

        ui.type(KeyCode.ESCAPE);
        ui.await("page maps again", () -> !ui.canvasText().contains("50/51"));
    }

    @Test
    void aBlackHoleIsTakenBackByAButtonAndPutBackByUndo() {
        Map<String, String> where = Map.of("host", "host-a", "vm", "web-2", "at", "host-c");
        ui.does(() -> {
            ui.session().act(new Action.InjectFault(0, new Fault(0, FaultKind.STALE_FLOW, where)));
            ui.session().player().pause();
        });

        ui.click("isolation");
        ui.awaitText("where it is not");
        ui.click("mend");

        ui.await("no black hole", () -> ui.drawnText(".flow-pane").contains("Black holes: none"));
        assertThat(ui.session().run().actions().getLast())
                .isEqualTo(new Action.ClearFault(
                        ui.session().run().actions().getLast().atNanos(), FaultKind.STALE_FLOW, where));
        ui.does(() -> ui.session().undo());
        ui.awaitText("where it is not");
    }

    @Test
    void aLeakIsShownWithItsPacketAndTakenBackByAButton() {
        String network = FourHosts.scenario().vm("api-1").nics().getFirst().network();
        String other = FourHosts.scenario().vm("web-2").nics().getFirst().network();
        Map<String, String> where =
                Map.of("host", FourHosts.scenario().vm("api-1").host(), "network", network, "with", other);
        ui.does(() -> {
            ui.session().act(new Action.InjectFault(0, new Fault(0, FaultKind.REUSED_TAG, where)));
            ui.session().player().pause();
        });
        ui.awaitText("Isolation broken");

        ui.click("isolation");
        ui.await("the account of the leak", () -> ui.drawnText(".flow-pane").contains("THE PACKET THAT PROVES IT"));
        ui.click("mend");

        ui.awaitText("Isolation holds");
        ui.await("the matrix", () -> ui.drawnText(".flow-pane").contains("No tenant can reach another"));
    }
}
