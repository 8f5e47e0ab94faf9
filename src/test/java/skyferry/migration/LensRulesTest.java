package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.migration.lens.LensProfile;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** What each production system makes of a move: its stop rule, its time-outs, its rounds. */
class LensRulesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long GIB_PAGES = 262_144;
    private static final double GIGABIT = 117e6;

    /** A guest of 1 GiB that writes 128 MiB of it as fast as it is told. */
    private static Vm guest(double writesPerSecond) {
        PageClass hot =
                new PageClass(32_768, OptionalLong.empty(), 0, writesPerSecond, new PageClass.Pattern.Uniform());
        return TestMoves.vm("web-1", GIB_PAGES, 0, TestMoves.memory(0, MemorySpec.DirtyLogClear.AT_SYNC, List.of(hot)));
    }

    private static Move move(Vm vm, MigrationOptions options) {
        Lens lens = options.rules().lens();
        MoveSpec spec = new MoveSpec(
                0,
                vm,
                "host-a",
                "host-b",
                Technique.PRECOPY,
                lens,
                options,
                0,
                1,
                Assumptions.DEFAULTS,
                Stepping.CLOSED_FORM);
        Move move = Moves.of(spec);
        move.share(0, GIGABIT);
        return move;
    }

    private static MigrationRecord run(double writesPerSecond, MigrationOptions options) {
        return TestMoves.drive(move(guest(writesPerSecond), options), 4000 * SECOND);
    }

    private static MigrationOptions options(Lens lens) {
        return LensProfile.of(lens).defaults();
    }

    @ParameterizedTest
    @EnumSource(Lens.class)
    void aQuietGuestMovesUnderEveryLens(Lens lens) {
        MigrationRecord record = run(300, options(lens));
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.guestPauseNanos()).isBetween(1L, SECOND / 2);
        assertThat(record.leftBytes().at(record.endNanos())).isZero();
        assertThat(record.transferredBytes())
                .isEqualTo(record.roundsDetail().stream()
                        .mapToLong(MigrationRecord.Round::sentBytes)
                        .sum());
    }

    @Test
    void novaGrowsItsLimitInStepsOfTheGuestsSize() {
        MigrationOptions nova = options(Lens.NOVA)
                .withDowntimeLimit(SECOND * 4 / 10)
                .with(new LensRules.Nova(10, 30 * SECOND, 0, LensRules.Nova.TimeoutAction.ABORT));
        NovaGovernor governor = new NovaGovernor((LensRules.Nova) nova.rules(), 0, 3, nova);
        List<Long> limits = new ArrayList<>();
        while (governor.nextNanos() < Long.MAX_VALUE) {
            limits.add(governor.inForce(nova).downtimeLimitNanos() / 1_000_000);
            assertThat(governor.nextNanos()).isEqualTo(limits.size() * 90 * SECOND);
            governor.act(governor.nextNanos(), run(0, nova));
        }
        limits.add(governor.inForce(nova).downtimeLimitNanos() / 1_000_000);
        assertThat(limits).startsWith(40L, 76L, 112L).endsWith(400L).hasSize(11);
    }

    @Test
    void novaWaitsForAStepThatIsLongEnough() {
        MigrationRecord record = run(200_000, options(Lens.NOVA).withDowntimeLimit(2 * SECOND));
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.totalNanos()).isBetween(150 * SECOND, 1500 * SECOND);
    }

    @Test
    void novaAbortsAMoveThatTakesTooLong() {
        MigrationRecord record = run(300_000, options(Lens.NOVA));
        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record.reason()).isEqualTo("completion-timeout");
        assertThat(record.totalNanos()).isEqualTo(1600 * SECOND);
        assertThat(record.pausedNanos()).isEmpty();
    }

    @Test
    void novaForcesAMoveToItsEndByAPauseOrByPostcopyWhereThatIsPermitted() {
        MigrationOptions force = options(Lens.NOVA)
                .with(new LensRules.Nova(10, 75 * SECOND, 100 * SECOND, LensRules.Nova.TimeoutAction.FORCE_COMPLETE));
        MigrationRecord paused = run(300_000, force);
        assertThat(paused.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(paused.pausedNanos()).hasValue(200 * SECOND);
        assertThat(paused.guestPauseNanos()).isGreaterThan(SECOND);
        MigrationRecord postcopy = run(300_000, force.with(force.postcopy().withAllowed(true)));
        assertThat(postcopy.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(postcopy.pausedNanos().orElseThrow()).isBetween(200 * SECOND, 202 * SECOND);
        assertThat(postcopy.guestPauseNanos()).isLessThan(SECOND / 2);
        assertThat(postcopy.postcopyFaults()).isPositive();
    }

    @Test
    void kubeVirtGivesUpAMoveThatStandsStill() {
        Move move = move(guest(300), options(Lens.KUBEVIRT));
        while (move.nextNanos() < 2 * SECOND) {
            move.advance(move.nextNanos());
        }
        move.advance(2 * SECOND);
        move.share(2 * SECOND, 0);
        MigrationRecord record = TestMoves.drive(move, 4000 * SECOND);
        assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(record.reason()).isEqualTo("progress-timeout");
        assertThat(record.totalNanos()).isBetween(150 * SECOND, 302 * SECOND);
    }

    @Test
    void kubeVirtGivesUpPausesOrSwitchesByItsPolicy() {
        MigrationOptions kubevirt = options(Lens.KUBEVIRT);
        var forbidden = LensRules.KubeVirt.WorkloadDisruption.FORBIDDEN;
        MigrationOptions patient = kubevirt.with(new LensRules.KubeVirt(100 * SECOND, 0, forbidden));
        MigrationRecord failed = run(300_000, patient);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.reason()).isEqualTo("completion-timeout");
        assertThat(failed.totalNanos()).isEqualTo(100 * SECOND);
        var allowed = LensRules.KubeVirt.WorkloadDisruption.ALLOWED;
        MigrationRecord paused = run(300_000, kubevirt.with(new LensRules.KubeVirt(100 * SECOND, 0, allowed)));
        assertThat(paused.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(paused.pausedNanos()).hasValue(100 * SECOND);
        MigrationRecord postcopy = run(300_000, patient.with(patient.postcopy().withAllowed(true)));
        assertThat(postcopy.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(postcopy.postcopyFaults()).isPositive();
    }

    @Test
    void virshPausesAGuestPastItsTimeout() {
        MigrationOptions libvirt = options(Lens.LIBVIRT)
                .with(new LensRules.Libvirt(OptionalLong.of(30 * SECOND), LensRules.Libvirt.TimeoutAction.SUSPEND));
        MigrationRecord record = run(300_000, libvirt);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.pausedNanos()).hasValue(30 * SECOND);
    }

    @Test
    void vmotionSlowsAGuestUntilItConvergesAndWithoutThatItNeverDoes() {
        MigrationRecord stunned = run(100_000, options(Lens.VMOTION));
        assertThat(stunned.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(stunned.maxThrottlePercent()).isBetween(10, 99);
        assertThat(stunned.totalNanos()).isLessThan(60 * SECOND);
        MigrationOptions off = options(Lens.VMOTION)
                .with(new LensRules.Vmotion(LensRules.Vmotion.StunDuringPageSend.OFF, 150_000_000L, 1));
        assertThat(run(400_000, off).reason()).isEqualTo("bound");
    }

    @Test
    void hyperVStopsAfterItsPasses() {
        MigrationOptions plain = options(Lens.HYPERV).with(MigrationOptions.QEMU_DEFAULTS.channels());
        MigrationRecord record = run(400_000, plain);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.roundsDetail()).hasSizeBetween(11, 12);
        assertThat(record.guestPauseNanos()).isGreaterThan(SECOND);
    }

    @Test
    void xenOfTodayStopsAfterFiveRoundsWhateverIsLeft() {
        MigrationRecord record = run(400_000, options(Lens.XEN));
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.roundsDetail()).hasSize(6);
        assertThat(record.guestPauseNanos() / 1e9).isCloseTo(32_768 * 4104 / GIGABIT, within(0.05));
    }

    @Test
    void xenOf2005StartsSlowlySkipsWhatIsWrittenAgainAndStopsWhenTheGuestIsFaster() {
        MigrationRecord record = run(400_000, options(Lens.XEN_CLASSIC));
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        List<MigrationRecord.Round> rounds = record.roundsDetail();
        double firstSeconds = (rounds.get(0).endNanos() - rounds.get(0).startNanos()) / 1e9;
        assertThat(rounds.get(0).sentBytes() / firstSeconds).isCloseTo(12.5e6, within(1e4));
        assertThat(rounds.get(1).sentBytes()).isLessThan(40 * 1_000_000L);
        assertThat(record.rounds()).isLessThan(8);
    }

    @Test
    void xenOf2005StopsByRoundsByVolumeAndBySize() {
        MigrationOptions xen = options(Lens.XEN_CLASSIC);
        assertThat(RoundRule.next(xen, round(3, 1000, 900, 2e5, 1e4))).isPresent();
        assertThat(RoundRule.next(xen, round(29, 1000, 900, 2e5, 1e4))).isEmpty();
        assertThat(RoundRule.next(xen, round(3, 1000, 900, 7e5, 1e4))).isEmpty();
        assertThat(RoundRule.next(xen, round(3, 40, 5, 2e5, 1e4))).isEmpty();
        assertThat(RoundRule.next(xen, round(3, 1000, 900, 2e5, 60))).isEmpty();
        assertThat(RoundRule.next(xen, round(3, 1000, 900, 2e5, 1e4)).getAsDouble())
                .isCloseTo(1e4 * 4096 + 6.25e6, within(1.0));
    }

    /** A round of a second at the lowest rate, of a guest with 200,000 pages. */
    private static RoundRule.Round round(int number, double sent, double skipped, double sentInAll, double dirty) {
        return new RoundRule.Round(number, sent, skipped, sent + 1, sentInAll, 2e5, dirty, SECOND, 12.5e6, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aForkAndLooksInBetweenChangeNothing(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Lens lens = Lens.values()[random.nextInt(Lens.values().length)];
        double writes = random.nextDouble(60_000);
        MigrationRecord plain = run(writes, options(lens));
        Move move = move(guest(writes), options(lens));
        long cut = random.nextLong(30 * SECOND);
        while (move.nextNanos() <= cut) {
            move.advance(move.nextNanos());
        }
        move.advance(cut);
        move.record();
        Move fork = move.copy();
        move.cancel(cut, "old branch");
        MigrationRecord other = TestMoves.drive(fork, 4000 * SECOND);
        assertThat(other.roundsDetail()).isEqualTo(plain.roundsDetail());
        assertThat(other.totalNanos()).isEqualTo(plain.totalNanos());
        assertThat(other.guestPauseNanos()).isEqualTo(plain.guestPauseNanos());
        assertThat(other.normalPages()).isEqualTo(plain.normalPages());
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 1000, 10_000})
    void xenGuestsMoveNoSlowerOverAFasterNetwork(double writes) {
        long before = Long.MAX_VALUE;
        for (double network = 30e6; network < 1e9; network *= 2) {
            Move move = move(guest(writes), options(Lens.XEN));
            move.share(0, network);
            long total = TestMoves.drive(move, 4000 * SECOND).totalNanos();
            assertThat(total).isLessThanOrEqualTo(before);
            before = total;
        }
    }

    @Test
    void aXenMoveHoldsToAnAdministratorsLimit() {
        MigrationRecord record = run(0, options(Lens.XEN).withMaxBandwidth(OptionalDouble.of(10e6)));
        assertThat(record.totalNanos() / 1e9).isCloseTo(GIB_PAGES * 4104 / 10e6, within(3.0));
    }
}
