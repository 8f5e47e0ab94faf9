package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Bridge;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.model.Technique;

/** Techniques x failures x instants: {@code failures.csv} says what survives by documents, and the engine does it. */
class FailureTableTest {
    private static final List<String> FAILURES =
            List.of("source-host", "target-host", "link", "storage", "controller", "cancel");
    private static final Path PROOF =
            Path.of(System.getProperty("skyferry.home", ".")).resolve("src/test/proof/failure-table.csv");
    private static final Map<String, MigrationRecord> SOUND = new ConcurrentHashMap<>();

    /** What became of a move: its outcome and reason, the guest and its host. */
    record Result(String outcome, String reason, String guest, String at) {
        @Override
        public String toString() {
            String why = reason.isEmpty() ? "" : " (" + reason + ")";
            return outcome + why + "; guest " + guest + " at the " + at;
        }
    }

    /** One cell of the table. */
    record Cell(String move, String failure, String instant, Result documented, String why) {
        @Override
        public String toString() {
            return move + " x " + failure + " at " + instant;
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
        List<Cell> cells = new ArrayList<>();
        for (String move : row[0].split(" ")) {
            for (String failure : row[1].split(" ")) {
                String reason = row[4].equals("*") ? failure : row[4];
                Arrays.stream(row[2].split(" "))
                        .map(instant ->
                                new Cell(move, failure, instant, new Result(row[3], reason, row[5], row[6]), row[7]))
                        .forEach(cells::add);
            }
        }
        return cells;
    }

    /** Long enough for the slowest of them and what follows it. */
    private static Timeline run(String move, Scenario world, Optional<Action> failure) {
        List<Action> actions = new ArrayList<>(FailureWorlds.actions(move));
        failure.ifPresent(actions::add);
        return Run.simulate(world, actions, Horizon.untilQuiet(30 * SECOND, 75 * SECOND));
    }

    private static MigrationRecord sound(String move) {
        return SOUND.computeIfAbsent(
                move,
                name -> run(name, FailureWorlds.world(name), Optional.empty())
                        .migrations()
                        .getFirst());
    }

    private static Timeline broken(Cell cell) {
        Scenario world = FailureWorlds.world(cell.move());
        long at = FailureWorlds.instant(sound(cell.move()), cell.instant());
        return run(cell.move(), world, Optional.of(FailureWorlds.breaking(world, cell.failure(), at)));
    }

    /** What the engine says; an action that it refuses is told by its reason. */
    private static Result computed(Timeline timeline) {
        WorldAt.VmAt guest = timeline.at(timeline.endNanos()).vms().get(FailureWorlds.VM);
        String at = guest.host().equals("host-a") ? "source" : "destination";
        String state = guest.state().name().toLowerCase(Locale.ROOT);
        Optional<MigrationRecord> record = timeline.migrations().stream().findFirst();
        return record.map(move -> new Result(move.outcome().id(), move.reason(), state, at))
                .orElseGet(() -> new Result("refused", refusal(timeline), state, at));
    }

    private static String refusal(Timeline timeline) {
        return timeline.events().stream()
                .filter(event -> event.kind() == Event.Kind.ACTION_REFUSED)
                .map(event -> event.argument("reason"))
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @MethodSource("cells")
    void whatSurvivesIsWhatIsDocumented(Cell cell) {
        Timeline timeline = broken(cell);
        assertThat(computed(timeline)).as("%s: %s", cell, cell.why()).isEqualTo(cell.documented());
        EngineDefect.forbid(timeline);
        cleanedUp(cell, timeline);
    }

    /** What is over leaves nothing behind: no port and no memory at the end that the guest is not at. */
    private static void cleanedUp(Cell cell, Timeline timeline) {
        WorldAt end = timeline.at(timeline.endNanos());
        Result result = cell.documented();
        if (result.outcome().equals("active") || cell.failure().equals("controller")) {
            return;
        }
        boolean stays = result.at().equals("source");
        String other = stays ? "host-b" : "host-a";
        assertThat(end.dataPlane().bridge(other).ports())
                .as("ports at " + other)
                .noneMatch(port -> port.isMachines() && port.vm().equals(FailureWorlds.VM));
        WorldAt before = timeline.at(0);
        long ram = timeline.scenario().vm(FailureWorlds.VM).ramBytes();
        long expected = before.hosts().get(other).freeRamBytes() + (stays ? 0 : ram);
        assertThat(end.hosts().get(other).freeRamBytes()).isEqualTo(expected);
        assertThat(end.moves()).isEmpty();
        for (MigrationRecord record : timeline.migrations()) {
            assertThat(record.lastNanos()).isLessThanOrEqualTo(timeline.endNanos());
        }
        if (result.guest().equals("running")) {
            speaks(end, stays ? "host-a" : "host-b");
        }
    }

    private static void speaks(WorldAt end, String here) {
        assertThat(end.dataPlane().bridge(here).ports())
                .anyMatch(port ->
                        port.isMachines() && port.vm().equals(FailureWorlds.VM) && port.state() == Bridge.State.ACTIVE);
        for (int card = 0;
                card < end.cards().getOrDefault(FailureWorlds.VM, List.of()).size();
                card++) {
            assertThat(end.path(FailureWorlds.VM, card))
                    .as("its function is plugged in again")
                    .contains(NicPath.VF);
        }
    }

    @Test
    void theTableHasEveryTechniqueWithEveryFailureAtEveryInstantThatItHas() throws IOException {
        List<Cell> cells = cells();
        FailureWorlds.all().forEach((move, instants) -> {
            for (String failure : FAILURES) {
                // Where the source has failed already it cannot do so again.
                boolean possible = !move.equals("remus-failover") || !failure.equals("source-host");
                assertThat(cells)
                        .filteredOn(cell ->
                                cell.move().equals(move) && cell.failure().equals(failure))
                        .extracting(Cell::instant)
                        .as("%s x %s", move, failure)
                        .containsExactlyInAnyOrderElementsOf(possible ? instants : List.of());
            }
        });
        assertThat(cells)
                .extracting(Cell::move)
                .containsOnly(FailureWorlds.all().keySet().toArray(String[]::new));
        assertThat(FailureWorlds.all().keySet().stream().map(FailureWorlds::technique))
                .contains(Technique.values());
    }

    @Test
    void everyMoveOfTheTableIsSoundWhenNothingGoesWrong() {
        for (String move : FailureWorlds.all().keySet()) {
            Outcome expected = move.equals("remus") ? Outcome.ACTIVE : Outcome.COMPLETED;
            assertThat(sound(move).outcome()).as(move).isEqualTo(expected);
        }
        assertThat(sound("dirty-limit").throttlePercent().at(FailureWorlds.instant(sound("dirty-limit"), "throttled")))
                .isPositive();
    }

    private static String table() throws IOException {
        StringBuilder table =
                new StringBuilder("technique,failure,instant,documented outcome,computed outcome,source\n");
        for (Cell cell : cells()) {
            table.append(String.join(
                            ",",
                            cell.move(),
                            cell.failure(),
                            cell.instant(),
                            cell.documented().toString(),
                            computed(broken(cell)).toString(),
                            '"' + cell.why() + '"'))
                    .append('\n');
        }
        return table.toString();
    }

    @Test
    void theTableThatIsKeptIsWhatTheEngineSays() throws IOException {
        assertThat(Files.readString(PROOF)).isEqualTo(table());
    }

    @Tag("proof")
    @Test
    void theTableIsWritten() throws IOException {
        Files.writeString(PROOF, table());
    }
}
