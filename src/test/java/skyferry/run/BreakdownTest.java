package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;

class BreakdownTest {
    private static final String CABLE = skyferry.model.Link.idOf("host-b", "leaf-2");

    private static Timeline run(Scenario scenario, Action... actions) {
        return Run.simulate(scenario, List.of(actions), Horizon.of(scenario, List.of(actions)));
    }

    /** A stream that breaks after two seconds without a way, and pages that follow slowly. */
    private static Scenario world() {
        MigrationOptions base = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.of(400e6));
        MigrationOptions.Postcopy slow = new MigrationOptions.Postcopy(
                true,
                OptionalDouble.of(100e6),
                false,
                base.postcopy().prepaging(),
                base.postcopy().afterRounds(),
                base.postcopy().afterNanos());
        return new Worlds()
                .migration(base.with(slow).with(base.stream().withTimeout(OptionalLong.of(2 * SECOND))))
                .scenario();
    }

    private static Action move(Technique technique) {
        return new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty());
    }

    private static MigrationRecord only(Timeline timeline) {
        assertThat(timeline.migrations()).hasSize(1);
        return timeline.migrations().getFirst();
    }

    private static WorldAt.VmAt web(Timeline timeline, long nanos) {
        return timeline.at(nanos).vms().get("web-1");
    }

    @Test
    void aHostWithoutPowerTakesItsMachinesCablesAndAnswersWithIt() {
        Timeline timeline = run(world(), new Action.FailHost(SECOND, "host-a"), new Action.Wait(4 * SECOND));
        WorldAt after = timeline.at(2 * SECOND);
        assertThat(after.hosts().get("host-a").up()).isFalse();
        assertThat(after.vms().get("web-1").state()).isEqualTo(WorldAt.State.DOWN);
        assertThat(after.links()
                        .get(skyferry.model.Link.idOf("host-a", "leaf-1"))
                        .up())
                .isFalse();
        assertThat(after.probes().get("ping").answered()).isFalse();
        assertThat(timeline.at(SECOND - 1).hosts().get("host-a").up()).isTrue();
    }

    @Test
    void aDestinationThatFailsInPrecopyLeavesTheGuestRunningAtItsSource() {
        Timeline timeline = run(world(), move(Technique.PRECOPY), new Action.FailHost(2 * SECOND, "host-b"));
        assertThat(only(timeline).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(only(timeline).reason()).isEqualTo("target-host");
        assertThat(web(timeline, 3 * SECOND)).isEqualTo(new WorldAt.VmAt("web-1", "host-a", WorldAt.State.RUNNING));
    }

    @Test
    void aCutCableBreaksAPrecopyAfterItsTimeOutAndTheGuestRunsOn() {
        Timeline timeline = run(world(), move(Technique.PRECOPY), new Action.CutLink(2 * SECOND, CABLE));
        assertThat(only(timeline).reason()).isEqualTo("link");
        assertThat(only(timeline).endNanos()).isEqualTo(4 * SECOND);
        assertThat(web(timeline, 5 * SECOND).state()).isEqualTo(WorldAt.State.RUNNING);
    }

    @Test
    void aCableThatComesBackInTimeLetsTheStreamGoOn() {
        Timeline timeline = run(
                world(),
                move(Technique.PRECOPY),
                new Action.CutLink(2 * SECOND, CABLE),
                new Action.RestoreLink(3 * SECOND, CABLE));
        assertThat(only(timeline).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void postcopyThatLosesItsNetworkWaitsAndIsRecovered() {
        Timeline timeline = run(
                world(),
                move(Technique.POSTCOPY),
                new Action.CutLink(2 * SECOND, CABLE),
                new Action.Recover(5 * SECOND, "web-1"),
                new Action.RestoreLink(6 * SECOND, CABLE),
                new Action.Recover(7 * SECOND, "web-1"));
        assertThat(web(timeline, 3 * SECOND)).isEqualTo(new WorldAt.VmAt("web-1", "host-b", WorldAt.State.RUNNING));
        assertThat(web(timeline, 5 * SECOND).state()).isEqualTo(WorldAt.State.PAUSED);
        assertThat(web(timeline, 8 * SECOND).state()).isEqualTo(WorldAt.State.RUNNING);
        assertThat(only(timeline).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.events())
                .filteredOn(event -> event.kind() == Event.Kind.ACTION_REFUSED)
                .singleElement()
                .satisfies(event -> assertThat(event.argument("reason")).isEqualTo("no-path"));
    }

    @Test
    void postcopyThatLosesEitherHostLosesTheGuestAndOnlyARestartBringsItBack() {
        for (String host : List.of("host-a", "host-b")) {
            Timeline timeline = run(
                    world(),
                    move(Technique.POSTCOPY),
                    new Action.FailHost(2 * SECOND, host),
                    new Action.Restart(3 * SECOND, "web-1", Optional.of("host-c")));
            assertThat(web(timeline, 5 * SECOND / 2).state()).isEqualTo(WorldAt.State.LOST);
            assertThat(web(timeline, 24 * SECOND))
                    .isEqualTo(new WorldAt.VmAt("web-1", "host-c", WorldAt.State.RUNNING, 2));
        }
    }

    @Test
    void aRestartedMachineAnswersAtItsNewHost() {
        Timeline timeline = run(
                world(),
                new Action.FailHost(SECOND, "host-a"),
                new Action.Restart(2 * SECOND, "web-1", Optional.of("host-b")),
                new Action.Wait(30 * SECOND));
        assertThat(timeline.at(21 * SECOND).probes().get("ping").answered()).isFalse();
        assertThat(timeline.at(23 * SECOND).probes().get("ping").answered()).isTrue();
    }

    @Test
    void aControllerThatDoesNotAnswerKeepsPeersFromTheNewPlaceUntilItIsBack() {
        Fault down = new Fault(0, FaultKind.CONTROLLER_DOWN, Map.of());
        Timeline timeline = run(
                world(),
                new Action.InjectFault(0, down),
                move(Technique.PRECOPY),
                new Action.ClearFault(20 * SECOND, FaultKind.CONTROLLER_DOWN));
        assertThat(only(timeline).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.at(19 * SECOND).probes().get("ping").answered()).isFalse();
        assertThat(timeline.at(21 * SECOND).probes().get("ping").answered()).isTrue();
    }

    @Test
    void storageThatDoesNotAnswerFailsAMoveWhereDisksChangeHands() {
        Fault down = new Fault(0, FaultKind.STORAGE_DOWN, Map.of());
        Timeline timeline = run(world(), move(Technique.PRECOPY), new Action.InjectFault(2 * SECOND, down));
        assertThat(only(timeline).reason()).isEqualTo("storage");
        assertThat(web(timeline, 20 * SECOND)).isEqualTo(new WorldAt.VmAt("web-1", "host-a", WorldAt.State.RUNNING));
    }

    @Test
    void whatRunsAtTheDestinationCannotBeGivenUp() {
        Timeline timeline = run(world(), move(Technique.POSTCOPY), new Action.Cancel(2 * SECOND, "web-1"));
        assertThat(only(timeline).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.events())
                .filteredOn(event -> event.kind() == Event.Kind.ACTION_REFUSED)
                .singleElement()
                .satisfies(event -> assertThat(event.argument("reason")).isEqualTo("in-postcopy"));
    }
}
