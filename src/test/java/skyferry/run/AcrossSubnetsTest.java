package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Packet;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Tracer;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.scenario.Reads;

/** A move to where a machine's network is not, in four ways, as the demonstration of it shows them. */
class AcrossSubnetsTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;

    private static String text;
    private static Timeline timeline;

    @BeforeAll
    static void run() throws IOException {
        Path file = Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/subnets/scenario.yaml");
        text = Files.readString(file);
        timeline = run(text);
    }

    private static Timeline run(String yaml) {
        Scenario scenario = Reads.scenario(yaml);
        return Run.simulate(scenario, List.of(), Horizon.untilQuiet(60 * SECOND, 200 * SECOND));
    }

    private static long outage(Timeline run, String probe) {
        List<Timeline.Silence> silences = run.probe(probe).silences();
        assertThat(silences).hasSize(1);
        return silences.getFirst().untilNanos().orElseThrow()
                - silences.getFirst().fromNanos();
    }

    private static MigrationRecord move(String vm) {
        return timeline.migrations().stream()
                .filter(record -> record.vm().equals(vm))
                .findFirst()
                .orElseThrow();
    }

    private static List<Boolean> dead(String vm) {
        return timeline.streams().stream()
                .filter(stream -> stream.probe().to().equals(vm))
                .map(stream -> stream.deadNanos().isPresent())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stretched", "routed", "tunnelled"})
    void whoeverKeepsItsAddressKeepsItsConnections(String vm) {
        assertThat(move(vm).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(dead(vm)).hasSize(4).containsOnly(false);
    }

    @Test
    void aNewAddressEndsEveryConnection() {
        assertThat(move("renamed").outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(dead("renamed")).hasSize(4).containsOnly(true);
    }

    @Test
    void aStretchedNetworkCostsNothingBeyondTheSwitch() {
        long expected = move("stretched").guestPauseNanos() + 20 * MS;

        assertThat(outage(timeline, "stretched-near")).isCloseTo(expected, within(MS));
        assertThat(outage(timeline, "stretched-far")).isCloseTo(expected, within(MS));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 900, 4000})
    void aHostRouteCostsTheTimeThatRoutingNeeds(long millis) {
        Timeline run = run(text.replace("after: 900 ms", "after: " + millis + " ms"));
        long expected = move("routed").guestPauseNanos() + millis * MS;

        assertThat(outage(run, "routed-near")).isCloseTo(expected, within(MS));
        assertThat(outage(run, "routed-far")).isCloseTo(expected, within(MS));
    }

    @Test
    void throughATunnelTheNeighbourInTheNewPlaceGoesByWayOfTheOldOne() {
        List<Timeline.RoundTripTime> tunnelled = timeline.roundTripTimes("tunnelled-far");
        List<Timeline.RoundTripTime> routed = timeline.roundTripTimes("routed-far");

        // There by way of the east, 2.5 ms twice, and straight back.
        assertThat(tunnelled.getLast().nanos()).isBetween(5 * MS, 5 * MS + MS / 10);
        assertThat(routed.getLast().nanos()).isLessThan(MS / 10);
    }

    @Test
    void aTunnelIsKnownToTheHomeAgentAlone() {
        List<String> learned = timeline.events().stream()
                .filter(event -> event.argument("intent").equals("switch"))
                .filter(event -> timeline.events().get(event.cause()).subject().equals("tunnelled"))
                .map(Event::subject)
                .toList();

        assertThat(learned).containsExactlyInAnyOrder("east-1", "west-1");
        assertThat(outage(timeline, "tunnelled-near"))
                .isCloseTo(move("tunnelled").guestPauseNanos() + 150 * MS, within(MS));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 20})
    void howLongANameIsBelievedDecidesWhenNewConnectionsBegin(long ttl) {
        Timeline run = run(text.replace("ttl: 20 s", "ttl: " + ttl + " s"));
        long settled = move("renamed").guestPauseNanos() + 2 * SECOND;

        for (String probe : List.of("renamed-near", "renamed-far")) {
            assertThat(outage(run, probe)).isBetween(settled - MS, settled + ttl * SECOND + MS);
        }
        assertThat(run.events().stream()
                        .filter(event -> event.kind() == Event.Kind.NAME_LEARNED)
                        .map(Event::subject))
                .containsExactlyInAnyOrder("delta-near", "delta-far");
    }

    @Test
    void noBroadcastComesToWhereANetworkIsNot() {
        Scenario scenario = timeline.scenario();
        WorldAt end = timeline.at(timeline.endNanos());
        for (String vm : List.of("routed", "tunnelled")) {
            Nic nic = scenario.vm(vm).nics().getFirst();
            Trace trace =
                    Tracer.trace(end.dataPlane(), timeline.underlay(timeline.endNanos()), Packet.rarp(nic.mac()), vm);
            assertThat(trace.hops()).hasSize(1);
        }
    }

    @Test
    void nobodyReachesAnotherTenantOnAnyOfTheWays() {
        assertThat(timeline.isolation()).allMatch(span -> span.report().holds());
    }

    private static Set<String> flows(Timeline run, String host, long at) {
        Set<String> flows = new TreeSet<>();
        run.at(at).dataPlane().bridge(host).flows().forEach(flow -> flows.add(flow.toString()));
        return flows;
    }

    @Test
    void aMachineThatGoesHomeIsReachedAsBefore() {
        Scenario scenario = timeline.scenario();
        List<Action> actions = new ArrayList<>();
        int at = 50;
        for (String vm : List.of("stretched", "routed", "tunnelled", "renamed")) {
            actions.add(new Action.Migrate(at * SECOND, vm, "east-1", Technique.PRECOPY, Optional.empty()));
            at += 10;
        }
        Timeline run = Run.simulate(scenario, actions, Horizon.untilQuiet(60 * SECOND, 300 * SECOND));

        for (Timeline.ProbeRecord probe : run.probes()) {
            String id = probe.probe().id();
            assertThat(run.at(run.endNanos()).probes().get(id).answered())
                    .as(id)
                    .isTrue();
            assertThat(run.roundTripTimes(id).getLast().nanos())
                    .as(id)
                    .isEqualTo(run.roundTripTimes(id).getFirst().nanos());
        }
        for (String host : scenario.hosts().keySet()) {
            Set<String> more = flows(run, host, run.endNanos());
            more.removeAll(flows(run, host, 0));
            Set<String> less = flows(run, host, 0);
            less.removeAll(flows(run, host, run.endNanos()));
            assertThat(more).as(host).isEmpty();
            assertThat(less).as(host).isEmpty();
        }
    }
}
