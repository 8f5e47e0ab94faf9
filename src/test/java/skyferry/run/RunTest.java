package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.migration.preflight.Blocker;
import skyferry.model.Action;
import skyferry.model.ControllerOptions;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Link;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Traffic;

class RunTest {
    private static final Horizon QUIET = Horizon.untilQuiet(2 * SECOND, 120 * SECOND);

    private static Timeline run(Scenario scenario, Action... actions) {
        return Run.simulate(scenario, List.of(actions), QUIET);
    }

    @Test
    void aMachineMovesAndRunsAtItsDestination() {
        Timeline timeline = run(new Worlds().scenario(), Worlds.move(SECOND, "web-1", "host-b"));

        MigrationRecord move = timeline.migrations().getFirst();
        assertThat(move.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(move.rounds()).isGreaterThanOrEqualTo(3);
        assertThat(timeline.at(SECOND / 2).vms().get("web-1").host()).isEqualTo("host-a");
        WorldAt after = timeline.at(timeline.endNanos());
        assertThat(after.vms().get("web-1").host()).isEqualTo("host-b");
        assertThat(after.hosts().get("host-b").vms()).contains("web-1");
        assertThat(after.hosts().get("host-a").vms()).doesNotContain("web-1");
        assertThat(after.moves()).isEmpty();
    }

    @Test
    void duringTheMoveTheWorldShowsPathRateAndMemoryAtBothEnds() {
        Timeline timeline = run(new Worlds().scenario(), Worlds.move(SECOND, "web-1", "host-b"));
        MigrationRecord record = timeline.migrations().getFirst();
        WorldAt middle = timeline.at(SECOND + record.totalNanos() / 2);

        WorldAt.MoveAt move = middle.moves().getFirst();
        assertThat(move.path()).startsWith("host-a", "leaf-1").endsWith("leaf-2", "host-b");
        assertThat(move.bytesPerSecond()).isBetween(0.9e9, 1.25e9 * 1.001);
        WorldAt.LinkAt cable = middle.links().get(Link.idOf("host-a", "leaf-1"));
        assertThat(cable.aToB()).isCloseTo(move.bytesPerSecond(), within(1.0));
        assertThat(cable.bToA()).isZero();
        assertThat(middle.hosts().get("host-b").incoming()).containsExactly("web-1");
        assertThat(timeline.at(0).hosts().get("host-b").ramShare())
                .isLessThan(middle.hosts().get("host-b").ramShare());
    }

    @Test
    void thePauseTheOutageAndTheStallAreThreeNumbers() {
        ControllerOptions late = new ControllerOptions(
                100_000_000L,
                Map.of(),
                List.of(),
                ControllerOptions.Activation.NONE,
                false,
                Optional.empty(),
                ControllerOptions.Announce.QEMU_DEFAULTS,
                false);
        Timeline timeline = run(new Worlds().controller(late).scenario(), Worlds.move(SECOND, "web-1", "host-b"));

        MigrationRecord move = timeline.migrations().getFirst();
        Timeline.Silence silence = timeline.probe("ping").silences().getFirst();
        long outage = silence.untilNanos().orElseThrow() - silence.fromNanos();
        assertThat(silence.fromNanos()).isEqualTo(move.pausedNanos().orElseThrow());
        assertThat(outage).isGreaterThan(move.guestPauseNanos());
        assertThat(outage).isCloseTo(move.guestPauseNanos() + 100_000_000L, within(1_000_000L));
        assertThat(silence.tcpStallNanos()).isGreaterThan(outage);
        assertThat(timeline.probe("ping").silences()).hasSize(1);
    }

    @Test
    void withBothHostsBoundTheOutageIsThePauseAlone() {
        ControllerOptions both = new ControllerOptions(
                100_000_000L,
                Map.of(),
                List.of(),
                ControllerOptions.Activation.RARP,
                true,
                Optional.empty(),
                ControllerOptions.Announce.QEMU_DEFAULTS,
                false);
        Timeline timeline = run(new Worlds().controller(both).scenario(), Worlds.move(SECOND, "web-1", "host-b"));

        MigrationRecord move = timeline.migrations().getFirst();
        Timeline.Silence silence = timeline.probe("ping").silences().getFirst();
        assertThat(silence.untilNanos().orElseThrow() - silence.fromNanos())
                .isCloseTo(move.guestPauseNanos(), within(1_000_000L));
    }

    @Test
    void everyEventNamesTheEventThatLedToIt() {
        Timeline timeline = run(new Worlds().scenario(), Worlds.move(SECOND, "web-1", "host-b"));

        for (Event event : timeline.events()) {
            assertThat(event.cause()).isLessThan(event.number());
            if (event.kind() != Event.Kind.MOVE_ASKED) {
                assertThat(event.cause()).as(event.kind().name()).isGreaterThanOrEqualTo(0);
            }
        }
        assertThat(timeline.events().stream().map(Event::kind))
                .containsSubsequence(
                        Event.Kind.MOVE_ASKED,
                        Event.Kind.PORT_BOUND,
                        Event.Kind.GUEST_PAUSED,
                        Event.Kind.GUEST_RESUMED,
                        Event.Kind.RARP_SENT,
                        Event.Kind.PORT_UNBOUND);
    }

    @Test
    void anUnfitHostIsRefusedWithTheCauseAndNothingMoves() {
        Run run = Run.start(new Worlds().scenario(), QUIET)
                .with(Worlds.move(SECOND, "web-1", "host-c"))
                .with(Worlds.move(2 * SECOND, "web-1", "host-d"));

        List<MigrationRecord> moves = run.timeline().migrations();
        assertThat(moves).extracting(MigrationRecord::outcome).containsOnly(Outcome.REFUSED);
        assertThat(moves).extracting(MigrationRecord::reason).containsExactly("cpu-flags-missing", "no-memory");
        Blocker first = run.refusal(0).getFirst();
        assertThat(first.arguments()).containsEntry("flags", "avx512f");
        assertThat(first.remedies()).isNotEmpty();
        assertThat(run.timeline()
                        .at(run.timeline().endNanos())
                        .vms()
                        .get("web-1")
                        .host())
                .isEqualTo("host-a");
    }

    @Test
    void twoMovesOverOneCableShareIt() {
        Timeline timeline = run(
                new Worlds().scenario(),
                Worlds.move(SECOND, "web-1", "host-b"),
                Worlds.move(SECOND, "shop-1", "host-b"));

        WorldAt both = timeline.at(SECOND + SECOND / 4);
        assertThat(both.moves()).hasSize(2);
        assertThat(both.links().get(Link.idOf("host-a", "leaf-1")).aToB()).isLessThanOrEqualTo(1.25e9 * 1.001);
        both.moves().forEach(move -> assertThat(move.bytesPerSecond()).isBetween(0.5e9, 0.65e9));
    }

    @Test
    void tenantTrafficTakesItsPartOfTheCable() {
        Traffic backup = new Traffic("backup", "shop-1", "shop-2", 0.5e9, Probe.Protocol.TCP, 873);
        Timeline alone = run(new Worlds().scenario(), Worlds.move(SECOND, "web-1", "host-b"));
        Timeline shared = run(new Worlds().traffic(backup).scenario(), Worlds.move(SECOND, "web-1", "host-b"));

        assertThat(shared.migrations().getFirst().totalNanos())
                .isGreaterThan(alone.migrations().getFirst().totalNanos() * 3 / 2);
        assertThat(shared.at(SECOND / 2)
                        .links()
                        .get(Link.idOf("host-a", "leaf-1"))
                        .aToB())
                .isEqualTo(0.5e9);
    }

    @Test
    void aCutCableStopsTheStreamAndTheMoveGoesOnWhenItIsBack() {
        String cable = Link.idOf("host-a", "leaf-1");
        Timeline timeline = run(
                new Worlds().scenario(),
                Worlds.move(SECOND, "web-1", "host-b"),
                new Action.CutLink(SECOND + SECOND / 4, cable),
                new Action.RestoreLink(4 * SECOND, cable));

        assertThat(timeline.at(3 * SECOND).moves().getFirst().bytesPerSecond()).isZero();
        assertThat(timeline.at(3 * SECOND).links().get(cable).up()).isFalse();
        assertThat(timeline.probe("ping").silences().getFirst().fromNanos()).isEqualTo(SECOND + SECOND / 4);
        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.migrations().getFirst().endNanos()).isGreaterThan(4 * SECOND);
    }

    @Test
    void aMoveThatIsGivenUpLeavesTheMachineWhereItRan() {
        Timeline timeline = run(
                new Worlds().scenario(),
                Worlds.move(SECOND, "web-1", "host-b"),
                new Action.Cancel(SECOND + SECOND / 2, "web-1"));

        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
        WorldAt after = timeline.at(timeline.endNanos());
        assertThat(after.vms().get("web-1")).isEqualTo(new WorldAt.VmAt("web-1", "host-a", WorldAt.State.RUNNING));
        timeline.at(0).dataPlane().bridges().forEach((host, before) -> {
            assertThat(after.dataPlane().bridge(host).flows()).containsExactlyInAnyOrderElementsOf(before.flows());
            assertThat(after.dataPlane().bridge(host).ports()).isEqualTo(before.ports());
        });
        assertThat(timeline.probe("ping").silences()).isEmpty();
    }

    @Test
    void aWrongVniInTableZeroBreaksIsolationAndThePairIsNamed() {
        Fault fault =
                new Fault(SECOND, FaultKind.WRONG_VNI, Map.of("host", "host-b", "network", "acme-net", "vni", "5002"));
        Timeline timeline = run(new Worlds().faults(fault).scenario());

        assertThat(timeline.at(SECOND - 1).isolation().holds()).isTrue();
        assertThat(timeline.at(SECOND).isolation().holds()).isFalse();
        assertThat(timeline.at(SECOND).isolation().leaks())
                .allSatisfy(leak -> assertThat(List.of(leak.fromVm(), leak.toVm()))
                        .containsAnyOf("shop-1", "shop-2")
                        .containsAnyOf("web-1", "db-1"));
        assertThat(timeline.events().stream().map(Event::kind)).contains(Event.Kind.ISOLATION_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void cuttingAndGoingOnAtAnyInstantGivesTheSameDigest(long seed) {
        Random random = new Random(seed);
        Scenario scenario = new Worlds().writes(2_000 + random.nextInt(40_000)).scenario();
        List<Action> actions = new ArrayList<>();
        actions.add(Worlds.move(SECOND, "web-1", "host-b"));
        actions.add(new Action.SetLinkRate(
                SECOND + random.nextLong(3 * SECOND),
                Link.idOf("host-a", "leaf-1"),
                2e8 + random.nextInt(800_000_000)));
        actions.add(Worlds.move(SECOND + random.nextLong(2 * SECOND), "shop-2", "host-a"));
        String whole = Run.simulate(scenario, actions, QUIET).digest();

        for (int i = 0; i < 5; i++) {
            Simulation simulation = new Simulation(scenario, actions, Watch.ALL);
            simulation.runUntil(random.nextLong(12 * SECOND));
            Simulation copy = simulation.copy();
            simulation.run(QUIET);
            long end = copy.run(QUIET);
            assertThat(new RecordedTimeline(copy, end).digest()).isEqualTo(whole);
            assertThat(new RecordedTimeline(simulation, end).digest()).isEqualTo(whole);
        }
        Run stepwise = Run.start(scenario, QUIET);
        for (Action action : actions) {
            stepwise = stepwise.with(action);
        }
        assertThat(stepwise.timeline().digest()).isEqualTo(whole);
    }

    @Test
    void movesAreTheSameWhereOnlyMemoryAndLinksAreLookedAt() {
        Scenario scenario = new Worlds().scenario();
        List<Action> actions = List.of(Worlds.move(SECOND, "web-1", "host-b"), Worlds.move(SECOND, "shop-2", "host-a"));

        List<MigrationRecord> all = Run.simulate(scenario, actions, QUIET).migrations();
        List<MigrationRecord> bare =
                Run.simulate(scenario, actions, QUIET, Watch.MOVES).migrations();

        assertThat(bare).hasSize(2).allMatch(record -> record.outcome() == Outcome.COMPLETED);
        for (int i = 0; i < bare.size(); i++) {
            assertThat(bare.get(i).totalNanos()).isEqualTo(all.get(i).totalNanos());
            assertThat(bare.get(i).transferredBytes()).isEqualTo(all.get(i).transferredBytes());
            assertThat(bare.get(i).guestPauseNanos()).isEqualTo(all.get(i).guestPauseNanos());
        }
    }

    @Test
    void undoAndRedoComeBackToTheSameRun() {
        Run before = Run.start(new Worlds().scenario(), QUIET);
        Run moved = before.with(Worlds.move(SECOND, "web-1", "host-b"));
        Run twice = moved.with(Worlds.move(10 * SECOND, "shop-1", "host-b"));

        assertThat(twice.undo().timeline().digest()).isEqualTo(moved.timeline().digest());
        assertThat(twice.undo().undo().timeline().digest())
                .isEqualTo(before.timeline().digest());
        assertThat(twice.undo().undo().redo().redo().timeline().digest())
                .isEqualTo(twice.timeline().digest());
        assertThat(before.canUndo()).isFalse();
        assertThat(twice.canRedo()).isFalse();
    }

    @Test
    void aPreviewIsWhatThenHappens() {
        Run run = Run.start(new Worlds().scenario(), QUIET);
        Preview preview = new Previewer().preview(run, SECOND, "web-1", "host-b", Technique.PRECOPY, Optional.empty());

        MigrationRecord then = run.with(Worlds.move(SECOND, "web-1", "host-b"))
                .timeline()
                .migrations()
                .getFirst();
        assertThat(preview).isInstanceOf(Preview.Ends.class);
        MigrationRecord foreseen = ((Preview.Ends) preview).record();
        assertThat(foreseen.totalNanos()).isEqualTo(then.totalNanos());
        assertThat(foreseen.guestPauseNanos()).isEqualTo(then.guestPauseNanos());
        assertThat(((Preview.Ends) preview).outageNanos().get("ping")).isGreaterThan(0L);
        assertThat(run.timeline().migrations()).isEmpty();
    }

    @Test
    void aPreviewSaysWhenAMoveWouldNotEnd() {
        Run run = Run.start(
                new Worlds()
                        .writes(200_000)
                        .migration(skyferry.model.MigrationOptions.QEMU_DEFAULTS.withDowntimeLimit(10_000_000L))
                        .scenario(),
                QUIET);

        assertThat(new Previewer().preview(run, SECOND, "web-1", "host-b", Technique.PRECOPY, Optional.empty()))
                .isInstanceOf(Preview.DoesNotConverge.class);
        assertThat(new Previewer().preview(run, SECOND, "web-1", "host-c", Technique.PRECOPY, Optional.empty()))
                .isInstanceOf(Preview.Blocked.class);
    }
}
