package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.run.Timeline;

class WindowPicturesTest {
    private static final Map<String, Timeline> RUNS = new LinkedHashMap<>();

    static {
        RUNS.put("one move", Runs.oneMove());
        RUNS.put("quiet", Runs.quiet());
        RUNS.put("endless", Runs.endless());
        RUNS.put("crowded", Runs.crowded());
    }

    static Stream<Arguments> looks() {
        List<Arguments> looks = new ArrayList<>();
        for (String run : RUNS.keySet()) {
            for (double textScale : new double[] {0.8, 1, 1.5, 2}) {
                for (double width : new double[] {1280, 1600}) {
                    looks.add(Arguments.of(run, textScale, width));
                }
            }
        }
        return looks.stream();
    }

    private static List<Long> instants(Timeline run) {
        List<Long> instants = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            instants.add(run.endNanos() * i / 10);
        }
        run.migrations().forEach(move -> move.pausedNanos().ifPresent(paused -> instants.add(paused + 1_000_000)));
        return instants;
    }

    private static void clean(Picture picture, String what) {
        assertThat(Geometry.outside(picture)).as(what + ": outside").isEmpty();
        assertThat(Geometry.overlaps(picture)).as(what + ": overlapping").isEmpty();
        assertThat(Geometry.faint(picture)).as(what + ": faint").isEmpty();
        for (DrawOp.TextLine line : Geometry.words(picture)) {
            assertThat(TextMeasure.covers(line.text(), line.face()))
                    .as(line.text())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theTimelineIsCleanAtEveryInstantAndZoom(String name, double textScale, double width) {
        Timeline run = RUNS.get(name);
        for (Palette palette : List.of(Palette.light(), Palette.dark(), Palette.projector())) {
            for (long now : instants(run)) {
                for (double share : new double[] {1, 0.1, 0.004}) {
                    long span = Math.round(run.endNanos() * share);
                    long from = Math.max(0, Math.min(run.endNanos() - span, now - span / 2));
                    Picture picture = new TimelineScene()
                            .compose(new TimelineInput(run, now, from, from + span, palette, width, 191, textScale));
                    clean(picture, name + " " + palette.name() + " now " + now + " share " + share);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theChartIsCleanAtEveryInstant(String name, double textScale, double width) {
        Timeline run = RUNS.get(name);
        for (MigrationRecord move : run.migrations()) {
            if (move.outcome() != Outcome.REFUSED) {
                for (long now : instants(run)) {
                    Picture picture = ChartScene.memoryLeft(move, now, Palette.light(), width * 0.185, 150, textScale);
                    clean(picture, name + " now " + now);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theWholeWindowIsCleanAroundItsCanvas(String name, double textScale, double width) {
        Timeline run = RUNS.get(name);
        for (Palette palette : List.of(Palette.light(), Palette.dark())) {
            for (long now : instants(run)) {
                Picture picture = new PosterScene()
                        .compose(new PosterInput(
                                run, now, palette, width, width * 0.625, textScale, "Why the last round decides"));
                clean(aroundTheCanvas(picture), name + " " + palette.name() + " now " + now);
            }
        }
    }

    /** What is drawn after the canvas, which has tests of its own: the bar at the top comes first. */
    private static Picture aroundTheCanvas(Picture picture) {
        List<DrawOp> ops = picture.ops();
        int bar = 0;
        while (!(ops.get(bar) instanceof DrawOp.FillRect r && r.x() == 0 && r.y() == 0 && r.w() == picture.width())) {
            bar++;
        }
        assertThat(bar).as("operations of the canvas").isGreaterThan(100);
        return new Picture(picture.width(), picture.height(), ops.subList(bar, ops.size()), picture.hits());
    }
}
