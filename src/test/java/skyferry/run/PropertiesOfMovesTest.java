package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static skyferry.run.Worlds.SECOND;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.migration.Beside;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Curve;
import skyferry.model.Lens;
import skyferry.model.Technique;

/**
 * What holds for every move by every technique, whatever its guest, lens and options, checked over seeds: bytes are conserved, one
 * copy runs, the parts of a pause add up to it, nothing is negative, a move ends or says that it does not.
 *
 * <p>More bandwidth: theory promises that a move which sends a fixed amount (stop-and-copy, cold, suspend) never takes longer. Of
 * pre-copy of a guest that writes evenly and always alike it promises that what converges goes on to converge, since
 * {@code V(i+1) = U(V(i)/R)} falls with R in every round while the stop line {@code R x limit} rises; and where the rule stops
 * after the same rounds and not at a line of its own (Xen), that the pause does not grow. It promises nothing more: under a stop
 * line a faster link may stop a round earlier with more left, so that the pause (bounded by the limit all the same) grows; bursts
 * and sweeps meet the looks at other points, so that a move can miss the quiet moment that a slower one met; auto-converge judges
 * by what was sent, slows less on a faster link and can end later; dirty-limit likewise.
 */
class PropertiesOfMovesTest {
    private static final Set<Technique> BY_PARTS =
            EnumSet.of(Technique.COLD, Technique.SUSPEND, Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);
    private static final Map<String, LongAdder> AGREED = new ConcurrentSkipListMap<>();
    private static final Map<String, LongAdder> BEGUN = new ConcurrentSkipListMap<>();

    /** A seed, by a technique. */
    record Case(long seed, Technique technique) {}

    private static Stream<Case> cases(long from, long to) {
        return Stream.of(Technique.values())
                .flatMap(technique -> LongStream.range(from, to).mapToObj(seed -> new Case(seed, technique)));
    }

    static Stream<Case> someCases() {
        return cases(0, 50);
    }

    static Stream<Case> manyCases() {
        return cases(10_000, 12_000);
    }

    static List<Long> someSeeds() {
        return LongStream.range(0, 50).boxed().toList();
    }

    static List<Long> manySeeds() {
        return LongStream.range(10_000, 12_000).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("someCases")
    void theBooksOfEveryMoveAgree(Case each) {
        agree(each);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manyCases")
    void theBooksAgreeInTwoThousandWorldsByEachTechnique(Case each) {
        proved(each.technique().id(), () -> agree(each));
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void moreBandwidthIsNeverWorseWhereTheorySaysSo(long seed) {
        bandwidth(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void moreBandwidthIsNeverWorseInTwoThousandWorlds(long seed) {
        proved("more bandwidth", () -> bandwidth(seed));
    }

    private static void proved(String part, Runnable test) {
        BEGUN.computeIfAbsent(part, name -> new LongAdder()).increment();
        test.run();
        AGREED.computeIfAbsent(part, name -> new LongAdder()).increment();
    }

    @AfterAll
    static void writeProof() throws IOException {
        if (BEGUN.isEmpty()) {
            return;
        }
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        StringBuilder lines = new StringBuilder("part,commit,worlds,agreed\n");
        BEGUN.forEach((part, begun) -> lines.append(part)
                .append(',')
                .append(commit.isEmpty() ? "unknown" : commit)
                .append(',')
                .append(begun.sum())
                .append(',')
                .append(AGREED.getOrDefault(part, new LongAdder()).sum())
                .append('\n'));
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/properties.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.toString());
    }

    private static void agree(Case each) {
        RandomMoves move = RandomMoves.of(each.seed(), each.technique());
        Timeline timeline = move.run();
        EngineDefect.forbid(timeline);
        MigrationRecord record = timeline.migrations().getFirst();
        assertThat(record.outcome()).as("refused: %s", record.reason()).isNotEqualTo(Outcome.REFUSED);
        oneCopy(timeline);
        notNegative(record);
        timesAddUp(record);
        bytesAreConserved(record, timeline.scenario().vm("web-1").pages());
        endsOrSaysSo(move, record, timeline);
    }

    private static void oneCopy(Timeline timeline) {
        long last = 0;
        for (Event event : timeline.events()) {
            for (long at : new long[] {(last + event.atNanos()) / 2, event.atNanos()}) {
                boolean runs = timeline.at(at).vms().get("web-1").state() == WorldAt.State.RUNNING;
                assertThat(timeline.runningCopies("web-1", at)).as("at %d", at).isEqualTo(runs ? 1 : 0);
            }
            last = event.atNanos();
        }
    }

    private static void notNegative(MigrationRecord r) {
        assertThat(List.of(
                        r.setupNanos(),
                        r.totalNanos(),
                        r.downtimeNanos(),
                        r.guestPauseNanos(),
                        r.transferredBytes(),
                        r.normalPages(),
                        r.zeroPages(),
                        r.postcopyFaults(),
                        r.processorNanos(),
                        r.beside().diskBytes(),
                        r.beside().writeLatencyNanos(),
                        r.beside().replyLatencyNanos()))
                .allMatch(value -> value >= 0);
        notNegative("left", r.leftBytes(), r.lastNanos());
        notNegative("sent", r.sentBytes(), r.lastNanos());
        notNegative("rate", r.bytesPerSecond(), r.lastNanos());
        notNegative("threshold", r.thresholdBytes(), r.lastNanos());
        notNegative("dirty", r.dirtyPagesPerSecond(), r.lastNanos());
        notNegative("expected", r.expectedDowntimeNanos(), r.lastNanos());
        notNegative("throttle", r.throttlePercent(), r.lastNanos());
        notNegative("speed", r.guest().speed(), r.lastNanos());
        notNegative("faults", r.guest().faults(), r.lastNanos());
        notNegative("disk left", r.beside().diskLeftBytes(), r.lastNanos());
        for (MigrationRecord.Round round : r.roundsDetail()) {
            assertThat(round.endNanos()).isGreaterThanOrEqualTo(round.startNanos());
            assertThat(round.sentBytes()).isNotNegative();
            assertThat(round.remainingBytes()).isNotNegative();
        }
    }

    /** Instants are whole nanoseconds, in which a stream of 3.4 GB/s sends a few bytes more than there are. */
    private static void notNegative(String name, Curve curve, long end) {
        for (int i = 0; i < curve.segments(); i++) {
            long from = curve.fromNanos(i);
            long until = Math.max(from, i + 1 < curve.segments() ? curve.fromNanos(i + 1) : end);
            double there = curve.startValue(i) + curve.slopePerNano(i) * (until - from);
            assertThat(curve.startValue(i)).as("%s at %d", name, from).isGreaterThanOrEqualTo(-1e-3);
            assertThat(there).as("%s before %d", name, until).isGreaterThanOrEqualTo(-4);
        }
    }

    /** Set-up, rounds and parts follow each other without a gap, and what the guest lost is the sum of what it was down for. */
    private static void timesAddUp(MigrationRecord r) {
        assertThat(r.totalNanos()).isEqualTo(r.endNanos() - r.startNanos());
        assertThat(r.setupNanos()).isLessThanOrEqualTo(r.totalNanos());
        assertThat(r.downtimeNanos()).isLessThanOrEqualTo(r.guestPauseNanos());
        long down = r.pausedNanos().isEmpty()
                ? 0
                : r.resumedNanos().orElse(Math.max(r.endNanos(), r.pausedNanos().getAsLong()))
                        - r.pausedNanos().getAsLong();
        long checkpoints = r.technique() == Technique.REMUS ? r.guestPauseNanos() - r.downtimeNanos() : 0;
        if (r.outcome() != Outcome.ACTIVE) {
            assertThat(r.guestPauseNanos()).isEqualTo(down + checkpoints);
        }
        List<Beside.Part> parts = r.beside().parts();
        for (int i = 1; i < parts.size(); i++) {
            assertThat(parts.get(i).fromNanos()).isEqualTo(parts.get(i - 1).toNanos());
        }
        boolean over = r.outcome() == Outcome.COMPLETED;
        if (over && !parts.isEmpty()) {
            assertThat(parts.getFirst().fromNanos()).isEqualTo(r.startNanos());
            long parted = parts.stream()
                    .filter(part -> part.guest() == Beside.Guest.DOWN)
                    .mapToLong(Beside.Part::nanos)
                    .sum();
            assertThat(parted).isEqualTo(down);
        }
        List<MigrationRecord.Round> rounds = r.roundsDetail();
        if (over && !BY_PARTS.contains(r.technique()) && !rounds.isEmpty()) {
            for (int i = 1; i < rounds.size(); i++) {
                assertThat(rounds.get(i).startNanos())
                        .isEqualTo(rounds.get(i - 1).endNanos());
            }
            assertThat(rounds.getLast().endNanos()).isEqualTo(r.endNanos());
        }
    }

    private static void bytesAreConserved(MigrationRecord r, long pages) {
        double slack = 2 + 1e-6 * r.transferredBytes();
        if (r.outcome() != Outcome.ACTIVE) {
            assertThat(r.sentBytes().at(r.endNanos())).isCloseTo(r.transferredBytes(), within(slack));
        }
        for (int i = 1; i < r.sentBytes().segments(); i++) {
            assertThat(r.sentBytes().startValue(i))
                    .isGreaterThanOrEqualTo(r.sentBytes().startValue(i - 1) - slack);
        }
        if (r.outcome() != Outcome.COMPLETED) {
            return;
        }
        assertThat(r.leftBytes().at(r.endNanos())).isLessThan(1);
        long disk = r.beside().diskBytes();
        if (r.technique() != Technique.REMUS && r.technique() != Technique.COLD && r.technique() != Technique.RESTART) {
            long rounds = r.roundsDetail().stream()
                    .mapToLong(MigrationRecord.Round::sentBytes)
                    .sum();
            assertThat((double) rounds + disk).isCloseTo(r.transferredBytes(), within(slack + r.rounds()));
            assertThat(r.normalPages() + r.zeroPages())
                    .as("each page once at least")
                    .isGreaterThanOrEqualTo(
                            r.technique() == Technique.CRIU || r.technique() == Technique.CRIU_LAZY ? 0 : pages);
        }
        if (!r.beside().parts().isEmpty() && r.technique() != Technique.REMUS) {
            double parts = r.beside().parts().stream()
                    .filter(part -> counts(part.kind()))
                    .mapToDouble(Beside.Part::bytes)
                    .sum();
            assertThat(parts).isCloseTo(r.transferredBytes(), within(slack + 2));
        }
    }

    /** Whether the bytes of a part are sent by the source: what is read from a file or a registry, or written to one, is not. */
    private static boolean counts(Beside.Kind kind) {
        return switch (kind) {
            case READ, DUMP, PULL_IMAGE -> false;
            default -> true;
        };
    }

    /** A move that still goes on protects a machine, names what it waits for, or is foretold not to converge. */
    private static void endsOrSaysSo(RandomMoves move, MigrationRecord r, Timeline timeline) {
        if (r.outcome() != Outcome.ACTIVE
                || r.technique() == Technique.REMUS
                || !r.reason().isEmpty()) {
            boolean ended = r.outcome() != Outcome.ACTIVE;
            assertThat(ended && r.outcome() != Outcome.COMPLETED ? r.reason() : "-")
                    .isNotEmpty();
            return;
        }
        assertThat(timeline.endNanos()).isEqualTo(200 * SECOND);
        Run run = Run.start(move.world(), Horizon.at(200 * SECOND));
        for (Action action : move.meanwhile()) {
            if (action.atNanos() > SECOND) {
                // Nobody foresees what will be done.
                return;
            }
            run = run.with(action);
        }
        Preview preview = new Previewer().preview(run, SECOND, "web-1", "host-b", r.technique(), Optional.empty());
        assertThat(preview).isInstanceOf(Preview.DoesNotConverge.class);
    }

    private static MigrationRecord on(RandomMoves move, double bytesPerSecond) {
        return move.on(bytesPerSecond).migrations().getFirst();
    }

    private static void bandwidth(long seed) {
        double slow = 60e6 + 17e6 * (seed % 23);
        double fast = slow * (1.1 + 0.13 * (seed % 7));
        for (Technique technique : List.of(Technique.STOP_COPY, Technique.COLD, Technique.SUSPEND)) {
            RandomMoves move = RandomMoves.steady(seed, technique, Lens.QEMU);
            assertThat(on(move, fast).totalNanos())
                    .as("%s at %.0f and %.0f", technique, slow, fast)
                    .isLessThanOrEqualTo(on(move, slow).totalNanos());
        }
        RandomMoves precopy = RandomMoves.steady(seed, Technique.PRECOPY, Lens.QEMU);
        if (on(precopy, slow).outcome() == Outcome.COMPLETED) {
            assertThat(on(precopy, fast).outcome())
                    .as("at %.0f and %.0f", slow, fast)
                    .isEqualTo(Outcome.COMPLETED);
        }
        RandomMoves xen = RandomMoves.steady(seed, Technique.PRECOPY, Lens.XEN);
        MigrationRecord before = on(xen, slow);
        MigrationRecord after = on(xen, fast);
        if (before.rounds() == after.rounds()) {
            assertThat(after.guestPauseNanos()).isLessThanOrEqualTo(before.guestPauseNanos());
        }
    }
}
