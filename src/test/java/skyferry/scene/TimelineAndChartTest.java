package skyferry.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;
import skyferry.scene.Picture.Target;

class TimelineAndChartTest {
    private static final Timeline ONE = Runs.oneMove();
    private static final Palette LIGHT = Palette.light();

    private static Picture timeline(Timeline run, long now) {
        return new TimelineScene().compose(new TimelineInput(run, now, 0, run.endNanos(), LIGHT, 1600, 191, 1));
    }

    private static Optional<DrawOp.TextLine> line(Picture picture, String start) {
        return Geometry.words(picture).stream()
                .filter(l -> l.text().startsWith(start))
                .findFirst();
    }

    @Test
    void everyMachineThatMovesEveryProbeAndTheVerdictHaveALane() {
        List<String> words = Geometry.words(timeline(ONE, 0)).stream()
                .map(DrawOp.TextLine::text)
                .toList();
        assertThat(words).contains("web-1 migration", "host-a → leaf-1", "pings db-1 → web-1", "switches", "isolation");
        assertThat(words).contains("round 1 · 3.9 GiB", "pause");
    }

    @Test
    void theLengthOfThePauseIsTheOneOfTheRecord() {
        MigrationRecord move = ONE.migrations().getFirst();
        long pause = move.resumedNanos().orElseThrow() - move.pausedNanos().orElseThrow();
        assertThat(line(timeline(ONE, 0), "down "))
                .get()
                .extracting(DrawOp.TextLine::text)
                .isEqualTo("down " + Quantities.duration(pause));
    }

    @Test
    void pointingAtARoundAPauseAndTheEmptyAxisNamesTheirInstants() {
        MigrationRecord move = ONE.migrations().getFirst();
        Picture picture = timeline(ONE, 0);
        TimeAxis axis = new TimelineScene().axis(new TimelineInput(ONE, 0, 0, ONE.endNanos(), LIGHT, 1600, 191, 1));
        double y =
                Geometry.bounds(line(picture, "web-1 migration").orElseThrow()).centerY();
        assertThat(picture.hit(axis.x(1_000_000_000L), y))
                .contains(new Target.MomentTarget(move.roundsDetail().getFirst().startNanos(), "web-1 round 1"));
        long paused = move.pausedNanos().orElseThrow();
        assertThat(picture.hit(axis.x(paused + 50_000_000L), y))
                .contains(new Target.MomentTarget(paused, "web-1 pause"));
        assertThat(picture.hit(axis.x(5_000_000_000L), y)).containsInstanceOf(Target.TimeTarget.class);
        assertThat(picture.hit(20, y)).isEmpty();
    }

    @Test
    void placesAndInstantsOnTheAxisAreEachOthersInverse() {
        TimeAxis axis = new TimeAxis(2_000, 9_000_000_000L, 150, 1_576);
        for (long t = 2_000; t < 9_000_000_000L; t += 123_456_789L) {
            assertThat(axis.nanos(axis.x(t))).isBetween(t - 1, t + 1);
        }
        assertThat(axis.x(-5)).isEqualTo(150);
        assertThat(axis.nanos(9_999)).isEqualTo(9_000_000_000L);
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        Timeline crowded = Runs.crowded();
        List<String> words = Geometry.words(timeline(crowded, 0)).stream()
                .map(DrawOp.TextLine::text)
                .toList();
        long shown = words.stream().filter(text -> text.startsWith("pings ")).count();
        assertThat(words).contains("+ " + (14 - shown) + " more probes", "switches", "isolation", "crm-1 migration");
        assertThat(shown).isGreaterThan(0);
    }

    @Test
    void afterTheLastInstantNothingOfTheTimelineIsDashed() {
        assertThat(dashes(timeline(ONE, ONE.endNanos()))).isZero();
        assertThat(dashes(timeline(ONE, 0))).isGreaterThan(0);
    }

    private static long dashes(Picture picture) {
        return picture.ops().stream()
                .filter(op -> op instanceof DrawOp.StrokeRect r && r.dash().length > 0)
                .count();
    }

    @Test
    void theChartStandsWhereTheRecordSaysAndNamesTheStopLine() {
        MigrationRecord move = ONE.migrations().getFirst();
        Picture early = ChartScene.memoryLeft(move, 100_000_000L, LIGHT, 296, 160, 1);
        Picture late = ChartScene.memoryLeft(move, 3_000_000_000L, LIGHT, 296, 160, 1);
        assertThat(line(early, "stop line: rate × 100 ms")).isPresent();
        assertThat(dot(late).cx()).isGreaterThan(dot(early).cx());
        assertThat(dot(late).cy())
                .as("less is left: lower")
                .isGreaterThan(dot(early).cy());
        assertThat(line(early, "4 GiB").orElseThrow().y() - 4)
                .as("4 GiB are left at first")
                .isBetween(dot(early).cy() - 4, dot(early).cy() + 4);
    }

    private static DrawOp.FillCircle dot(Picture picture) {
        return picture.ops().stream()
                .filter(DrawOp.FillCircle.class::isInstance)
                .map(DrawOp.FillCircle.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aThousandRoundsBecomeABandOfFewPoints() {
        Timeline endless = Runs.endless();
        MigrationRecord move = endless.migrations().getFirst();
        assertThat(move.roundsDetail().size()).isGreaterThan(500);
        Picture chart = ChartScene.memoryLeft(move, endless.endNanos(), LIGHT, 296, 160, 1);
        assertThat(chart.ops()).hasAtLeastOneElementOfType(DrawOp.FillPath.class);
        int points = chart.ops().stream()
                .mapToInt(op -> op instanceof DrawOp.StrokePath p ? p.xy().length / 2 : 0)
                .sum();
        assertThat(points).isLessThan(1_000);
    }
}
