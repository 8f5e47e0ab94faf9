package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Link;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;

/** Whatever is done to moves of whatever kind, the engine's books agree. */
class RandomFailuresTest {
    private static final String CABLE = Link.idOf("host-b", "leaf-2");
    private static final List<Technique> LIVE =
            List.of(Technique.PRECOPY, Technique.POSTCOPY, Technique.HYBRID, Technique.STOP_COPY);

    private static final AtomicInteger BEGUN = new AtomicInteger();
    private static final AtomicInteger AGREED = new AtomicInteger();

    static List<Long> someSeeds() {
        return LongStream.range(0, 60).boxed().toList();
    }

    static List<Long> manySeeds() {
        return LongStream.range(1_000, 4_000).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void theBooksAgree(long seed) {
        agree(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void theBooksAgreeInThreeThousandWorlds(long seed) {
        BEGUN.incrementAndGet();
        agree(seed);
        AGREED.incrementAndGet();
    }

    @AfterAll
    static void writeProof() throws IOException {
        if (BEGUN.get() == 0) {
            return;
        }
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/failures.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "part,commit,worlds,agreed\nrandom moves and failures,%s,%d,%d\n"
                        .formatted(commit.isEmpty() ? "unknown" : commit, BEGUN.get(), AGREED.get()));
    }

    private static void agree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scenario scenario = scenario(random);
        List<Action> actions = actions(random);
        Horizon horizon = Horizon.untilQuiet(SECOND, 60 * SECOND);
        Timeline timeline = Run.simulate(scenario, actions, horizon);
        EngineDefect.forbid(timeline);
        for (Event event : timeline.events()) {
            WorldAt.VmAt vm = timeline.at(event.atNanos()).vms().get("web-1");
            int running = vm.state() == WorldAt.State.RUNNING ? 1 : 0;
            assertThat(timeline.runningCopies("web-1", event.atNanos())).isEqualTo(running);
        }
        timeline.migrations().stream()
                .filter(record -> record.outcome() != Outcome.REFUSED)
                .forEach(record -> sound(record, timeline));
    }

    private static void sound(MigrationRecord record, Timeline timeline) {
        assertThat(record.totalNanos()).isEqualTo(record.endNanos() - record.startNanos());
        assertThat(record.setupNanos()).isBetween(0L, record.totalNanos());
        assertThat(record.downtimeNanos()).isNotNegative();
        if (record.pausedNanos().isPresent() && record.resumedNanos().isPresent()) {
            long pause =
                    record.resumedNanos().getAsLong() - record.pausedNanos().getAsLong();
            assertThat(record.guestPauseNanos()).isEqualTo(pause).isNotNegative();
        }
        assertThat(record.transferredBytes()).isNotNegative();
        if (record.outcome() == Outcome.COMPLETED) {
            long rounds = record.roundsDetail().stream()
                    .mapToLong(MigrationRecord.Round::sentBytes)
                    .sum();
            assertThat(rounds).isEqualTo(record.transferredBytes());
            assertThat(timeline.memoryDigest("web-1", record.resumedNanos().orElseThrow()))
                    .isEqualTo(
                            timeline.memoryDigest("web-1", record.pausedNanos().orElseThrow()));
        } else if (record.outcome() == Outcome.ACTIVE) {
            assertThat(timeline.endNanos()).isEqualTo(60 * SECOND);
        } else {
            assertThat(record.reason()).isNotEmpty();
        }
    }

    private static Scenario scenario(SplittableRandom random) {
        MigrationOptions base = MigrationOptions.QEMU_DEFAULTS
                .withMaxBandwidth(OptionalDouble.of(random.nextDouble(100e6, 900e6)))
                .withDowntimeLimit(random.nextLong(10, 500) * 1_000_000)
                .withAutoConverge(random.nextBoolean());
        return new Worlds()
                .writes(random.nextInt(3) == 0 ? 0 : random.nextDouble(1_000, 60_000))
                .migration(base.with(base.stream().withTimeout(OptionalLong.of(random.nextLong(1, 6) * SECOND))))
                .scenario();
    }

    private static List<Action> actions(SplittableRandom random) {
        List<Action> actions = new ArrayList<>();
        Technique technique = LIVE.get(random.nextInt(LIVE.size()));
        actions.add(new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty()));
        int more = random.nextInt(6);
        for (int i = 0; i < more; i++) {
            actions.add(action(random, SECOND + random.nextLong(8 * SECOND)));
        }
        return actions;
    }

    private static Action action(SplittableRandom random, long at) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Action.CutLink(at, CABLE);
            case 2 -> new Action.RestoreLink(at, CABLE);
            case 3 -> new Action.FailHost(at, random.nextBoolean() ? "host-a" : "host-b");
            case 4 -> new Action.Recover(at, "web-1");
            case 5 -> new Action.Cancel(at, "web-1");
            case 6 -> new Action.StartPostcopy(at, "web-1");
            case 7 -> new Action.SetLoad(at, "web-1", random.nextDouble(0, 3));
            case 8 -> new Action.SetLinkRate(at, CABLE, random.nextDouble(10e6, 2e9));
            case 9 -> new Action.Restart(at, "web-1", Optional.of(random.nextBoolean() ? "host-c" : "host-b"));
            case 10 -> new Action.InjectFault(at, new Fault(at, kind(random), Map.of()));
            default -> new Action.ClearFault(at, kind(random));
        };
    }

    private static FaultKind kind(SplittableRandom random) {
        return random.nextBoolean() ? FaultKind.STORAGE_DOWN : FaultKind.CONTROLLER_DOWN;
    }
}
