package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;

/**
 * Draw calls of a frame with twenty moves under way, the gate for speed that does not depend on the machine. In software a frame
 * has room for about 2,000 squares on whole pixels, or for 100 shapes with soft edges, which cost twenty times as much.
 */
class DrawCallsTest {
    private static final int MOVES = 20;
    private static final long UNDER_WAY = 1_500_000_000L;
    private static final long PULSE = 16_666_667L;
    private static final double WIDTH = 976;
    private static final double HEIGHT = 694;

    @ParameterizedTest
    @CsvSource({"50, 12, 1200, 60", "1000, 1000, 1500, 130"})
    void aFrameWithTwentyMovesUnderWayIsFewCallsAndFewerWithSoftEdges(int hosts, int tenants, int calls, int soft) {
        Frames frames = new Frames(hosts, tenants);
        for (int pulse = 0; pulse < 5; pulse++) {
            CanvasInput input = frames.at(UNDER_WAY + pulse * PULSE, pulse / 60.0);
            Picture moving = frames.scene.aboveBands(input);

            assertThat(input.world().moves()).hasSize(MOVES);
            assertThat(moving.ops()).hasSizeLessThan(calls);
            assertThat(moving.ops().stream().filter(DrawCallsTest::soft).count())
                    .isLessThan(soft);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 12", "1000, 1000"})
    void betweenTwoPulsesNeitherTheWorldAtRestNorTheBandsAreDrawnAgain(int hosts, int tenants) {
        Frames frames = new Frames(hosts, tenants);
        CanvasInput first = frames.at(UNDER_WAY, 0);
        CanvasInput next = frames.at(UNDER_WAY + PULSE, 1 / 60.0);

        assertThat(frames.scene.backKey(next)).isEqualTo(frames.scene.backKey(first));
        assertThat(frames.scene.bandKey(next)).isEqualTo(frames.scene.bandKey(first));
        assertThat(frames.scene.aboveBands(next).ops())
                .isNotEqualTo(frames.scene.aboveBands(first).ops());
    }

    @Test
    void theLayersDrawnApartAreThePictureDrawnAtOnce() {
        Frames frames = new Frames(50, 12);
        CanvasInput input = frames.at(UNDER_WAY, 0.3);
        List<DrawOp> apart = new ArrayList<>(frames.scene.bands(input).ops());
        apart.addAll(frames.scene.aboveBands(input).ops());

        assertThat(apart.stream().map(DrawCallsTest::looks))
                .containsExactlyElementsOf(frames.scene.live(input).ops().stream()
                        .map(DrawCallsTest::looks)
                        .toList());
        assertThat(frames.scene.bands(input).ops()).hasSize(MOVES);
    }

    /** Arrays are compared by what is in them. */
    private static Object looks(DrawOp op) {
        return op instanceof DrawOp.StrokePath path
                ? List.of(java.util.Arrays.toString(path.xy()), path.width(), path.argb())
                : op instanceof DrawOp.CellGrid || op instanceof DrawOp.StrokeRect ? op.getClass() : op;
    }

    private static boolean soft(DrawOp op) {
        return switch (op) {
            case DrawOp.FillRect rect -> rect.radius() > 0 || rect.x() != Math.rint(rect.x()) && rect.w() < 10;
            case DrawOp.StrokeRect rect -> rect.radius() > 0;
            case DrawOp.CellGrid grid -> false;
            case DrawOp.TextLine line -> false;
            default -> true;
        };
    }

    /** A run with twenty moves and the scene that draws it. */
    private static final class Frames {
        private final CanvasScene scene = new CanvasScene();
        private final Timeline timeline;

        Frames(int hosts, int tenants) {
            List<Action> moves = new ArrayList<>();
            for (int i = 0; i < MOVES; i++) {
                String to = "host-" + (1 + (i * 2 + hosts / 2) % hosts);
                moves.add(new Action.Migrate(0, "vm-" + i * 20, to, Technique.PRECOPY, Optional.empty()));
            }
            timeline = Run.simulate(Crowd.of(hosts, 10, tenants).scenario(), moves, Horizon.at(2_000_000_000L));
        }

        CanvasInput at(long nanos, double motion) {
            return new CanvasInput(
                    timeline.scenario(),
                    timeline.at(nanos),
                    Interaction.NONE,
                    Palette.light(),
                    WIDTH,
                    HEIGHT,
                    1,
                    motion);
        }
    }
}
