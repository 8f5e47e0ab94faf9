package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.GIB;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.migration.Beside;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.migration.StreamTimeout;
import skyferry.migration.lens.LensProfile;
import skyferry.model.Action;
import skyferry.model.Disk;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Block migration and checkpoints under the rules, clocks and time-outs of each product. */
class OtherTechniquesUnderLensesTest {
    private static final double LINE = 200e6;

    private static Scenario world(Lens lens, MigrationOptions options, long disk, double diskWrites, double writes) {
        Scenario plain = new Worlds().writes(writes).scenario();
        Vm vm = plain.vm(FailureWorlds.VM);
        Disk local = new Disk(Disk.Kind.LOCAL, disk, diskWrites, Disk.Mode.ASYNC, 0, "");
        Vm stored = FailureWorlds.other(vm, vm.kind(), vm.ramBytes(), disk == 0 ? vm.disk() : local);
        return FailureWorlds.with(plain, stored).with(lens, options);
    }

    private static Timeline run(Scenario world, Technique technique, long until, Action... more) {
        List<Action> actions = new ArrayList<>(List.of(more));
        actions.add(new Action.SetLinkRate(0, RandomMoves.CABLE, LINE));
        actions.add(new Action.Migrate(SECOND, FailureWorlds.VM, "host-b", technique, Optional.empty()));
        return Run.simulate(world, actions, Horizon.untilQuiet(2 * SECOND, until), Watch.MOVES_AND_PROBES);
    }

    private static MigrationRecord block(Lens lens, MigrationOptions options, double writes) {
        Timeline timeline = run(world(lens, options, 2 * GIB, 5e6, writes), Technique.BLOCK, 120 * SECOND);
        EngineDefect.forbid(timeline);
        return timeline.migrations().getFirst();
    }

    @Test
    void memoryAfterAMirrorStopsByTheRuleOfItsLens() {
        // 60,000 writes per second over 64 MiB: QEMU's loop never ends within 20 ms, Xen stops after its rounds.
        MigrationOptions qemu = LensProfile.of(Lens.QEMU).defaults().withDowntimeLimit(20_000_000);
        assertThat(block(Lens.QEMU, qemu, 60_000).outcome()).isEqualTo(Outcome.ACTIVE);
        MigrationRecord xen = block(Lens.XEN, LensProfile.of(Lens.XEN).defaults(), 60_000);
        assertThat(xen.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(xen.roundsDetail()).hasSize(6);
        MigrationOptions goal = LensProfile.of(Lens.VMOTION).defaults().withDowntimeLimit(100_000_000);
        MigrationRecord vmotion = block(Lens.VMOTION, goal, 60_000);
        assertThat(vmotion.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(vmotion.maxThrottlePercent()).as("stun during page send").isPositive();
        MigrationRecord hyperv =
                block(Lens.HYPERV, LensProfile.of(Lens.HYPERV).defaults().withDowntimeLimit(1_000_000), 60_000);
        assertThat(hyperv.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(hyperv.rounds()).isBetween(10, 13);
    }

    @Test
    void novaGivesUpAMirrorThatNeverGetsReadyAfterItsTimePerGibOfMemoryAndDisk() {
        LensRules.Nova rules = new LensRules.Nova(10, 75 * SECOND, 5 * SECOND, LensRules.Nova.TimeoutAction.ABORT);
        MigrationOptions options = LensProfile.of(Lens.NOVA).defaults().with(rules);
        Scenario world = world(Lens.NOVA, options, 2 * GIB, 400e6, 1_000);
        MigrationRecord record =
                run(world, Technique.BLOCK, 120 * SECOND).migrations().getFirst();
        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record.reason()).isEqualTo("completion-timeout");
        assertThat(record.totalNanos()).isEqualTo(5 * SECOND * (2 + 2));
    }

    @Test
    void kubeVirtSeesThatAMirrorMakesProgress() {
        LensRules.KubeVirt rules =
                new LensRules.KubeVirt(0, 4 * SECOND, LensRules.KubeVirt.WorkloadDisruption.FORBIDDEN);
        MigrationOptions options = LensProfile.of(Lens.KUBEVIRT).defaults().with(rules);
        MigrationRecord ends = run(world(Lens.KUBEVIRT, options, 2 * GIB, 0, 100), Technique.BLOCK, 120 * SECOND)
                .migrations()
                .getFirst();
        assertThat(ends.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(ends.beside().mirrorReadyNanos().orElseThrow() - ends.startNanos())
                .isGreaterThan(8 * SECOND);
        MigrationRecord stuck = run(
                        world(Lens.KUBEVIRT, options, 2 * GIB, 0, 100),
                        Technique.BLOCK,
                        120 * SECOND,
                        new Action.CutLink(3 * SECOND, RandomMoves.CABLE))
                .migrations()
                .getFirst();
        assertThat(stuck.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stuck.reason()).isEqualTo("progress-timeout");
    }

    @Test
    void aTimeOutThatCameWhileTheDiskWasMirroredPausesTheGuestOnceMemoryMoves() {
        LensRules.Libvirt rules =
                new LensRules.Libvirt(OptionalLong.of(3 * SECOND), LensRules.Libvirt.TimeoutAction.SUSPEND);
        MigrationRecord record =
                block(Lens.LIBVIRT, LensProfile.of(Lens.LIBVIRT).defaults().with(rules), 60_000);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        long ready = record.beside().mirrorReadyNanos().orElseThrow();
        assertThat(record.pausedNanos().orElseThrow()).isBetween(ready, ready + SECOND / 100);
        assertThat(record.guestPauseNanos())
                .isEqualTo(record.beside().parts().stream()
                        .filter(part -> part.guest() == Beside.Guest.DOWN)
                        .mapToLong(Beside.Part::nanos)
                        .sum());
    }

    @ParameterizedTest
    @EnumSource(Lens.class)
    void checkpointsEndWhenTheirStreamHasStoodStillForTheTimeOutOfTheLens(Lens lens) {
        MigrationOptions options = LensProfile.of(lens).defaults().withMaxBandwidth(OptionalDouble.empty());
        long cut = 15 * SECOND + 77_000_000;
        Timeline timeline = run(
                world(lens, options, 0, 0, 5_000),
                Technique.REMUS,
                1_000 * SECOND,
                new Action.CutLink(cut, RandomMoves.CABLE));
        EngineDefect.forbid(timeline);
        MigrationRecord record = timeline.migrations().getFirst();
        assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(record.reason()).isEqualTo("link");
        long interval = options.checkpoints().intervalNanos();
        assertThat(record.endNanos() - cut)
                .isBetween(StreamTimeout.nanos(options, lens), StreamTimeout.nanos(options, lens) + 2 * interval);
        assertThat(timeline.at(timeline.endNanos()).vms().get(FailureWorlds.VM).state())
                .isEqualTo(WorldAt.State.RUNNING);
    }
}
