package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.model.Action;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Study;

/** What hands do with hosts and cables: by dragging, by a menu, by keys. */
@Tag("fx")
@Timeout(90)
class HandsJourneyTest {
    private static final Target HOST = new Target.HostTarget("host-a");

    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Target cable() {
        return new Target.LinkTarget(ui.session().run().scenario().fabric().links().stream()
                .filter(link -> link.a().startsWith("spine") || link.b().startsWith("spine"))
                .findFirst()
                .orElseThrow()
                .id());
    }

    private void awaitMovesFrom(String host) {
        ui.await(
                "machines leave",
                () -> ui.session().run().actions().stream().anyMatch(action -> action instanceof Action.Migrate)
                        && !ui.session().busyProperty().get());
        assertThat(ui.session().run().actions())
                .allSatisfy(action -> assertThat(action).isInstanceOfSatisfying(Action.Migrate.class, move -> {
                    assertThat(move.to()).isNotEqualTo(host);
                    assertThat(FourHosts.scenario().vms().get(move.vm()).host()).isEqualTo(host);
                }));
    }

    @Test
    void aHostPulledOutOfItsCardIsEmptiedAndUndoneAtOnce() {
        ui.pull(HOST, Ui.Grip.NAME, 0, 420);
        awaitMovesFrom("host-a");
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("all taken back", () -> ui.session().run().actions().isEmpty());
    }

    @Test
    void aHostThatIsPutBackKeepsItsMachines() {
        ui.pull(HOST, Ui.Grip.NAME, 10, 30);
        assertThat(Ui.inWindow(() -> ui.session().run().actions())).isEmpty();
    }

    @Test
    void theMenuOfAHostAndItsKeyEmptyItToo() {
        ui.rightClick(HOST, Ui.Grip.NAME).click("menu-DRAIN");
        awaitMovesFrom("host-a");
        ui.type(KeyCode.CONTROL, KeyCode.Z);
        ui.await("all taken back", () -> ui.session().run().actions().isEmpty());

        ui.does(() -> ui.session().selectedProperty().set(Optional.of(HOST)));
        ui.type(KeyCode.E);
        awaitMovesFrom("host-a");
    }

    @Test
    void aCablePulledOutIsCutAndPulledAgainIsPluggedIn() {
        Target cable = cable();
        String id = ((Target.LinkTarget) cable).link();
        ui.pull(cable, Ui.Grip.MIDDLE, 60, 0);
        ui.await("cut", () -> !ui.session().world().links().get(id).up());
        ui.does(() -> ui.session().player().pause());
        ui.pull(cable, Ui.Grip.MIDDLE, 60, 0);
        ui.await("plugged in", () -> ui.session().world().links().get(id).up());
    }

    @Test
    void aCableIsCutByMenuAndByKeysAndOneThatIsWholeCannotBePluggedIn() {
        Target cable = cable();
        String id = ((Target.LinkTarget) cable).link();
        ui.does(() -> ui.session().selectedProperty().set(Optional.of(cable)));
        ui.type(KeyCode.INSERT);
        ui.awaitText("the link is not cut");
        ui.type(KeyCode.ESCAPE);

        ui.does(() -> ui.session().selectedProperty().set(Optional.of(cable)));
        ui.type(KeyCode.DELETE);
        ui.await("cut", () -> !ui.session().world().links().get(id).up());
        ui.does(() -> ui.session().player().pause());
        ui.rightClick(cable, Ui.Grip.MIDDLE).click("menu-RESTORE_LINK");
        ui.await("plugged in", () -> ui.session().world().links().get(id).up());
    }

    @Test
    void everyKindOfThingHasAMenu() {
        for (Target target : new Target[] {
            new Target.VmTarget("web-1"),
            HOST,
            new Target.NodeTarget("spine-1"),
            new Target.NetworkTarget("acme-net"),
            new Target.BridgeTarget("host-a")
        }) {
            ui.rightClick(target, target.equals(HOST) ? Ui.Grip.NAME : Ui.Grip.MIDDLE);
            assertThat(ui.text()).as("menu of " + target).contains("Trace a packet from one machine to another");
            ui.type(KeyCode.ESCAPE);
        }
    }
}
