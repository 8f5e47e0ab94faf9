package skyferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skyferry.exchange.QemuValidation.Row;
import skyferry.migration.Stepping;

/** The recorded QEMU 7.2 runs against what is computed from their configuration: the figures that the design asks for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedRunsTest {
    private List<Row> rows;

    @BeforeAll
    void computeAllRuns() throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(RecordedRunsTest.class.getResource("/measured/summary.csv"))
                .toURI());
        rows = QemuValidation.run(Objects.requireNonNull(file.getParent()));
        rows.forEach(RecordedRunsTest::print);
        ValidationFigures.byGroup(rows).forEach(RecordedRunsTest::print);
    }

    private List<Row> plain() {
        return rows.stream()
                .filter(row -> "IUSHBNCLW".contains(row.run().group())
                        && row.run().features().plain())
                .toList();
    }

    @Test
    void plainPrecopyEndsAsMeasuredInEveryRun() {
        assertThat(plain()).hasSize(56).allMatch(Row::statusRight);
    }

    @Test
    void plainPrecopyIsWithinTheBars() {
        ValidationFigures figures = ValidationFigures.of("plain", plain());
        print(figures);
        assertThat(figures.total().median()).isLessThanOrEqualTo(0.005);
        assertThat(figures.total().p90()).isLessThanOrEqualTo(0.02);
        assertThat(figures.transferred().median()).isLessThanOrEqualTo(0.003);
        assertThat(figures.transferred().p90()).isLessThanOrEqualTo(0.01);
        assertThat(figures.roundsWithinOne()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void downtimeOverAFiniteLinkIsWithinTheBars() {
        List<Row> overLinks = plain().stream()
                .filter(row -> "LCW".contains(row.run().group()))
                .toList();
        ValidationFigures figures = ValidationFigures.of("over links", overLinks);
        print(figures);
        assertThat(figures.downtime().median()).isLessThanOrEqualTo(0.06);
        assertThat(figures.downtime().p90()).isLessThanOrEqualTo(0.20);
    }

    @Test
    void autoConvergeIsWithinTheBars() {
        List<Row> throttled =
                rows.stream().filter(row -> row.run().features().autoConverge()).toList();
        ValidationFigures figures = ValidationFigures.of("throttled", throttled);
        print(figures);
        assertThat(throttled).allMatch(Row::statusRight);
        assertThat(figures.total().median()).isLessThanOrEqualTo(0.015);
        assertThat(figures.total().p90()).isLessThanOrEqualTo(0.06);
        assertThat(figures.transferred().median()).isLessThanOrEqualTo(0.015);
        assertThat(figures.transferred().p90()).isLessThanOrEqualTo(0.06);
    }

    @Test
    void otherTechniquesAreWithinTheBars() {
        List<Row> others = rows.stream()
                .filter(row ->
                        !row.run().features().plain() && !row.run().features().autoConverge())
                .toList();
        ValidationFigures figures = ValidationFigures.of("X, P, M", others);
        print(figures);
        assertThat(others).hasSize(10).allMatch(Row::statusRight);
        assertThat(figures.total().median()).isLessThanOrEqualTo(0.01);
        assertThat(figures.total().p90()).isLessThanOrEqualTo(0.025);
        assertThat(figures.transferred().median()).isLessThanOrEqualTo(0.01);
        assertThat(figures.transferred().p90()).isLessThanOrEqualTo(0.02);
    }

    @Test
    void steppingWindowByWindowGivesTheSameToTheLastBit() {
        for (Row row : rows) {
            assertThat(QemuValidation.compute(row.run(), Stepping.WINDOW)).isEqualTo(row);
        }
    }

    private static void print(Row row) {
        var measured = row.run().measured();
        System.out.printf(
                Locale.ROOT,
                "%-46s %9s/%-9s rounds %.0f/%d total %.0f/%.1f ms sent %.2f/%.2f MiB downtime %.0f/%.1f ms pause"
                        + " %.1f/%.1f ms%n",
                row.run().name(),
                measured.status(),
                row.status(),
                measured.rounds().orElse(Double.NaN),
                row.rounds(),
                measured.totalMillis().orElse(Double.NaN),
                row.totalMillis(),
                measured.transferredBytes().orElse(Double.NaN) / (1 << 20),
                row.transferredBytes() / (1 << 20),
                measured.downtimeMillis().orElse(Double.NaN),
                row.downtimeMillis(),
                measured.guestPauseMillis().orElse(Double.NaN),
                row.guestPauseMillis());
    }

    private static void print(ValidationFigures set) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %3d runs, %3d status right, total %.2f/%.2f %% sent %.2f/%.2f %% downtime %.1f/%.1f %% pause"
                        + " %.1f/%.1f %% rounds within 1: %.0f %%%n",
                set.set(),
                set.runs(),
                set.statusRight(),
                100 * set.total().median(),
                100 * set.total().p90(),
                100 * set.transferred().median(),
                100 * set.transferred().p90(),
                100 * set.downtime().median(),
                100 * set.downtime().p90(),
                100 * set.guestPause().median(),
                100 * set.guestPause().p90(),
                100 * set.roundsWithinOne());
    }
}
