package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.scene.PlotInput.Scale;
import skyferry.scene.PlotInput.Unit;

/** Charts of amounts over time. */
class PlotSceneTest {
    private static final long SECOND = 1_000_000_000L;

    private static PlotInput input(Unit unit, Scale scale, OptionalLong read, PlotInput.Line... lines) {
        return new PlotInput(
                List.of(lines), unit, scale, 0, 10 * SECOND, 2 * SECOND, read, Palette.light(), 300, 168, 1);
    }

    private static PlotInput.Line rising() {
        return new PlotInput.Line("rising", at -> at / 1e9 * 1e6);
    }

    private static List<String> texts(Picture picture) {
        return picture.ops().stream()
                .filter(DrawOp.TextLine.class::isInstance)
                .map(op -> ((DrawOp.TextLine) op).text())
                .toList();
    }

    @Test
    void valuesAreReadWithTheirUnitsAtTheInstantPointedAt() {
        assertThat(texts(PlotScene.compose(input(Unit.RATE, Scale.EVEN, OptionalLong.of(5 * SECOND), rising()))))
                .contains(Quantities.rate(5e6), "rising");
        assertThat(texts(PlotScene.compose(input(Unit.RATE, Scale.EVEN, OptionalLong.empty(), rising()))))
                .contains(Quantities.rate(2e6));
    }

    @Test
    void whereThereIsNoValueNoneIsClaimed() {
        PlotInput.Line none = new PlotInput.Line("silent", at -> Double.NaN);
        Picture picture = PlotScene.compose(input(Unit.TIME, Scale.EVEN, OptionalLong.empty(), none));
        assertThat(texts(picture)).contains("–");
        assertThat(picture.ops()).noneMatch(DrawOp.FillCircle.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"0", "2500000000", "10000000000"})
    void aPlaceMeansTheInstantThatIsDrawnThere(long nanos) {
        PlotInput input = input(Unit.BYTES, Scale.EVEN, OptionalLong.of(nanos), rising());
        double x = PlotScene.compose(input).ops().stream()
                .filter(DrawOp.FillCircle.class::isInstance)
                .mapToDouble(op -> ((DrawOp.FillCircle) op).cx())
                .findFirst()
                .orElseThrow();
        assertThat(PlotScene.instantAt(input, x)).isBetween(nanos - 1_000, nanos + 1_000);
    }

    @Test
    void byPowersOfTwoEveryHalvingGoesDownEquallyFar() {
        PlotInput.Line halving = new PlotInput.Line("left", at -> (1L << 30) / StrictMath.pow(2, at / 1e9));
        PlotInput.Line limit = new PlotInput.Line("stop", at -> 1 << 23);
        double[] y = new double[3];
        for (int i = 0; i < y.length; i++) {
            y[i] =
                    PlotScene.compose(input(Unit.BYTES, Scale.POWERS, OptionalLong.of(i * SECOND), halving, limit))
                            .ops()
                            .stream()
                            .filter(DrawOp.FillCircle.class::isInstance)
                            .mapToDouble(op -> ((DrawOp.FillCircle) op).cy())
                            .findFirst()
                            .orElseThrow();
        }
        assertThat(y[1] - y[0]).isPositive();
        assertThat(y[2] - y[1]).isCloseTo(y[1] - y[0], org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void theTableHasOneRowForEachInstantInBaseUnits() {
        String csv = PlotScene.csv(
                input(
                        Unit.BYTES,
                        Scale.EVEN,
                        OptionalLong.empty(),
                        rising(),
                        new PlotInput.Line("a \"b\"", at -> Double.NaN)),
                3);
        assertThat(csv).isEqualTo("""
            seconds,"rising (bytes)","a ""b"" (bytes)"
            0.000000000,0,
            5.000000000,5000000,
            10.000000000,10000000,
            """);
    }
}
