package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.Disk;
import skyferry.model.Hardware;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.CopyMode;
import skyferry.model.PageClass;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Block migration, cold moves, suspend, checkpoints and containers, each driven alone. */
@org.junit.jupiter.api.Timeout(20)
class BesideMovesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final double LINE = 125e6;

    private static MemorySpec memory(long zeroPages, double writes) {
        return TestMoves.memory(
                zeroPages,
                MemorySpec.DirtyLogClear.PER_CHUNK,
                List.of(new PageClass(
                        20_000, java.util.OptionalLong.empty(), 0, writes, new PageClass.Pattern.Uniform())));
    }

    private static Vm machine(Disk disk, MemorySpec memory) {
        Vm vm = TestMoves.vm("db-1", 200_000, 130, memory);
        return new Vm(
                vm.id(),
                vm.kind(),
                vm.host(),
                vm.tenant(),
                vm.cpu(),
                vm.vcpus(),
                vm.ramBytes(),
                vm.romBytes(),
                disk,
                vm.nics(),
                vm.memory(),
                vm.load(),
                vm.affinity(),
                vm.antiAffinity(),
                Hardware.PLAIN);
    }

    private static Disk local(long bytes, double writes) {
        return new Disk(Disk.Kind.LOCAL, bytes, writes, Disk.Mode.ASYNC, 0, "");
    }

    private static MigrationOptions options(CopyMode mode) {
        MigrationOptions defaults = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
        return defaults.with(new MigrationOptions.Storage(mode, OptionalDouble.empty()));
    }

    private static Move move(Vm vm, Technique technique, MigrationOptions options) {
        return Moves.of(TestMoves.spec(vm, technique, options, Stepping.CLOSED_FORM));
    }

    /** Drives a move alone on a line that gives at most so much. */
    private static List<Happening> drive(Move move, double line, long until) {
        List<Happening> all = new ArrayList<>();
        move.share(move.record().endNanos(), Math.min(line, move.demandBytesPerSecond()));
        while (!move.finished() && move.nextNanos() <= until) {
            long at = move.nextNanos();
            all.addAll(move.advance(at));
            if (!move.finished()) {
                move.share(at, Math.min(line, move.demandBytesPerSecond()));
            }
        }
        return all;
    }

    private static long downOf(MigrationRecord record) {
        return record.beside().parts().stream()
                .filter(part -> part.guest() == Beside.Guest.DOWN)
                .mapToLong(Beside.Part::nanos)
                .sum();
    }

    private static void partsFollowEachOther(MigrationRecord record) {
        long at = record.startNanos();
        for (Beside.Part part : record.beside().parts()) {
            assertThat(part.fromNanos()).isEqualTo(at);
            at = part.toNanos();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBlockMigrationSendsDiskAndMemoryAndItsPausesAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CopyMode mode = CopyMode.values()[random.nextInt(2)];
        long size = 1_000_000_000L + random.nextLong(4_000_000_000L);
        Vm vm = machine(local(size, random.nextDouble() * 50e6), memory(100_000, 500 * random.nextDouble()));
        Move move = move(vm, Technique.BLOCK, options(mode));
        drive(move, LINE, 3_600 * SECOND);
        MigrationRecord record = move.record();
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.beside().diskBytes()).isGreaterThanOrEqualTo(size);
        long memory = record.transferredBytes() - record.beside().diskBytes();
        assertThat(memory).isGreaterThanOrEqualTo(record.normalPages() * 4096);
        assertThat(record.sentBytes().at(record.endNanos()))
                .isCloseTo(record.transferredBytes(), within(1e-6 * record.transferredBytes()));
        assertThat(record.transferredBytes() / (record.totalNanos() / 1e9)).isLessThanOrEqualTo(LINE * 1.02);
        partsFollowEachOther(record);
        assertThat(downOf(record)).isEqualTo(record.guestPauseNanos());
        assertThat(record.beside().diskLeftBytes().at(record.endNanos())).isLessThan(1);
        assertThat(record.beside().writeLatencyNanos() > 0).isEqualTo(mode == CopyMode.WRITE_BLOCKING);
        Beside.Part memoryPart = record.beside().parts().get(1);
        assertThat(memoryPart.kind()).isEqualTo(Beside.Kind.MEMORY);
        assertThat(memoryPart.fromNanos())
                .isEqualTo(record.beside().mirrorReadyNanos().orElseThrow());
    }

    @Test
    void aDiskWrittenFasterThanItIsCopiedNeverGetsReadyUnlessWritesWait() {
        Vm vm = machine(local(10_000_000_000L, 200e6), memory(100_000, 100));
        Move background = move(vm, Technique.BLOCK, options(CopyMode.BACKGROUND));
        List<Happening> happened = drive(background, LINE, 36_000 * SECOND);
        assertThat(background.finished()).isFalse();
        assertThat(background.nextNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(background.record().reason()).isEqualTo("mirror-not-ready");
        assertThat(happened).containsExactly(new Happening.MirrorStalled(200e6, LINE));
        background.load(100 * SECOND, 0.1);
        assertThat(background.nextNanos()).isLessThan(Long.MAX_VALUE);

        Move blocking = move(vm, Technique.BLOCK, options(CopyMode.WRITE_BLOCKING));
        drive(blocking, LINE, 36_000 * SECOND);
        assertThat(blocking.record().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void aColdMoveIsDownForShutDownCopyAndBoot() {
        Vm shared = machine(Disk.SHARED, memory(0, 0));
        Move onShared = move(shared, Technique.COLD, options(CopyMode.BACKGROUND));
        assertThat(drive(onShared, LINE, 600 * SECOND))
                .hasAtLeastOneElementOfType(Happening.ShutDown.class)
                .hasAtLeastOneElementOfType(Happening.Booted.class)
                .doesNotHaveAnyElementsOfTypes(Happening.Resumed.class);
        assertThat(onShared.record().guestPauseNanos()).isEqualTo(30 * SECOND);
        assertThat(onShared.record().transferredBytes()).isZero();
        assertThat(onShared.record().beside().kept()).isEqualTo(Beside.Kept.DISK_ONLY);

        Move onLocal =
                move(machine(local(1_250_000_000L, 9e6), memory(0, 0)), Technique.COLD, options(CopyMode.BACKGROUND));
        drive(onLocal, LINE, 600 * SECOND);
        MigrationRecord record = onLocal.record();
        assertThat(record.guestPauseNanos() / 1e9).isCloseTo(40, within(0.01));
        assertThat(record.beside().diskBytes()).isCloseTo(1_250_000_000L, within(65_536L));
        assertThat(downOf(record)).isEqualTo(record.guestPauseNanos());
        partsFollowEachOther(record);
    }

    @Test
    void aSuspendedGuestKeepsItsMemoryInAFileThatSurvivesTheSource() {
        Vm vm = machine(Disk.SHARED, memory(100_000, 0));
        Move move = move(vm, Technique.SUSPEND, options(CopyMode.BACKGROUND));
        move.advance(0);
        long saved = 4_000_000 + (long) StrictMath.ceil((100_130L * 4104 + 100_000L * 9 + 100_000) / 1e9 * SECOND);
        while (move.record().beside().parts().isEmpty()) {
            move.advance(move.nextNanos());
            assertThat(move.demandBytesPerSecond()).isZero();
        }
        assertThat(move.record().beside().parts().getFirst().toNanos()).isCloseTo(saved, within(2L));
        assertThat(move.fail(saved + 1, Failure.SOURCE_HOST)).isEmpty();
        drive(move, LINE, 60 * SECOND);
        assertThat(move.record().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(downOf(move.record())).isEqualTo(move.record().guestPauseNanos());
        assertThat(move.record().pages().at(saved, 10).arrived()[9]).isEqualTo(1);
    }

    @Test
    void aFileThatTheTargetCannotReadLeavesTheGuestToTheSource() {
        Move move = move(machine(Disk.SHARED, memory(0, 0)), Technique.SUSPEND, options(CopyMode.BACKGROUND));
        move.advance(0);
        assertThat(move.fail(1, Failure.TARGET_HOST)).isEmpty();
        assertThat(drive(move, LINE, 60 * SECOND)).contains(new Happening.Failed("target-host"));
        assertThat(move.record().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(move.record().resumedNanos()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void checkpointsCarryTheDistinctPagesOfAnEpochAndTheOtherHostTakesOverFromTheLast(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double writes = 1_000 + 20_000 * random.nextDouble();
        Vm vm = machine(Disk.SHARED, memory(100_000, writes));
        Move move = move(vm, Technique.REMUS, options(CopyMode.BACKGROUND));
        drive(move, 1.25e9, 20 * SECOND);
        MigrationRecord record = move.record();
        assertThat(record.outcome()).isEqualTo(Outcome.ACTIVE);
        double epoch = 0.2;
        double pages = 20_000 * -StrictMath.expm1(-writes / 20_000 * epoch);
        double pause = 1.5e6 + pages * 4096 / 3.4e9 * 1e9;
        double perSecond = record.guestPauseNanos() / (double) record.beside().checkpoints();
        assertThat(perSecond).isCloseTo(pause, within(0.05 * pause));
        assertThat(record.beside().checkpoints()).isBetween(85, 100);
        assertThat(record.beside().replyLatencyNanos()).isBetween(100_000_000L, 200_000_000L);

        Move failed = move.copy();
        List<Happening> at = failed.fail(20 * SECOND, Failure.SOURCE_HOST);
        assertThat(at).hasOnlyElementsOfType(Happening.SourceLost.class);
        assertThat(((Happening.SourceLost) at.getFirst()).lostNanos()).isBetween(0L, 450_000_000L);
        drive(failed, 1.25e9, 30 * SECOND);
        assertThat(failed.record().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(failed.record().reason()).isEqualTo("took-over");

        assertThat(move.copy().fail(20 * SECOND, Failure.TARGET_HOST))
                .containsExactly(new Happening.Failed("target-host"));
        move.cancel(20 * SECOND, "asked");
        assertThat(move.record().outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aCheckpointThatCannotBeSentInTimeDelaysTheNext() {
        Vm vm = machine(Disk.SHARED, memory(100_000, 200_000));
        Move move = move(vm, Technique.REMUS, options(CopyMode.BACKGROUND));
        drive(move, LINE, 60 * SECOND);
        assertThat(move.record().beside().checkpoints()).isLessThan(110);
        assertThat(move.record().beside().replyLatencyNanos()).isGreaterThan(500_000_000L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Technique.class,
            names = {"COLD", "BLOCK", "SUSPEND", "REMUS", "CRIU", "CRIU_LAZY", "RESTART"})
    void aCopyGoesOnAsTheOriginalDoes(Technique technique) {
        Vm vm = machine(local(800_000_000L, 5e6), memory(100_000, 2_000));
        Move move = move(vm, technique, options(CopyMode.BACKGROUND));
        drive(move, LINE, 3 * SECOND);
        Move copy = move.copy();
        drive(move, LINE, 60 * SECOND);
        MigrationRecord before = move.record();
        drive(copy, LINE, 60 * SECOND);
        MigrationRecord after = copy.record();
        assertThat(after.totalNanos()).isEqualTo(before.totalNanos());
        assertThat(after.transferredBytes()).isEqualTo(before.transferredBytes());
        assertThat(after.beside().parts()).isEqualTo(before.beside().parts());
        assertThat(after.guestPauseNanos()).isEqualTo(before.guestPauseNanos());
    }

    @ParameterizedTest
    @EnumSource(
            value = Technique.class,
            names = {"COLD", "BLOCK", "SUSPEND", "REMUS", "CRIU", "CRIU_LAZY", "RESTART"})
    void anyFailureAtAnyInstantLeavesTheMoveOverOrGoingOn(Technique technique) {
        for (Failure failure : Failure.values()) {
            for (long at = 0; at < 40; at += 3) {
                Vm vm = machine(local(800_000_000L, 5e6), memory(100_000, 2_000));
                Move move = move(vm, technique, options(CopyMode.BACKGROUND));
                drive(move, LINE, at * SECOND);
                List<Happening> told = move.finished() ? List.of() : move.fail(at * SECOND, failure);
                boolean ends =
                        told.stream().anyMatch(h -> h instanceof Happening.Failed || h instanceof Happening.Lost);
                assertThat(ends && !move.finished()).isFalse();
                assertThat(move.record().guestPauseNanos()).isNotNegative();
                if (failure == Failure.CONTROLLER) {
                    assertThat(told).isEmpty();
                }
            }
        }
    }
}
