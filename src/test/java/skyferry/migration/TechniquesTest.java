package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Channels;
import skyferry.model.MigrationOptions.Compression;
import skyferry.model.MigrationOptions.Prepaging;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** What the options of QEMU's family do to a move. */
class TechniquesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long GIB = 1L << 30;
    private static final double TEN_GIGABIT = 1.25e9;
    private static final MigrationOptions FREE_RATE =
            MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());

    private static Vm guest(double writes, long freeBytes) {
        PageClass busy =
                new PageClass(100_000, OptionalLong.of(1000), 0, writes, new PageClass.Pattern.HotCold(0.1, 0.8));
        return TestMoves.vm(
                "guest",
                4 * GIB / 4096,
                0,
                new MemorySpec(
                        GIB,
                        List.of(busy),
                        Phases.ALWAYS,
                        MemorySpec.Pacing.CPU,
                        0,
                        MemorySpec.DirtyLogClear.PER_CHUNK,
                        64,
                        freeBytes,
                        0.35));
    }

    /** A move alone on a link of so many bytes per second, given up after 300 s. */
    private static MigrationRecord run(Vm vm, Technique technique, MigrationOptions options, double rate) {
        Move move = Moves.of(TestMoves.spec(vm, technique, options, Stepping.CLOSED_FORM));
        long now = 0;
        while (!move.finished() && now < 300 * SECOND) {
            move.share(now, Math.min(rate, move.demandBytesPerSecond()));
            now = Math.min(300 * SECOND, move.nextNanos());
            move.advance(now);
        }
        move.cancel(now, "bound");
        return move.record();
    }

    private static MigrationOptions channels(int count, Compression compression) {
        return FREE_RATE.with(new Channels(true, count, compression, 1));
    }

    @Test
    void compressionSendsFewerBytesAndPaysWithProcessors() {
        MigrationRecord plain = run(guest(1000, 0), Technique.PRECOPY, channels(8, Compression.NONE), 125e6);
        MigrationRecord zlib = run(guest(1000, 0), Technique.PRECOPY, channels(8, Compression.ZLIB), 125e6);

        assertThat(zlib.transferredBytes())
                .isBetween((long) (0.33 * plain.transferredBytes()), (long) (0.40 * plain.transferredBytes()));
        assertThat(zlib.totalNanos()).isLessThan(plain.totalNanos() / 2);
        assertThat(plain.cpuSeconds()).isZero();
        assertThat(zlib.cpuSeconds())
                .isCloseTo(
                        zlib.normalPages() * 4096 / Assumptions.DEFAULTS.work().zlibBytesPerSecond(), within(0.01));
    }

    @Test
    void onAFastLinkCompressionSlowsTheMove() {
        MigrationRecord plain = run(guest(1000, 0), Technique.PRECOPY, channels(2, Compression.NONE), TEN_GIGABIT);
        MigrationRecord zlib = run(guest(1000, 0), Technique.PRECOPY, channels(2, Compression.ZLIB), TEN_GIGABIT);
        MigrationRecord zstd = run(guest(1000, 0), Technique.PRECOPY, channels(2, Compression.ZSTD), TEN_GIGABIT);

        assertThat(zlib.totalNanos()).isGreaterThan(2 * plain.totalNanos());
        assertThat(zstd.totalNanos()).isBetween(plain.totalNanos() / 2, zlib.totalNanos() / 2);
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "4,8", "8,16"})
    void moreChannelsAreNeverSlower(int fewer, int more) {
        for (Compression compression : Compression.values()) {
            MigrationRecord one = run(guest(500, 0), Technique.PRECOPY, channels(fewer, compression), 12.5e9);
            MigrationRecord other = run(guest(500, 0), Technique.PRECOPY, channels(more, compression), 12.5e9);

            assertThat(other.totalNanos()).as("%s", compression).isLessThanOrEqualTo(one.totalNanos() + SECOND / 10);
        }
    }

    @Test
    void encryptionHoldsOneConnectionBackAndNotMany() {
        MigrationOptions tls = FREE_RATE.with(FREE_RATE.stream().withTls(true));
        MigrationRecord plain = run(guest(500, 0), Technique.PRECOPY, FREE_RATE, 12.5e9);
        MigrationRecord one = run(guest(500, 0), Technique.PRECOPY, tls, 12.5e9);
        MigrationRecord eight =
                run(guest(500, 0), Technique.PRECOPY, tls.with(new Channels(true, 8, Compression.NONE, 1)), 12.5e9);

        assertThat(one.totalNanos()).isGreaterThan(plain.totalNanos() * 3 / 2);
        assertThat(eight.totalNanos()).isLessThan(one.totalNanos() / 2);
    }

    @Test
    void hintedPagesAreNotSentAtAll() {
        MigrationOptions hints = FREE_RATE.with(new MigrationOptions.Guest(true, 0));
        MigrationRecord plain = run(guest(0, GIB), Technique.PRECOPY, FREE_RATE, TEN_GIGABIT);
        MigrationRecord helped = run(guest(0, GIB), Technique.PRECOPY, hints, TEN_GIGABIT);

        assertThat(plain.normalPages() - helped.normalPages()).isEqualTo(GIB / 4096);
        assertThat(helped.zeroPages()).isZero();
        assertThat(plain.zeroPages()).isEqualTo(GIB / 4096);
    }

    @Test
    void aBalloonGivesContentUpBeforeTheMove() {
        MigrationOptions balloon = FREE_RATE.with(new MigrationOptions.Guest(false, GIB));
        MigrationRecord plain = run(guest(0, GIB), Technique.PRECOPY, FREE_RATE, 125e6);
        MigrationRecord helped = run(guest(0, GIB), Technique.PRECOPY, balloon, 125e6);

        assertThat(helped.zeroPages() - plain.zeroPages()).isEqualTo(GIB / 4096);
        assertThat(helped.normalPages() + helped.zeroPages()).isEqualTo(plain.normalPages() + plain.zeroPages());
        assertThat(helped.setupNanos()).isGreaterThan(plain.setupNanos() + SECOND / 4);
        assertThat(helped.totalNanos()).isLessThan(plain.totalNanos());
    }

    @Test
    void aQuotaForEachWriterLetsAMoveEndThatWouldNot() {
        Vm writer = guest(200_000, 0);
        MigrationOptions limited = MigrationOptions.QEMU_DEFAULTS.with(
                MigrationOptions.QEMU_DEFAULTS.throttle().withDirtyLimit(true));
        MigrationRecord plain = run(writer, Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS, TEN_GIGABIT);
        MigrationRecord held = run(writer, Technique.PRECOPY, limited, TEN_GIGABIT);

        assertThat(plain.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(held.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(held.maxThrottlePercent()).isGreaterThan(50);
        assertThat(held.guest().speed().at(held.pausedNanos().orElseThrow() - 1))
                .isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {40, 100, 200, 400})
    void aQuotaIsKeptWithinTheToleranceOfQemu(double quotaMib) {
        MigrationOptions.Throttle limit =
                new MigrationOptions.Throttle(false, 50, 20, 10, 99, false, true, quotaMib * (1 << 20), SECOND);
        MigrationRecord held = run(
                writer(4_000_000, 2 * GIB), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS.with(limit), TEN_GIGABIT);
        double running = held.guest().speed().at(held.lastNanos() - SECOND);
        double unhindered = 4_000_000 * 4096.0 / (1 << 20) / 4;

        assertThat(held.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(held.maxThrottlePercent()).isPositive();
        assertThat(running * unhindered).isBetween(quotaMib - 50, quotaMib + 50);
    }

    @Test
    void aGuestThatNeverFillsItsRingIsNotHeld() {
        MigrationOptions limited = MigrationOptions.QEMU_DEFAULTS
                .withMaxBandwidth(OptionalDouble.of(8 << 20))
                .with(MigrationOptions.QEMU_DEFAULTS.throttle().withDirtyLimit(true));
        MigrationRecord record = run(writer(10_000, 32L << 20), Technique.PRECOPY, limited, TEN_GIGABIT);

        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record.maxThrottlePercent()).isZero();
    }

    /** One class of pages, written evenly. */
    private static Vm writer(double writes, long bytes) {
        return writer(writes, bytes, 1000);
    }

    private static Vm writer(double writes, long bytes, long atPage) {
        PageClass busy =
                new PageClass(bytes / 4096, OptionalLong.of(atPage), 0, writes, new PageClass.Pattern.Uniform());
        return TestMoves.vm(
                "writer", 4 * GIB / 4096, 0, TestMoves.memory(0, MemorySpec.DirtyLogClear.PER_CHUNK, List.of(busy)));
    }

    @Test
    void tailslowStopsWhereItWouldDo() {
        Vm writer = guest(60_000, 0);
        MigrationOptions.Throttle hard =
                MigrationOptions.QEMU_DEFAULTS.throttle().withAutoConverge(true);
        MigrationOptions.Throttle soft = new MigrationOptions.Throttle(true, 50, 20, 40, 99, true, false, 1, SECOND);
        MigrationRecord big = run(
                writer,
                Technique.PRECOPY,
                MigrationOptions.QEMU_DEFAULTS.with(hard.withSteps(20, 40, 99)),
                TEN_GIGABIT);
        MigrationRecord slow = run(writer, Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS.with(soft), TEN_GIGABIT);

        assertThat(slow.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(slow.maxThrottlePercent()).isLessThanOrEqualTo(big.maxThrottlePercent());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aHybridMoveSwitchesAfterItsRounds(int rounds) {
        MigrationOptions options = hybrid(OptionalInt.of(rounds), OptionalLong.empty());
        MigrationRecord record = run(guest(200_000, 0), Technique.HYBRID, options, TEN_GIGABIT);

        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.rounds()).isBetween(rounds + 1, rounds + 3);
    }

    @Test
    void aHybridMoveSwitchesAtItsTime() {
        MigrationRecord record = run(
                guest(200_000, 0),
                Technique.HYBRID,
                hybrid(OptionalInt.empty(), OptionalLong.of(3 * SECOND)),
                TEN_GIGABIT);

        assertThat(record.pausedNanos().orElseThrow()).isBetween(3 * SECOND, 3 * SECOND + SECOND / 5);
    }

    private static MigrationOptions hybrid(OptionalInt rounds, OptionalLong nanos) {
        return MigrationOptions.QEMU_DEFAULTS.with(
                new MigrationOptions.Postcopy(true, OptionalDouble.empty(), false, Prepaging.ADDRESS, rounds, nanos));
    }

    private static MigrationRecord postcopy(Vm vm, boolean preempt, Prepaging prepaging, double rate) {
        MigrationOptions options = FREE_RATE.with(new MigrationOptions.Postcopy(
                true, OptionalDouble.empty(), preempt, prepaging, OptionalInt.empty(), OptionalLong.empty()));
        return run(vm, Technique.POSTCOPY, options, rate);
    }

    /** Two places side by side, a calm and a busy one, the busy one below or above. */
    private static Vm twoPlaces(SplittableRandom random, boolean busyAbove) {
        long pages = random.nextLong(16_384, 100_000);
        long busy = pages / 10;
        long start = random.nextLong(100_000, 700_000);
        double writes = random.nextDouble(1_000, 50_000);
        PageClass calm = new PageClass(
                pages - busy,
                OptionalLong.of(busyAbove ? start : start + busy),
                0,
                0.2 * writes,
                new PageClass.Pattern.Uniform());
        PageClass hot = new PageClass(
                busy,
                OptionalLong.of(busyAbove ? start + pages - busy : start),
                0,
                0.8 * writes,
                new PageClass.Pattern.Uniform());
        return TestMoves.vm(
                "writer",
                4 * GIB / 4096,
                0,
                TestMoves.memory(
                        0, MemorySpec.DirtyLogClear.PER_CHUNK, busyAbove ? List.of(calm, hot) : List.of(hot, calm)));
    }

    /**
     * What bubbles save is locality, and only that (Hines and Gopalan, VEE 2009: a page asked for tells of its neighbours). A
     * guest that writes evenly at random over one place tells nothing: each page that it lacks is as likely as any other, so no
     * order of pushing makes fewer requests, or more.
     */
    @ParameterizedTest
    @MethodSource("manySeeds")
    void noOrderOfPushingSavesRequestsOfAGuestWithoutLocality(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vm vm = writer(random.nextInt(1000, 50_000), random.nextLong(64, 512) << 20, random.nextInt(100_000, 700_000));
        double rate = random.nextDouble(100e6, 2e9);
        MigrationRecord address = postcopy(vm, true, Prepaging.ADDRESS, rate);
        MigrationRecord bubbles = postcopy(vm, true, Prepaging.BUBBLING, rate);

        assertThat(bubbles.totalNanos()).isEqualTo(address.totalNanos());
        assertThat(bubbles.postcopyFaults()).isPositive().isCloseTo(address.postcopyFaults(), within(1L));
    }

    /**
     * Where the pages that the guest goes on to write lie below those that it asks for, bubbles find them and QEMU's scan, which
     * goes on upwards, does not; where they lie above, the scan spends all that it pushes on them and bubbles half of it. Which
     * of the two makes fewer requests is the guest's doing: that bubbles never make more is not true of any guest.
     */
    @ParameterizedTest
    @MethodSource("manySeeds")
    void bubblesSaveRequestsWhereTheWrittenPagesLieBelowTheBusyOnesAndCostSomeWhereTheyLieAbove(long seed) {
        double rate = new SplittableRandom(seed).nextDouble(100e6, 2e9);
        Vm below = twoPlaces(new SplittableRandom(seed), true);
        Vm above = twoPlaces(new SplittableRandom(seed), false);

        assertThat(postcopy(below, true, Prepaging.BUBBLING, rate).postcopyFaults())
                .isLessThanOrEqualTo(
                        postcopy(below, true, Prepaging.ADDRESS, rate).postcopyFaults());
        assertThat(postcopy(above, true, Prepaging.BUBBLING, rate).postcopyFaults())
                .isGreaterThanOrEqualTo(
                        postcopy(above, true, Prepaging.ADDRESS, rate).postcopyFaults());
    }

    static Stream<Long> manySeeds() {
        return LongStream.rangeClosed(1, 48).boxed();
    }

    @Test
    void underARateLimitOnlyAConnectionOfTheirOwnAnswersRequestsAtOnce() {
        Vm vm = guest(2000, 0);
        MigrationRecord queued = limited(vm, false);
        MigrationRecord preempted = limited(vm, true);
        long early = queued.resumedNanos().orElseThrow() + SECOND;

        assertThat(queued.guest().speed().at(early)).isLessThan(0.2);
        assertThat(preempted.guest().speed().at(early)).isGreaterThan(0.6);
    }

    private static MigrationRecord limited(Vm vm, boolean preempt) {
        MigrationOptions options = FREE_RATE.with(new MigrationOptions.Postcopy(
                true,
                OptionalDouble.of(64 << 20),
                preempt,
                Prepaging.ADDRESS,
                OptionalInt.empty(),
                OptionalLong.empty()));
        return run(vm, Technique.POSTCOPY, options, TEN_GIGABIT);
    }

    @Test
    void aConnectionForRequestsLetsTheGuestWaitLess() {
        Vm vm = guest(50_000, 0);
        MigrationRecord queued = postcopy(vm, false, Prepaging.ADDRESS, 125e6);
        MigrationRecord preempted = postcopy(vm, true, Prepaging.ADDRESS, 125e6);
        long early = queued.resumedNanos().orElseThrow() + SECOND / 10;

        assertThat(preempted.guest().speed().at(early))
                .isGreaterThan(queued.guest().speed().at(early));
        assertThat(queued.guest().speed().at(early)).isBetween(0.0, 1.0);
    }

    @Test
    void requestsArriveOverTimeAndAddUp() {
        MigrationRecord record = postcopy(guest(50_000, 0), false, Prepaging.ADDRESS, TEN_GIGABIT);
        long start = record.resumedNanos().orElseThrow();
        long middle = (start + record.endNanos()) / 2;

        assertThat(record.guest().faults().at(start)).isLessThan(1);
        assertThat(record.guest().faults().at(middle)).isPositive();
        assertThat(Math.round(record.guest().faults().at(record.endNanos()))).isEqualTo(record.postcopyFaults());
        assertThat(record.guest().speed().at(record.pausedNanos().orElseThrow()))
                .isZero();
        assertThat(record.guest().speed().at(record.endNanos())).isEqualTo(1);
    }
}
