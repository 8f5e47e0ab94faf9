package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Scenario;
import skyferry.scenario.Reads;

/** The demonstrations of disks, checkpoints and containers, run as they are shipped. */
class BesideDemosTest {
    private static final long SECOND = 1_000_000_000L;

    private static Timeline run(String demo) {
        Path file =
                Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/" + demo + "/scenario.yaml");
        Scenario scenario = Reads.scenario(file);
        return Run.simulate(scenario, List.of(), Horizon.untilQuiet(140 * SECOND, 200 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-disk", "container", "remus"})
    void everyMoveCompletesAndTheEngineFindsNothingWrongWithItself(String demo) {
        Timeline timeline = run(demo);
        assertThat(timeline.migrations()).isNotEmpty().allMatch(move -> move.outcome() == Outcome.COMPLETED);
        assertThat(timeline.events()).noneMatch(event -> event.kind() == Event.Kind.SELF_CHECK_FAILED);
        for (MigrationRecord move : timeline.migrations()) {
            WorldAt.VmAt vm = timeline.at(timeline.endNanos()).vms().get(move.vm());
            assertThat(vm.host()).isEqualTo("host-b");
            assertThat(vm.state()).isEqualTo(WorldAt.State.RUNNING);
        }
        assertThat(run(demo).digest()).isEqualTo(timeline.digest());
    }

    @Test
    void aMirrorIsQuietForTheGuestAndAColdMoveBootsItAnew() {
        Timeline timeline = run("local-disk");
        MigrationRecord block = timeline.migrations().getFirst();
        assertThat(block.beside().mirrorReadyNanos().orElseThrow() / 1e9).isCloseTo(44.9, within(0.5));
        assertThat(block.guestPauseNanos()).isLessThan(400_000_000L);
        assertThat(timeline.at(timeline.endNanos()).vms().get("db-1").boots()).isEqualTo(1);
        assertThat(timeline.at(timeline.endNanos()).vms().get("old-1").boots()).isEqualTo(2);
        assertThat(timeline.at(80 * SECOND).vms().get("old-1").state()).isEqualTo(WorldAt.State.DOWN);
    }

    @Test
    void theOtherHostTakesOverWhenTheSourceFails() {
        MigrationRecord record = run("remus").migrations().getFirst();
        assertThat(record.reason()).isEqualTo("took-over");
        assertThat(record.downtimeNanos()).isEqualTo(602_000_000L);
    }
}
