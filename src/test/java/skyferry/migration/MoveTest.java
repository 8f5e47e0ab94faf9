package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** What a move does with its network and its guest, as whoever drives it sees it. */
class MoveTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long PAGES = 262_144;

    private static Vm guest(double writesPerSecond) {
        PageClass hot =
                new PageClass(40_000, OptionalLong.empty(), 0, writesPerSecond, new PageClass.Pattern.Uniform());
        return TestMoves.vm(
                "web-1", PAGES, 0, TestMoves.memory(100_000, MemorySpec.DirtyLogClear.PER_CHUNK, List.of(hot)));
    }

    private static Move move(double writesPerSecond, Technique technique) {
        return Moves.of(TestMoves.spec(
                guest(writesPerSecond), technique, MigrationOptions.QEMU_DEFAULTS, Stepping.CLOSED_FORM));
    }

    @Test
    void happeningsComeInTheirOrder() {
        Move move = move(3_000, Technique.PRECOPY);
        move.share(0, 1.25e9);
        List<String> names = new ArrayList<>();
        while (!move.finished()) {
            move.advance(move.nextNanos()).forEach(h -> names.add(h.getClass().getSimpleName()));
        }
        assertThat(names).startsWith("SetUp", "RoundStarted").endsWith("Paused", "StreamEnded", "Resumed", "Completed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Technique.class,
            names = {"PRECOPY", "STOP_COPY", "POSTCOPY", "HYBRID"})
    void aCutLinkStallsTheStreamAndNothingElse(Technique technique) {
        Move move = move(3_000, technique);
        move.share(0, 60e6);
        while (move.nextNanos() < 2 * SECOND) {
            move.advance(move.nextNanos());
        }
        move.share(2 * SECOND, 0);
        while (move.nextNanos() < Long.MAX_VALUE) {
            move.advance(move.nextNanos());
        }
        assertThat(move.finished()).isFalse();
        move.advance(10 * SECOND);
        double sent = move.record().sentBytes().at(10 * SECOND);
        assertThat(sent).isCloseTo(move.record().sentBytes().at(3 * SECOND), within(300_000.0));
        move.share(10 * SECOND, 60e6);
        MigrationRecord record = TestMoves.drive(move, 300 * SECOND);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.endNanos()).isGreaterThan(12 * SECOND);
    }

    @Test
    void aPausedGuestIsPausedAllTheTimeWhileQemuReportsOnlyTheHandOver() {
        Move move = move(30_000, Technique.STOP_COPY);
        move.share(0, 1.25e9);
        MigrationRecord record = TestMoves.drive(move, 100 * SECOND);
        assertThat(record.pausedNanos()).hasValue(0);
        assertThat(record.rounds()).isEqualTo(3);
        assertThat(record.guestPauseNanos()).isGreaterThan(record.totalNanos());
        assertThat(record.downtimeNanos()).isLessThan(100_000_000);
    }

    @Test
    void aGuestThatWritesFasterThanTheStreamNeverConverges() {
        Move move = move(400_000, Technique.PRECOPY);
        move.share(0, 1.25e9);
        while (move.nextNanos() < 120 * SECOND) {
            move.advance(move.nextNanos());
        }
        move.advance(120 * SECOND);
        assertThat(move.record().outcome()).isEqualTo(Outcome.ACTIVE);
        assertThat(move.record().rounds()).isGreaterThan(20);
    }

    @Test
    void aGuestThatIsGivenUpGoesOnWhereItWas() {
        Move move = move(3_000, Technique.PRECOPY);
        move.share(0, 1.25e9);
        move.cancel(SECOND / 2, "asked");
        MigrationRecord record = move.record();
        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record.reason()).isEqualTo("asked");
        assertThat(record.endNanos()).isEqualTo(SECOND / 2);
        assertThat(record.pausedNanos()).isEmpty();
        assertThat(move.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void afterTheSwitchToPostcopyNothingIsGivenUp() {
        Move move = move(3_000, Technique.POSTCOPY);
        move.share(0, 60e6);
        while (move.record().resumedNanos().isEmpty()) {
            move.advance(move.nextNanos());
        }
        move.cancel(SECOND, "asked");
        MigrationRecord record = TestMoves.drive(move, 100 * SECOND);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(record.guestPauseNanos()).isLessThan(SECOND);
        assertThat(record.postcopyFaults()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(doubles = {40e6, 80e6, 160e6, 320e6, 640e6})
    void moreNetworkNeverMakesAnIdleGuestsMoveLonger(double bytesPerSecond) {
        assertThat(total(2 * bytesPerSecond)).isLessThanOrEqualTo(total(bytesPerSecond));
    }

    private static long total(double bytesPerSecond) {
        MigrationOptions options = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
        Move move = Moves.precopy(TestMoves.spec(guest(0), Technique.PRECOPY, options, Stepping.CLOSED_FORM));
        move.share(0, bytesPerSecond);
        return TestMoves.drive(move, 1000 * SECOND).totalNanos();
    }

    @Test
    void neverWrittenPagesCostTimeButHardlyBytes() {
        Move move = move(0, Technique.PRECOPY);
        move.share(0, 1.25e9);
        MigrationRecord record = TestMoves.drive(move, 100 * SECOND);
        assertThat(record.zeroPages()).isEqualTo(100_000);
        assertThat(record.normalPages()).isEqualTo(PAGES - 100_000);
        assertThat(record.transferredBytes()).isLessThan((PAGES - 100_000) * 4104 + 100_000 * 9 + 200_000);
    }

    @Test
    void withoutDetectionNeverWrittenPagesGoWhole() {
        MigrationOptions q = MigrationOptions.QEMU_DEFAULTS;
        MigrationOptions options = q.with(q.stream().withZeroPageDetection(false));
        Move move = Moves.of(TestMoves.spec(guest(0), Technique.PRECOPY, options, Stepping.CLOSED_FORM));
        move.share(0, 1.25e9);
        MigrationRecord record = TestMoves.drive(move, 100 * SECOND);
        assertThat(record.zeroPages()).isZero();
        assertThat(record.normalPages()).isEqualTo(PAGES);
    }

    @Test
    void theViewByAddressTellsTheSameAsTheNumbers() {
        Move move = move(5_000, Technique.PRECOPY);
        move.share(0, 1.25e9);
        MigrationRecord record = TestMoves.drive(move, 100 * SECOND);
        int cells = 512;
        for (long t = 0; t < record.endNanos(); t += record.endNanos() / 23) {
            PageHistory.PageMap map = record.pages().at(t, cells);
            double toSend = 0;
            for (int i = 0; i < cells; i++) {
                toSend += map.toSend()[i];
                assertThat(map.arrived()[i] + map.toSend()[i]).isLessThanOrEqualTo(1.0001f);
            }
            if (t > record.setupNanos()) {
                double left = record.leftBytes().at(t) / 4096;
                assertThat(toSend * PAGES / cells).isCloseTo(left, within(PAGES * 0.001));
            }
        }
        PageHistory.PageMap end = record.pages().at(record.lastNanos(), cells);
        for (int i = 0; i < cells; i++) {
            assertThat(end.arrived()[i]).isEqualTo(1);
            assertThat(end.toSend()[i]).isZero();
        }
    }
}
