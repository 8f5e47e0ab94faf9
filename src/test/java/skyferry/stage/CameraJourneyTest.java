package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scene.Camera;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.Study;

/** Coming nearer to the canvas, going about on it and back, by keys and by the corner's buttons. */
@Tag("fx")
@Timeout(60)
class CameraJourneyTest {
    private Ui ui;

    @BeforeEach
    void open() {
        ui = Ui.open(new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()), Ui.emptyLibrary());
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Camera camera() {
        return Ui.inWindow(() -> ui.window().world().viewpoint().camera());
    }

    private void settle() {
        ui.await("the camera stands", () -> {
            var viewpoint = ui.window().world().viewpoint();
            return viewpoint.camera().equals(viewpoint.wanted());
        });
    }

    @Test
    void aKeyBringsNearerAndAnotherShowsAllAgain() {
        ui.write("+");
        settle();
        assertThat(camera().zoom()).isGreaterThan(1.3);

        ui.write("0");
        settle();
        assertThat(camera()).isEqualTo(Camera.FIT);
    }

    @Test
    void theButtonsOfTheCornerDoTheSame() {
        ui.click("zoom-in");
        settle();
        double near = camera().zoom();
        assertThat(near).isGreaterThan(1.3);
        ui.click("zoom-out");
        settle();
        assertThat(camera().zoom()).isLessThan(near);
        ui.click("zoom-in").click("zoom-fit");
        settle();
        assertThat(camera()).isEqualTo(Camera.FIT);
    }

    @Test
    void theCameraFollowsAMoveToItsHosts() {
        ui.does(() -> {
            ui.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            ui.session().act(new Action.Migrate(0, "web-1", "host-b", Technique.PRECOPY, Optional.empty()));
        });
        ui.await(
                "it will move",
                () -> !ui.session().run().timeline().migrations().isEmpty());
        ui.does(() -> {
            ui.session().player().pause();
            ui.session()
                    .player()
                    .seek(ui.session().run().timeline().migrations().getFirst().lastNanos() / 2);
        });

        ui.click("follow");
        settle();

        assertThat(camera().zoom()).isGreaterThan(1.2);
        assertThat(Ui.inWindow(() -> ui.window().world().area(new Target.HostTarget("host-b"))))
                .isPresent();
    }
}
