package skyferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.Scenario;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scenario.Reads;

class ShippedMeasurementsTest {
    static Stream<Path> measured() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("lessons/measured"))) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("measured")
    void everyMeasuredFigureIsComputedWithinItsTolerance(Path lesson) {
        Scenario scenario = Reads.scenario(lesson.resolve("scenario.yaml"));

        Timeline timeline = Run.simulate(scenario, List.of(), Horizon.of(scenario, List.of()));
        List<Comparison> rows = Comparison.of(timeline);

        rows.forEach(row -> System.out.printf(
                "%-24s %-14s measured %.4g computed %.4g (%+.1f %%, tolerance %.0f %%)%n",
                scenario.id(),
                row.measured().metric(),
                row.measured().value(),
                row.computed(),
                100 * row.error(),
                100 * row.measured().tolerance()));
        assertThat(rows).hasSameSizeAs(scenario.measured()).isNotEmpty();
        assertThat(rows).allMatch(Comparison::within);
    }
}
