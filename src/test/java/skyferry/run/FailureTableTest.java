package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Bridge;
import skyferry.migration.Failure;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Link;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;

/** Techniques x failures x instants: {@code failures.csv} says what survives, and the engine does it. */
class FailureTableTest {
    private static final long WATCHED = 30 * SECOND;

    /** One cell of the table. */
    record Cell(
            Technique technique,
            Failure failure,
            String instant,
            String outcome,
            String reason,
            String guest,
            String at) {
        @Override
        public String toString() {
            return technique.id() + " x " + failure.id() + " at " + instant;
        }
    }

    static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        try (InputStream in = FailureTableTest.class.getResourceAsStream("failures.csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("technique,"))
                    .forEach(line -> cells.addAll(row(line.split(",", 8))));
        }
        return cells;
    }

    private static List<Cell> row(String[] row) {
        return Arrays.stream(row[2].split(" "))
                .map(instant -> new Cell(
                        Technique.valueOf(code(row[0])),
                        Failure.valueOf(code(row[1])),
                        instant,
                        row[3],
                        row[4],
                        row[5],
                        row[6]))
                .toList();
    }

    private static String code(String id) {
        return id.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** A guest that needs several rounds, and pages that follow slowly; a stream without a way breaks after 2 s. */
    private static Scenario world() {
        MigrationOptions base = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.of(400e6));
        MigrationOptions.Postcopy slow = new MigrationOptions.Postcopy(
                true,
                OptionalDouble.of(100e6),
                false,
                base.postcopy().prepaging(),
                base.postcopy().afterRounds(),
                base.postcopy().afterNanos());
        return new Worlds()
                .writes(20_000)
                .migration(base.with(slow)
                        .withDowntimeLimit(60_000_000)
                        .with(base.stream().withDowntimeLimit(60_000_000).withTimeout(OptionalLong.of(2 * SECOND))))
                .scenario();
    }

    private static Timeline run(Technique technique, Optional<Action> failure) {
        Scenario scenario = world();
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty()));
        failure.ifPresent(actions::add);
        return Run.simulate(scenario, actions, Horizon.at(WATCHED));
    }

    private static long instant(MigrationRecord sound, String name) {
        long paused = sound.pausedNanos().orElseThrow();
        long resumed = sound.resumedNanos().orElseThrow();
        return switch (name) {
            case "setup" -> sound.startNanos() + sound.setupNanos() / 2;
            case "round-1" -> middle(sound.roundsDetail().get(0));
            case "round-2" -> middle(sound.roundsDetail().get(1));
            case "pause" -> paused + 1_000_000;
            case "starting" -> resumed - 1_000_000;
            case "resumed" -> (resumed + sound.endNanos()) / 2;
            default -> sound.lastNanos() + SECOND;
        };
    }

    private static long middle(MigrationRecord.Round round) {
        return (round.startNanos() + round.endNanos()) / 2;
    }

    private static Action breaking(Failure failure, long at) {
        return switch (failure) {
            case SOURCE_HOST -> new Action.FailHost(at, "host-a");
            case TARGET_HOST -> new Action.FailHost(at, "host-b");
            case LINK -> new Action.CutLink(at, Link.idOf("host-b", "leaf-2"));
            case STORAGE -> new Action.InjectFault(at, new Fault(at, FaultKind.STORAGE_DOWN, Map.of()));
            case CONTROLLER -> new Action.InjectFault(at, new Fault(at, FaultKind.CONTROLLER_DOWN, Map.of()));
        };
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatSurvivesIsWhatIsDocumented(Cell cell) {
        MigrationRecord sound =
                run(cell.technique(), Optional.empty()).migrations().getFirst();
        Timeline timeline =
                run(cell.technique(), Optional.of(breaking(cell.failure(), instant(sound, cell.instant()))));
        MigrationRecord record = timeline.migrations().getFirst();
        WorldAt end = timeline.at(timeline.endNanos());
        WorldAt.VmAt guest = end.vms().get("web-1");
        String host = cell.at().equals("source") ? "host-a" : "host-b";
        assertThat(List.of(
                        record.outcome().id(),
                        record.reason(),
                        guest.state().name().toLowerCase(Locale.ROOT),
                        guest.host()))
                .as(cell.toString())
                .containsExactly(cell.outcome(), cell.reason(), cell.guest(), host);
        EngineDefect.forbid(timeline);
        cleanedUp(cell, timeline, end, record);
    }

    /** What is over leaves nothing behind: no port and no memory at the end that the guest is not at. */
    private static void cleanedUp(Cell cell, Timeline timeline, WorldAt end, MigrationRecord record) {
        if (cell.outcome().equals("active") || cell.failure() == Failure.CONTROLLER) {
            return;
        }
        String other = cell.at().equals("source") ? "host-b" : "host-a";
        assertThat(end.dataPlane().bridge(other).ports())
                .as("ports at " + other)
                .noneMatch(port -> port.isMachines() && port.vm().equals("web-1"));
        WorldAt before = timeline.at(0);
        long ram = timeline.scenario().vm("web-1").ramBytes();
        long expected = before.hosts().get(other).freeRamBytes() + (other.equals("host-a") ? ram : 0);
        assertThat(end.hosts().get(other).freeRamBytes()).isEqualTo(expected);
        assertThat(end.moves()).isEmpty();
        assertThat(record.lastNanos()).isLessThanOrEqualTo(timeline.endNanos());
        if (cell.guest().equals("running")) {
            String here = cell.at().equals("source") ? "host-a" : "host-b";
            assertThat(end.dataPlane().bridge(here).ports())
                    .anyMatch(port ->
                            port.isMachines() && port.vm().equals("web-1") && port.state() == Bridge.State.ACTIVE);
        }
    }

    @Test
    void theTableHasEveryTechniqueWithEveryFailureAtEveryInstantThatItHas() throws IOException {
        List<Cell> cells = cells();
        Map<Technique, List<String>> instants = Map.of(
                Technique.PRECOPY, List.of("setup", "round-1", "round-2", "pause", "starting", "after"),
                Technique.POSTCOPY, List.of("setup", "round-1", "pause", "starting", "resumed", "after"),
                Technique.HYBRID, List.of("setup", "round-1", "pause", "starting", "resumed", "after"),
                Technique.STOP_COPY, List.of("setup", "round-1", "starting", "after"));
        instants.forEach((technique, names) -> {
            for (Failure failure : Failure.values()) {
                assertThat(cells)
                        .filteredOn(cell -> cell.technique() == technique && cell.failure() == failure)
                        .extracting(Cell::instant)
                        .containsExactlyInAnyOrderElementsOf(names);
            }
        });
        System.out.println(cells.size() + " failures at an instant, each with what survives");
    }
}
