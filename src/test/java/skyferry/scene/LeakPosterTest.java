package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.stage.FourHosts;

class LeakPosterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Map<FaultKind, Timeline> RUNS = Map.of(
            FaultKind.REUSED_TAG, run(FaultKind.REUSED_TAG),
            FaultKind.WRONG_VNI, run(FaultKind.WRONG_VNI),
            FaultKind.UNCHECKED_VNI, run(FaultKind.UNCHECKED_VNI));

    private static Timeline run(FaultKind kind) {
        Fault fault = new Fault(SECOND, kind, Map.of("host", "host-b", "network", "acme-net"));
        return Run.simulate(
                FourHosts.scenario(), List.of(new Action.InjectFault(SECOND, fault)), Horizon.at(3 * SECOND));
    }

    private static Picture poster(FaultKind kind, Palette palette, double width, double height, double scale) {
        PosterInput input = new PosterInput(RUNS.get(kind), 2 * SECOND, palette, width, height, scale, "A leak");
        return new LeakPosterScene().compose(input).orElseThrow();
    }

    private static List<String> words(Picture picture) {
        return Geometry.words(picture).stream().map(DrawOp.TextLine::text).toList();
    }

    static Stream<Arguments> looks() {
        List<Arguments> looks = new ArrayList<>();
        for (FaultKind kind : List.of(FaultKind.REUSED_TAG, FaultKind.WRONG_VNI, FaultKind.UNCHECKED_VNI)) {
            for (double width : new double[] {1280, 1600}) {
                for (double scale : new double[] {0.8, 1, 1.3}) {
                    looks.add(Arguments.of(kind, width, scale));
                }
            }
        }
        return looks.stream();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theAccountOfALeakIsCleanAtEverySizeInEveryTheme(FaultKind kind, double width, double scale) {
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            Picture picture = poster(kind, palette, width, width * 0.625, scale);

            assertThat(Geometry.outside(picture)).as("outside").isEmpty();
            assertThat(Geometry.overlaps(picture)).as("overlapping").isEmpty();
            assertThat(Geometry.faint(picture)).as(palette.name() + ": faint").isEmpty();
        }
    }

    @Test
    void theAccountNamesTenantsInstantFaultPacketAndCheckedFix() {
        assertThat(words(poster(FaultKind.REUSED_TAG, Palette.dark(), 1600, 1000, 1)))
                .anyMatch(text -> text.startsWith("Leak: "))
                .anyMatch(text -> text.startsWith("Since 1.00 s, when the fault “reused tag” was injected"))
                .anyMatch(text -> text.startsWith("eth 52:54:00"))
                .contains("CAUSE AND SMALLEST FIX", "1 flow changes on host-b; nothing else breaks (checked).")
                .contains("TENANT × TENANT", "own", "none");
    }

    @Test
    void theTrailCrossesTheWireUnderTheForeignVni() {
        assertThat(words(poster(FaultKind.WRONG_VNI, Palette.light(), 1600, 1000, 1)))
                .contains("over the wire, VNI 5002")
                .anyMatch(text -> text.endsWith("under VNI 5002"));
    }

    @Test
    void thereIsNoAccountWhileTenantsAreApart() {
        PosterInput before =
                new PosterInput(RUNS.get(FaultKind.REUSED_TAG), 0, Palette.light(), 1600, 1000, 1, "No leak");

        assertThat(new LeakPosterScene().compose(before)).isEmpty();
    }

    @Test
    void longRulesAreBrokenNotCut() {
        String rule = "in_port=11,ip,dl_src=52:54:00:a0:00:14,nw_src=10.0.0.14";

        List<String> lines = Column.wrapped(rule, DrawOp.Face.MONO, 11, 90);

        assertThat(String.join("", lines)).isEqualTo(rule);
        assertThat(lines).allMatch(line -> TextMeasure.width(line, DrawOp.Face.MONO, 11) <= 90);
    }
}
