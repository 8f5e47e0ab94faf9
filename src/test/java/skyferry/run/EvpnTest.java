package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import skyferry.isolation.Finding;
import skyferry.isolation.Properties;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.scenario.Reads;

/** MAC addresses that move by routes with sequence numbers, as the demonstration of it shows them. */
class EvpnTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;

    private static String text;
    private static Timeline timeline;

    @BeforeAll
    static void run() throws IOException {
        Path file = Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/evpn/scenario.yaml");
        text = Files.readString(file);
        timeline = run(text);
    }

    private static Timeline run(String yaml) {
        Scenario scenario = Reads.scenario(yaml);
        return Run.simulate(scenario, List.of(), Horizon.untilQuiet(75 * SECOND, 400 * SECOND));
    }

    private static List<Event> events(Timeline run, Event.Kind kind) {
        return run.events().stream().filter(event -> event.kind() == kind).toList();
    }

    private static List<String> sequences(Timeline run, Event.Kind kind) {
        return events(run, kind).stream()
                .map(event -> event.argument("sequence"))
                .toList();
    }

    @Test
    void theSequenceNumberRisesByEachMove() {
        assertThat(timeline.migrations()).hasSize(5).allMatch(move -> move.outcome() == Outcome.COMPLETED);
        assertThat(sequences(timeline, Event.Kind.ROUTE_ADVERTISED)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void theHostThatHadTheMachineWithdrawsItsRoute() {
        assertThat(sequences(timeline, Event.Kind.ROUTE_WITHDRAWN)).containsExactly("1", "2", "3", "4");
        assertThat(events(timeline, Event.Kind.ROUTE_WITHDRAWN).stream().map(event -> event.argument("host")))
                .containsExactly("host-a", "host-b", "host-a", "host-b");
    }

    @Test
    void theOutageIsThePauseAndTheWayOfTheRoute() {
        List<Timeline.Silence> silences = timeline.probe("to-wanderer").silences();
        for (int move = 0; move < 4; move++) {
            MigrationRecord record = timeline.migrations().get(move);
            Timeline.Silence silence = silences.get(move);
            assertThat(silence.untilNanos().orElseThrow() - silence.fromNanos())
                    .isCloseTo(record.guestPauseNanos() + 40 * MS, within(MS));
        }
    }

    @Test
    void theFifthMoveInThreeMinutesIsTakenForADuplicateAndToldToNobody() {
        List<Event> frozen = events(timeline, Event.Kind.MAC_FROZEN);

        assertThat(frozen).hasSize(1);
        assertThat(frozen.getFirst().argument("moves")).isEqualTo("5");
        assertThat(timeline.at(timeline.endNanos()).vms().get("wanderer").host())
                .isEqualTo("host-b");
        assertThat(timeline.probe("to-wanderer").silences().getLast().untilNanos())
                .isEmpty();
    }

    @Test
    void fourMovesInThreeMinutesAreNoDuplicate() {
        Timeline run = run(text.replace("at: 41 s", "at: 200 s"));

        assertThat(events(run, Event.Kind.MAC_FROZEN)).isEmpty();
        assertThat(sequences(run, Event.Kind.ROUTE_ADVERTISED)).containsExactly("1", "2", "3", "4", "5");
        assertThat(run.at(run.endNanos()).probes().get("to-wanderer").answered())
                .isTrue();
    }

    @Test
    void aLostAnnouncementDelaysTheRouteToTheNextOne() {
        Timeline run = run(text + "faults: [{at: 0 s, kind: lost-rarp, frames: 2}]\n");
        MigrationRecord first = run.migrations().getFirst();
        long heard = events(run, Event.Kind.ROUTE_ADVERTISED).getFirst().atNanos();

        // QEMU's announcements: 0, 50, 200 ms after the resume.
        assertThat(heard - first.resumedNanos().orElseThrow()).isEqualTo(200 * MS);
    }

    @Test
    void withoutAnyAnnouncementTheHostHearsTheMachineWhenItSpeaksItself() {
        Timeline run = run(text.replace("evpn: {propagation: 40 ms}", "evpn: {}, announce: {rounds: 0}")
                .replaceAll("(?m)^  - \\{at: [1-4]1 s, do: migrate.*\n", "")
                .replace(
                        "probes:\n",
                        "probes:\n  from-wanderer: {from: wanderer, to: client, every: 300 ms, proto: icmp}\n"));
        MigrationRecord first = run.migrations().getFirst();
        long heard = events(run, Event.Kind.ROUTE_ADVERTISED).getFirst().atNanos();

        assertThat(heard - first.resumedNanos().orElseThrow()).isEqualTo(300 * MS);
    }

    @Test
    void theSourceLosesItsPortOnceTheMachineIsHeard() {
        assertThat(timeline.at(10 * SECOND).dataPlane().bridge("host-a").portsOf("wanderer"))
                .isEmpty();
        assertThat(timeline.at(10 * SECOND).dataPlane().activeHost("wanderer")).contains("host-b");
    }

    private static final String CLEAR = "  - {at: 60 s, do: clear-duplicate, vm: wanderer}\nchecks:\n";

    @Test
    void anOperatorClearsTheDuplicateAndTheOthersAreTold() {
        Timeline run = run(text.replace("checks:\n", CLEAR));
        Timeline.Silence last = run.probe("to-wanderer").silences().getLast();

        assertThat(events(run, Event.Kind.MAC_CLEARED)).singleElement().satisfies(event -> {
            assertThat(event.atNanos()).isEqualTo(60_000 * MS);
            assertThat(event.argument("host")).isEqualTo("host-b");
        });
        assertThat(sequences(run, Event.Kind.ROUTE_ADVERTISED)).containsExactly("1", "2", "3", "4", "5");
        assertThat(events(run, Event.Kind.ROUTE_WITHDRAWN).getLast().argument("host"))
                .isEqualTo("host-a");
        assertThat(last.untilNanos().orElseThrow()).isCloseTo(60_040 * MS, within(MS));
    }

    @Test
    void whatIsNoDuplicateCannotBeCleared() {
        Timeline run = run(text.replace("checks:\n", CLEAR.replace("60 s", "5 s")));

        assertThat(events(run, Event.Kind.ACTION_REFUSED))
                .singleElement()
                .satisfies(event -> assertThat(event.argument("reason")).isEqualTo("not-frozen"));
    }

    @Test
    void theBlackHoleOfAFrozenMachineIsEndedByClearingIt() {
        Run run = Run.start(Reads.scenario(text), Horizon.at(75_000 * MS));
        long late = 70_000 * MS;
        Timeline before = run.timeline();
        Finding hole = new Properties(before.at(late).dataPlane(), before.underlay(late), before.scenario())
                .of(List.of("client")).stream()
                        .filter(finding -> finding.toVm().equals("wanderer"))
                        .findFirst()
                        .orElseThrow();

        Repair repair = new Repairs(run, late).of(hole).orElseThrow();

        assertThat(repair.action()).isEqualTo(new Action.ClearDuplicate(late, "wanderer"));
    }
}
