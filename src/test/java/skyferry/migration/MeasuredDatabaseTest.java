package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * The measured database migrations against what is computed from the page classes fitted to them. The classes were fitted as
 * if a write counted from the sync on, so that is how they are used. Idle memory lies half before, half behind the last class;
 * its place was not measured.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuredDatabaseTest {
    private static final long PAGES = 2_101_458;
    private static final long RAM_PAGES = 2_097_152;

    private final Map<String, Double> measured = new HashMap<>();

    @BeforeAll
    void readTargets() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/measured/validation_targets.csv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().skip(1).toList()) {
                List<String> cells = cells(line);
                if (cells.get(4).matches("[0-9.]+")) {
                    measured.put(cells.get(0), Double.parseDouble(cells.get(4)));
                }
            }
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String part : line.split("\"", -1)) {
            if (cells.isEmpty() || part.startsWith(",") || part.endsWith(",")) {
                cells.addAll(List.of(part.replaceAll("^,|,$", "").split(",", -1)));
            } else {
                cells.add(part);
            }
        }
        return cells;
    }

    @Test
    void fourThreadsConvergeAsMeasured() {
        MigrationRecord record = run(fourThreads(), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS, 200);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        within("pre-4T-total", record.totalNanos() / 1e9, 0.05);
        within("pre-4T-pages", record.normalPages(), 0.05);
        assertThat(show("pre-4T-syncs", record.rounds())).isBetween(5.0, 9.0);
    }

    @Test
    void aPausedGuestMovesAsMeasured() {
        MigrationRecord record = run(fourThreads(), Technique.STOP_COPY, MigrationOptions.QEMU_DEFAULTS, 200);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        within("stop-4T-total", record.guestPauseNanos() / 1e9, 0.02);
    }

    @Test
    void sixteenThreadsDoNotConverge() {
        MigrationRecord record = run(sixteenThreads(), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS, 111);
        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        within("pre-16T-pages", record.normalPages(), 0.05);
        within("pre-16T-maxrate", record.maxDirtyPagesPerSecond(), 0.20);
        double syncs = show("pre-16T-syncs", record.rounds());
        assertThat(syncs).isBetween(measured("pre-16T-syncs") / 2, measured("pre-16T-syncs") * 2);
    }

    @Test
    void sixteenThreadsConvergeWhenThrottled() {
        MigrationRecord record =
                run(sixteenThreads(), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS.withAutoConverge(true), 200);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        within("ac-16T-total", record.totalNanos() / 1e9, 0.05);
        within("ac-16T-pages", record.normalPages(), 0.05);
        within("ac-16T-start", record.throttleStartNanos().orElse(0) / 1e9, 0.10);
        assertThat(show("ac-16T-syncs", record.rounds())).isBetween(20.5, 30.5);
        assertThat(show("ac-16T-throttle", record.maxThrottlePercent())).isBetween(30.0, 50.0);
    }

    @Test
    void aReaderThatFillsItsCacheDoesNotConverge() {
        MigrationRecord record = run(reader(), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS, 101);
        assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
        within("ro-16T-pages", record.normalPages(), 0.02);
        within("ro-16T-syncs", record.rounds(), 0.20);
    }

    @Test
    void sixteenThreadsSwitchToPostcopyAfterTwentyFiveSeconds() {
        Move move = Moves.of(TestMoves.spec(
                sixteenThreads(), Technique.PRECOPY, MigrationOptions.QEMU_DEFAULTS, Stepping.CLOSED_FORM));
        move.share(0, Double.POSITIVE_INFINITY);
        long ask = 25_000_000_000L;
        while (move.nextNanos() <= ask) {
            move.advance(move.nextNanos());
        }
        move.startPostcopy(ask);
        MigrationRecord record = TestMoves.drive(move, 2 * ask);
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        within("hyb-25s-pages", record.normalPages(), 0.10);
        within("hyb-25s-total", record.totalNanos() / 1e9, 0.03);
        double downtime = show("hyb-25s-down", record.downtimeNanos() / 1e6);
        assertThat(downtime).isBetween(measured("hyb-25s-down") / 2, measured("hyb-25s-down") * 2);
    }

    private void within(String row, double computed, double tolerance) {
        show(row, computed);
        assertThat(computed).as(row).isBetween(measured(row) * (1 - tolerance), measured(row) * (1 + tolerance));
    }

    private double show(String row, double computed) {
        System.out.printf(Locale.ROOT, "%-16s measured %12.3f computed %12.3f%n", row, measured(row), computed);
        return computed;
    }

    private double measured(String row) {
        return Objects.requireNonNull(measured.get(row), row);
    }

    private static Vm fourThreads() {
        return database(463_000, part(25_599, 3_581, 0), part(53_538, 7_407, 0));
    }

    private static Vm sixteenThreads() {
        return database(666_000, part(6_000, 300_000, 0), part(75_000, 20_000, 0), part(1_500_000, 9_219, 0.8));
    }

    private static Vm reader() {
        return database(940_000, part(51_198, 112_576, 0), part(1_627_903, 771, 0.62));
    }

    private static PageClass part(long pages, double writesPerSecond, double zeroShare) {
        return new PageClass(pages, OptionalLong.empty(), zeroShare, writesPerSecond, new PageClass.Pattern.Uniform());
    }

    private static Vm database(long full, PageClass... parts) {
        double fullInParts = 0;
        long inParts = 0;
        for (PageClass part : parts) {
            fullInParts += part.pages() * (1 - part.zeroShare());
            inParts += part.pages();
        }
        long idle = full - Math.round(fullInParts) - (PAGES - RAM_PAGES);
        List<PageClass> classes = new ArrayList<>(List.of(parts));
        classes.add(parts.length - 1, part(idle / 2, 0, 0));
        long zero = RAM_PAGES - inParts - idle;
        MemorySpec memory = TestMoves.memory(zero, MemorySpec.DirtyLogClear.AT_SYNC, classes);
        return TestMoves.vm("db-1", RAM_PAGES, PAGES - RAM_PAGES, memory);
    }

    private static MigrationRecord run(Vm vm, Technique technique, MigrationOptions options, long boundSeconds) {
        Move move = Moves.of(TestMoves.spec(vm, technique, options, Stepping.CLOSED_FORM));
        move.share(0, Double.POSITIVE_INFINITY);
        return TestMoves.drive(move, boundSeconds * 1_000_000_000);
    }
}
