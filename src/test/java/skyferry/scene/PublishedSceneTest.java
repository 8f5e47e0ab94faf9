package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.exchange.published.Figure;
import skyferry.exchange.published.RoundVolumes;

class PublishedSceneTest {
    private static final List<RoundVolumes> CLARK = RoundVolumes.clark();
    private static final Figure IDLE =
            new Figure("idle guest", "total_s", 2, 2.5, OptionalDouble.empty(), OptionalDouble.empty());

    private static List<DrawOp.TextLine> texts(Picture picture) {
        return picture.ops().stream()
                .filter(DrawOp.TextLine.class::isInstance)
                .map(DrawOp.TextLine.class::cast)
                .toList();
    }

    @Test
    void everyRoundOfBothKindsHasItsPoint() {
        Picture picture = PublishedScene.of(CLARK, List.of(IDLE), Palette.light(), 1600, 1000);
        long rings = picture.ops().stream()
                .filter(DrawOp.StrokeCircle.class::isInstance)
                .count();
        long filled = picture.ops().stream()
                .filter(op -> op instanceof DrawOp.FillCircle c
                        && c.argb() == Palette.light().accent())
                .count();
        assertThat(CLARK).hasSize(4);
        assertThat(rings)
                .isEqualTo(
                        1 + CLARK.stream().mapToLong(v -> v.published().size()).sum());
        assertThat(filled)
                .isEqualTo(
                        1 + CLARK.stream().mapToLong(v -> v.computed().size()).sum());
        assertThat(texts(picture).stream().map(DrawOp.TextLine::text)).contains("+25.0 %", "not judged", "2.50 s");
    }

    @Test
    void whatIsTenTimesAsMuchLiesOneLineHigher() {
        RoundVolumes two = new RoundVolumes("a guest", List.of(), List.of(100.0, 10.0, 1.0));
        Picture picture = PublishedScene.of(List.of(two), List.of(), Palette.light(), 1600, 1000);
        List<Double> heights = picture.ops().stream()
                .filter(op -> op instanceof DrawOp.FillCircle c
                        && c.argb() == Palette.light().accent())
                .map(op -> ((DrawOp.FillCircle) op).cy())
                .skip(1)
                .toList();
        assertThat(heights.get(1) - heights.get(0))
                .isPositive()
                .isCloseTo(heights.get(2) - heights.get(1), offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1600, 1000", "1280, 800", "800, 700"})
    void noTextLeavesThePicture(double width, double height) {
        for (DrawOp.TextLine line : texts(PublishedScene.of(CLARK, List.of(IDLE), Palette.dark(), width, height))) {
            double w = TextMeasure.width(line.text(), line.face(), line.size());
            double left = switch (line.align()) {
                case LEFT -> line.x();
                case CENTER -> line.x() - w / 2;
                case RIGHT -> line.x() - w;
            };
            assertThat(left).as(line.text()).isGreaterThanOrEqualTo(0);
            assertThat(left + w).as(line.text()).isLessThanOrEqualTo(width);
        }
    }
}
