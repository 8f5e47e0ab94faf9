package skyferry.exchange.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import skyferry.exchange.MalformedTable;

/** What papers and manuals published, beside what the engine makes of the same guests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedCasesTest {
    private static final Path TABLE = Path.of("src/test/resources/published/published.csv");

    private PublishedReport report;

    @BeforeAll
    void compute() throws IOException {
        report = PublishedReport.of(TABLE);
    }

    @Test
    void everyJudgedFigureIsWithinItsBounds() {
        report.figures()
                .forEach(figure -> System.out.printf(
                        Locale.ROOT,
                        "%-42.42s %-16s published %10.3f computed %10.3f %+6.1f %%%n",
                        figure.subject(),
                        figure.metric(),
                        figure.reference(),
                        figure.computed(),
                        100 * figure.error()));
        assertThat(report.figures()).allMatch(Figure::within);
    }

    @Test
    void theFourGuestsOfClarkEtAlAreJudgedOnTotalAndDowntime() {
        List<String> judged = report.figures().stream()
                .filter(figure -> figure.least().isPresent())
                .map(figure -> figure.subject().substring(0, 6) + " " + figure.metric())
                .toList();
        assertThat(judged)
                .contains("SPECwe total_s", "SPECwe downtime_ms", "Quake  total_s", "Quake  downtime_ms")
                .contains("Simple total_s", "Simple downtime_ms", "MMunch downtime_ms", "MMunch transferred_mib");
    }

    @Test
    void everyOtherRowOfTheTableSaysWhatItLacks() throws IOException {
        int rows = CsvTable.of(TABLE, Files.readString(TABLE), List.of("case"))
                .rows()
                .size();
        Set<String> computed = new HashSet<>();
        report.figures().forEach(figure -> computed.add(figure.subject()));
        assertThat(rows).isEqualTo(69);
        assertThat(computed.size() + report.lacking().size()).isEqualTo(rows);
        assertThat(report.lacking().values())
                .allSatisfy(lacks -> assertThat(lacks).isNotEmpty());
    }

    @Test
    void roundVolumesFollowThePublishedOnes() {
        RoundVolumes web = volumes("clark-specweb99");
        assertThat(web.computed().get(0)).isCloseTo(676.8, within(0.05 * 676.8));
        assertThat(web.computed().get(1)).isCloseTo(126.7, within(0.05 * 126.7));
        assertThat(web.computed().get(2)).isCloseTo(39.0, within(0.2 * 39.0));
        assertThat(web.computed().getLast()).isCloseTo(18.2, within(0.2 * 18.2));
        RoundVolumes muncher = volumes("clark-mmuncher");
        assertThat(muncher.computed()).hasSameSizeAs(muncher.published());
        for (int i = 0; i < 4; i++) {
            double published = muncher.published().get(i);
            assertThat(muncher.computed().get(i)).isCloseTo(published, within(0.3 * published));
        }
    }

    private static RoundVolumes volumes(String workload) {
        return RoundVolumes.clark().stream()
                .filter(rounds -> rounds.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMeasuredTargetIsWithinItsTolerance() throws IOException {
        MeasuredReport measured = MeasuredReport.of(Path.of("src/test/resources/measured/validation_targets.csv"));
        assertThat(measured.figures()).hasSize(20).allMatch(Figure::within);
    }

    @Test
    void aTableThatIsNoneIsRefusedWithItsPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("validation_targets.csv");
        Files.writeString(file, "id,measured_median,suggested_tolerance\npre-4T-total,soon,5 %\n");
        assertThatThrownBy(() -> MeasuredReport.of(file))
                .isInstanceOf(MalformedTable.class)
                .hasMessageContaining(":2: column 'measured_median': found 'soon'");
        Files.writeString(file, "a,b\n");
        assertThatThrownBy(() -> PublishedReport.of(file)).hasMessageContaining("column 'source'");
    }
}
