package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.Curve;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Whatever happens to a move, runs of windows computed at once equal windows one by one, and forks equal the original. */
class SteppingTest {
    private static final int WORLDS = 120;

    private static final Technique[] TECHNIQUES = {
        Technique.PRECOPY,
        Technique.PRECOPY,
        Technique.PRECOPY,
        Technique.STOP_COPY,
        Technique.POSTCOPY,
        Technique.HYBRID
    };

    /** A change from outside: a share, a load, a downtime limit. */
    private record Change(long atNanos, int kind, double value) {}

    static List<Arguments> worlds() {
        List<Arguments> worlds = new ArrayList<>();
        for (int seed = 0; seed < WORLDS; seed++) {
            worlds.add(Arguments.of(seed));
        }
        return worlds;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void closedFormEqualsSteppingWindowByWindow(int seed) {
        MigrationRecord one = play(move(seed, Stepping.WINDOW), changes(seed), -1);
        MigrationRecord other = play(move(seed, Stepping.CLOSED_FORM), changes(seed), -1);
        assertSame(one, other);
        assertThat(one.roundsDetail()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aForkAndLooksInBetweenChangeNothing(int seed) {
        long cut = new SplittableRandom(seed * 31L + 7).nextLong(20_000_000_000L);
        MigrationRecord one = play(move(seed, Stepping.CLOSED_FORM), changes(seed), -1);
        MigrationRecord other = play(move(seed, Stepping.CLOSED_FORM), changes(seed), cut);
        assertSame(one, other);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aMoveThatKeepsLittleOfItsCourseHasTheSameRecord(int seed) {
        MigrationRecord one = play(move(seed, Stepping.CLOSED_FORM), changes(seed), -1);
        QemuMove spares = new QemuMove(spec(seed, Stepping.CLOSED_FORM));
        spares.spareMemory(2);
        long cut = seed % 2 == 0 ? -1 : new SplittableRandom(seed).nextLong(20_000_000_000L);
        MigrationRecord other = play(shared(spares, seed), changes(seed), cut);
        assertSame(one, other);
        assertThat(segments(other.leftBytes())).isEqualTo(segments(one.leftBytes()));
        assertThat(segments(other.bytesPerSecond())).isEqualTo(segments(one.bytesPerSecond()));
        for (int i = 1; i < 8; i++) {
            long at = one.lastNanos() * i / 8;
            assertThat(other.pages().at(at, 5).arrived())
                    .isEqualTo(one.pages().at(at, 5).arrived());
        }
    }

    private static List<List<Number>> segments(Curve curve) {
        List<List<Number>> segments = new ArrayList<>();
        for (int i = 0; i < curve.segments(); i++) {
            segments.add(List.of(curve.fromNanos(i), curve.startValue(i), curve.slopePerNano(i)));
        }
        return segments;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void bytesAddUpAndNothingIsNegative(int seed) {
        MigrationRecord record = play(move(seed, Stepping.CLOSED_FORM), changes(seed), -1);
        long inRounds = record.roundsDetail().stream()
                .mapToLong(MigrationRecord.Round::sentBytes)
                .sum();
        assertThat(inRounds).isEqualTo(record.transferredBytes());
        double pages = record.normalPages() * 4104.0 + record.zeroPages() * 9.0;
        boolean wholePages = !record.options().delta().xbzrle()
                && record.options().channels().compression() == MigrationOptions.Compression.NONE;
        if (wholePages) {
            assertThat(record.transferredBytes() - pages).isBetween(-5000.0, 0.02 * pages + 200_000);
        }
        assertThat(record.roundsDetail()).allMatch(r -> r.sentBytes() >= 0 && r.remainingBytes() >= 0);
        assertThat(record.sentBytes().at(record.lastNanos()))
                .isCloseTo(record.transferredBytes(), org.assertj.core.data.Offset.offset(1.0));
        if (record.outcome() == Outcome.COMPLETED) {
            assertThat(record.guestPauseNanos()).isGreaterThanOrEqualTo(record.downtimeNanos());
            assertThat(record.leftBytes().at(record.endNanos())).isZero();
        }
    }

    private static void assertSame(MigrationRecord one, MigrationRecord other) {
        assertThat(other.outcome()).isEqualTo(one.outcome());
        assertThat(other.roundsDetail()).isEqualTo(one.roundsDetail());
        assertThat(other.totalNanos()).isEqualTo(one.totalNanos());
        assertThat(other.downtimeNanos()).isEqualTo(one.downtimeNanos());
        assertThat(other.guestPauseNanos()).isEqualTo(one.guestPauseNanos());
        assertThat(other.transferredBytes()).isEqualTo(one.transferredBytes());
        assertThat(other.normalPages()).isEqualTo(one.normalPages());
        assertThat(other.zeroPages()).isEqualTo(one.zeroPages());
        assertThat(other.maxThrottlePercent()).isEqualTo(one.maxThrottlePercent());
        assertThat(other.processorNanos()).isEqualTo(one.processorNanos());
        assertThat(other.postcopyFaults()).isEqualTo(one.postcopyFaults());
        for (long t = 0; t <= one.lastNanos(); t += 1 + one.lastNanos() / 97) {
            assertThat(other.leftBytes().at(t)).isEqualTo(one.leftBytes().at(t));
            assertThat(other.sentBytes().at(t)).isEqualTo(one.sentBytes().at(t));
            assertThat(other.thresholdBytes().at(t))
                    .isEqualTo(one.thresholdBytes().at(t));
            assertThat(other.guest().speed().at(t))
                    .isEqualTo(one.guest().speed().at(t));
            assertThat(other.guest().faults().at(t))
                    .isEqualTo(one.guest().faults().at(t));
            assertThat(other.expectedDowntimeNanos().at(t))
                    .isEqualTo(one.expectedDowntimeNanos().at(t));
        }
    }

    private static MigrationRecord play(Move start, List<Change> changes, long cut) {
        Move move = start;
        boolean forked = cut < 0;
        int next = 0;
        long bound = 40_000_000_000L;
        long now = 0;
        while (!move.finished()) {
            long soonest = move.notBeforeNanos(now);
            long change = next < changes.size() ? changes.get(next).atNanos() : bound;
            long own = move.nextNanos();
            assertThat(soonest).as("nothing happens before").isLessThanOrEqualTo(own);
            now = Math.min(change, own);
            if (!forked && cut < Math.min(change, own)) {
                move.advance(cut);
                Move fork = move.copy();
                move.record();
                move.cancel(cut, "old branch");
                move = fork;
                forked = true;
            } else if (own <= change) {
                move.advance(own);
            } else if (next == changes.size()) {
                move.cancel(bound, "bound");
            } else {
                move.advance(change);
                apply(changes.get(next++), move);
            }
        }
        return move.record();
    }

    private static void apply(Change change, Move move) {
        switch (change.kind()) {
            case 0 -> move.load(change.atNanos(), change.value());
            case 2 -> move.startPostcopy(change.atNanos());
            case 1 ->
                move.options(
                        change.atNanos(), move.record().options().withDowntimeLimit((long) (change.value() * 300e6)));
            default -> move.share(change.atNanos(), change.value() < 0.2 ? 0 : change.value() * 150e6);
        }
    }

    private static List<Change> changes(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Change> changes = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < seed % 12; i++) {
            at += random.nextLong(3_000_000_000L);
            changes.add(new Change(at, random.nextInt(6), random.nextDouble(0.05, 2)));
        }
        if (!changes.isEmpty()) {
            changes.add(new Change(at + 1, 5, 1));
        }
        return changes;
    }

    private static Move move(int seed, Stepping stepping) {
        return shared(Moves.of(spec(seed, stepping)), seed);
    }

    private static Move shared(Move move, int seed) {
        SplittableRandom random = new SplittableRandom(seed + 5000L);
        double limit = spec(seed, Stepping.CLOSED_FORM)
                .options()
                .maxBandwidthBytesPerSecond()
                .orElse(1e9);
        move.share(0, random.nextInt(3) == 0 ? limit : random.nextDouble(10e6, 2e9));
        return move;
    }

    private static MoveSpec spec(int seed, Stepping stepping) {
        SplittableRandom random = new SplittableRandom(seed + 1000L);
        List<PageClass> classes = new ArrayList<>();
        long pages = 16_384L << random.nextInt(5);
        for (int i = random.nextInt(4); i >= 0; i--) {
            classes.add(new PageClass(
                    1 + random.nextLong(pages / 5),
                    OptionalLong.empty(),
                    random.nextInt(3) == 0 ? random.nextDouble() : 0,
                    random.nextDouble(20_000),
                    pattern(random)));
        }
        MemorySpec.DirtyLogClear clear = MemorySpec.DirtyLogClear.values()[random.nextInt(2)];
        Vm vm = TestMoves.vm("vm", pages, 130, TestMoves.memory(random.nextLong(pages / 5), clear, classes));
        OptionalDouble limit =
                random.nextInt(3) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(20e6, 300e6));
        MigrationOptions options = TestMoves.options(limit, random.nextBoolean(), random.nextInt(6));
        Technique technique = TECHNIQUES[random.nextInt(TECHNIQUES.length)];
        options = helped(options, new SplittableRandom(seed * 7L + 3));
        return TestMoves.spec(vm, technique, options, stepping);
    }

    /** Half of the worlds use what QEMU's family has besides. */
    private static MigrationOptions helped(MigrationOptions plain, SplittableRandom random) {
        if (random.nextBoolean()) {
            return plain;
        }
        MigrationOptions.Throttle throttle = plain.throttle();
        MigrationOptions.Channels channels = plain.channels();
        MigrationOptions.Compression[] ways = MigrationOptions.Compression.values();
        return plain.with(plain.stream().withTls(random.nextBoolean()))
                .with(new MigrationOptions.Throttle(
                        throttle.autoConverge(),
                        50,
                        20,
                        10,
                        99,
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextDouble(1e6, 2e8),
                        random.nextLong(200_000_000, 2_000_000_000)))
                .with(new MigrationOptions.Channels(
                        channels.multifd(),
                        1 + random.nextInt(8),
                        ways[random.nextInt(ways.length)],
                        1 + random.nextInt(9)))
                .with(new MigrationOptions.Guest(random.nextBoolean(), random.nextLong(64L << 20)))
                .with(new MigrationOptions.Postcopy(
                        true,
                        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(1e7, 1e9)),
                        random.nextBoolean(),
                        MigrationOptions.Prepaging.values()[random.nextInt(2)],
                        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(4)),
                        random.nextInt(3) > 0
                                ? OptionalLong.empty()
                                : OptionalLong.of(random.nextLong(9_000_000_000L))));
    }

    private static PageClass.Pattern pattern(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new PageClass.Pattern.Sequential(random.nextDouble(1000));
            case 1 -> new PageClass.Pattern.HotCold(random.nextDouble(0.01, 0.9), random.nextDouble(0.2, 1));
            case 2 -> new PageClass.Pattern.Zipf(random.nextDouble(0.5, 1.4));
            default -> new PageClass.Pattern.Uniform();
        };
    }
}
