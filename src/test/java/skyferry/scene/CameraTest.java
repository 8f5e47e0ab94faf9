package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.scene.PictureBuilder.Box;

class CameraTest {
    private static final double WIDTH = 976;
    private static final double HEIGHT = 694;
    private static final Crowd THOUSAND = Crowd.of(1000, 10, 1000);

    @ParameterizedTest
    @CsvSource({"1.3, 100, 100", "4, 700, 20", "20, 488, 347", "0.5, 10, 680"})
    void whatIsUnderThePointerStaysUnderItWhenOneComesNearer(double factor, double x, double y) {
        Camera before = new Camera(2, 100, 80);

        Camera after = before.nearer(factor, x, y, 50);

        assertThat(after.worldX(x)).isCloseTo(before.worldX(x), within(1e-9));
        assertThat(after.worldY(y)).isCloseTo(before.worldY(y), within(1e-9));
        assertThat(after.zoom()).isBetween(1.0, 50.0);
    }

    @Test
    void theViewNeverLeavesThePicture() {
        for (Camera wild : List.of(new Camera(3, -500, 90), new Camera(3, 5000, 5000), new Camera(0.2, 7, 7))) {
            Camera tame = wild.within(WIDTH, HEIGHT);

            assertThat(tame.worldX(0)).isBetween(0.0, WIDTH);
            assertThat(tame.worldX(WIDTH)).isLessThanOrEqualTo(WIDTH / Math.min(1, wild.zoom()) + 1e-9);
            assertThat(tame.worldY(HEIGHT)).isLessThanOrEqualTo(HEIGHT / Math.min(1, wild.zoom()) + 1e-9);
        }
        assertThat(new Camera(1, 0, 0).moved(40, 40).within(WIDTH, HEIGHT)).isEqualTo(Camera.FIT);
    }

    @Test
    void theWayToAnotherCameraEndsThereAndComesNearerEvenly() {
        Camera far = Camera.FIT;
        Camera near = new Camera(16, 600, 400);

        assertThat(far.towards(near, 1, WIDTH, HEIGHT).near(near)).isTrue();
        assertThat(far.towards(near, 0.5, WIDTH, HEIGHT).zoom()).isCloseTo(4, within(1e-9));
        Camera here = far;
        for (int i = 0; i < 60; i++) {
            here = here.towards(near, 0.2, WIDTH, HEIGHT);
        }
        assertThat(here.near(near)).isTrue();
    }

    @Test
    void aFramedHostIsSeenWhole() {
        Box host = new Box(500, 300, 19, 15);

        Camera camera = Camera.framing(host, WIDTH, HEIGHT, 40);

        assertThat(camera.zoom()).isGreaterThan(20);
        assertThat(camera.viewX(host.x())).isPositive();
        assertThat(camera.viewX(host.right())).isLessThan(WIDTH);
        assertThat(camera.viewY(host.bottom())).isLessThan(HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({"1, CELL", "2.4, COUNT", "6, SMALL", "13, CARD", "30, CARD"})
    void theNearerOneComesTheMoreOfAHostIsDrawn(double zoom, HostGrid.Level level) {
        CanvasInput input = seen(THOUSAND, new Camera(zoom, 400, 250).within(WIDTH, HEIGHT));

        assertThat(new CanvasScene().layout(input).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.7, 2.6, 4, 6, 9, 13, 20, 32})
    void onlyWhatIsInViewIsDrawnAndNoWordLiesOnAnother(double zoom) {
        for (Crowd crowd : List.of(Crowd.of(4, 3, 3), Crowd.of(50, 10, 12), THOUSAND)) {
            CanvasInput input = seen(crowd, new Camera(zoom, 300, 200).within(WIDTH, HEIGHT));
            CanvasLayers layers = new CanvasScene().compose(input);
            Picture picture = new PictureBuilder(WIDTH, HEIGHT)
                    .place(layers.back(), 0, 0)
                    .place(layers.live(), 0, 0)
                    .build();

            assertThat(picture.ops()).hasSizeLessThan(4500);
            assertThat(Geometry.overlaps(picture)).as("overlapping").isEmpty();
            assertThat(Geometry.faint(picture)).as("faint").isEmpty();
        }
    }

    @Test
    void aHostStaysWhereItsPlaceOnTheFittedCanvasIs() {
        CanvasLayout fitted = new CanvasScene().layout(seen(THOUSAND, Camera.FIT));
        Camera camera = new Camera(7, 300, 200);
        Map<String, Box> near = new CanvasScene().layout(seen(THOUSAND, camera)).hosts();

        fitted.hosts().forEach((host, box) -> assertThat(near.get(host)).isEqualTo(camera.view(box)));
    }

    @Test
    void theMapShowsWhatIsInViewAndAPointOnItBringsItThere() {
        Camera camera = new Camera(5, 300, 200);
        CanvasInput input = seen(THOUSAND, camera);
        Picture map = new MiniMapScene().compose(input, new CanvasScene().fitted(input), 148, 104);

        assertThat(Geometry.outside(map)).isEmpty();
        Camera there = MiniMapScene.centred(camera, input, 148, 104, 74, 52);
        assertThat(there.worldX(WIDTH / 2)).isCloseTo(WIDTH / 2, within(1.0));
        assertThat(there.worldY(HEIGHT / 2)).isCloseTo(HEIGHT / 2, within(1.0));
    }

    private static CanvasInput seen(Crowd crowd, Camera camera) {
        return new CanvasInput(
                crowd.scenario(),
                crowd.world(),
                Interaction.NONE,
                Palette.light(),
                WIDTH,
                HEIGHT,
                1,
                0,
                Layers.STANDARD,
                camera);
    }
}
