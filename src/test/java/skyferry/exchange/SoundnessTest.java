package skyferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.isolation.Finding;
import skyferry.isolation.Remedy;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Technique;
import skyferry.model.Vm;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scenario.ScenarioReader;
import skyferry.scenario.ScenarioResult;
import skyferry.scenario.cpu.CpuMapReader;

/** What is wrong in the tables during a run, and from when to when. */
class SoundnessTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Path FILE =
            Path.of(System.getProperty("skyferry.home", ""), "lessons/L02-anatomy/scenario.yaml");

    private final Scenario scenario = world();

    /** The second lesson's world in which nothing happens by itself. */
    private static Scenario world() {
        return switch (new ScenarioReader(CpuMapReader.shipped()).read(FILE)) {
            case ScenarioResult.Accepted accepted ->
                ScenarioDraft.of(accepted.scenario()).actions(List.of()).done();
            case ScenarioResult.Refused refused ->
                throw new IllegalStateException(refused.diagnostics().toString());
        };
    }

    private Timeline run(Action... actions) {
        return Run.simulate(scenario, List.of(actions), Horizon.untilQuiet(6 * SECOND, 120 * SECOND));
    }

    private static Action inject(long at, FaultKind kind, Map<String, String> arguments) {
        return new Action.InjectFault(at, new Fault(at, kind, new TreeMap<>(arguments)));
    }

    private static Action clear(long at, FaultKind kind) {
        return new Action.ClearFault(at, kind);
    }

    private static Action move(long at, String vm, String to) {
        return new Action.Migrate(at, vm, to, Technique.PRECOPY, Optional.empty());
    }

    private static Finding.Property property(Soundness.Lasting lasting) {
        return lasting.finding().property();
    }

    @Test
    void aWorldInWhichNothingIsWrongHasNoFindings() {
        assertThat(Soundness.of(run()).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STALE_FLOW,BLACK_HOLE", "NO_ANTISPOOF,SPOOFING"})
    void aFaultIsFoundFromItsBeginningToItsEndAndNotAMomentLonger(FaultKind kind, Finding.Property property) {
        Map<String, String> arguments = Map.of("host", "host-b", "vm", "web-1", "at", "host-c");
        Timeline timeline = run(inject(2 * SECOND, kind, arguments), clear(4 * SECOND, kind));

        Soundness soundness = Soundness.of(timeline);

        assertThat(soundness.findings()).isNotEmpty().allSatisfy(lasting -> {
            assertThat(property(lasting)).isEqualTo(property);
            assertThat(lasting.fromNanos()).isEqualTo(2 * SECOND);
            assertThat(lasting.toNanos()).hasValue(4 * SECOND);
            assertThat(lasting.passing()).isFalse();
        });
        assertThat(soundness.at(2 * SECOND - 1)).isEmpty();
        assertThat(soundness.at(2 * SECOND)).isEqualTo(soundness.findings());
        assertThat(soundness.at(4 * SECOND - 1)).isEqualTo(soundness.findings());
        assertThat(soundness.at(4 * SECOND)).isEmpty();
    }

    @Test
    void whatNobodyMendsLastsToTheEnd() {
        Timeline timeline = run(inject(2 * SECOND, FaultKind.NO_ANTISPOOF, Map.of("vm", "web-1")));

        assertThat(Soundness.of(timeline).findings()).isNotEmpty().allSatisfy(lasting -> {
            assertThat(lasting.finding().fromVm()).isEqualTo("web-1");
            assertThat(lasting.toNanos()).isEmpty();
            assertThat(lasting.isAt(Long.MAX_VALUE)).isTrue();
        });
    }

    @Test
    void aFindingThatComesTwiceIsTwoFindings() {
        Map<String, String> arguments = Map.of("vm", "web-1");
        Timeline timeline = run(
                inject(SECOND, FaultKind.NO_ANTISPOOF, arguments),
                clear(2 * SECOND, FaultKind.NO_ANTISPOOF),
                inject(3 * SECOND, FaultKind.NO_ANTISPOOF, arguments),
                clear(5 * SECOND, FaultKind.NO_ANTISPOOF));

        List<Soundness.Lasting> toDatabase = Soundness.of(timeline).findings().stream()
                .filter(lasting -> lasting.finding().toVm().equals("db-1"))
                .toList();

        assertThat(toDatabase).extracting(Soundness.Lasting::fromNanos).containsExactly(SECOND, 3 * SECOND);
        assertThat(toDatabase.getFirst().toNanos()).hasValue(2 * SECOND);
        assertThat(toDatabase.getLast().toNanos()).hasValue(5 * SECOND);
    }

    @Test
    void whatAMoveLosesOnItsWayIsItsPriceAndNoError() {
        Timeline timeline = run(move(SECOND, "web-2", "host-c"));

        List<Soundness.Lasting> findings = Soundness.of(timeline).findings();

        assertThat(timeline.migrations()).hasSize(1);
        assertThat(findings).isNotEmpty().allSatisfy(lasting -> {
            assertThat(lasting.passing()).isTrue();
            assertThat(lasting.fromNanos())
                    .isGreaterThan(timeline.migrations().getFirst().startNanos());
        });
        assertThat(Soundness.of(timeline).at(timeline.endNanos())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GROUP_FAIL_OPEN,POLICY_OPENED", "GROUP_NOT_FOLLOWED,POLICY_CLOSED"})
    void rulesThatStayBehindAreFoundAfterTheMoveAndNotBefore(FaultKind kind, Finding.Property property) {
        Timeline timeline =
                run(inject(SECOND / 2, kind, Map.of("vm", "web-2", "host", "host-c")), move(SECOND, "web-2", "host-c"));
        Soundness soundness = Soundness.of(timeline);
        long resumed = timeline.migrations().getFirst().resumedNanos().orElseThrow();

        assertThat(soundness.at(SECOND)).isEmpty();
        assertThat(soundness.at(timeline.endNanos()))
                .extracting(SoundnessTest::property)
                .contains(property);
        assertThat(soundness.findings())
                .filteredOn(lasting -> property(lasting) == property)
                .allSatisfy(lasting -> assertThat(lasting.fromNanos()).isGreaterThanOrEqualTo(resumed));
    }

    @Test
    void findingsComeInTheOrderOfTheirBeginning() {
        Timeline timeline = run(
                inject(3 * SECOND, FaultKind.NO_ANTISPOOF, Map.of("vm", "web-1")),
                clear(4 * SECOND, FaultKind.NO_ANTISPOOF),
                inject(2 * SECOND, FaultKind.STALE_FLOW, Map.of("host", "host-b", "vm", "web-1", "at", "host-c")));

        assertThat(Soundness.of(timeline).findings())
                .extracting(Soundness.Lasting::fromNanos)
                .isSorted()
                .contains(2 * SECOND, 3 * SECOND);
    }

    @Test
    void theRemedyOfAStaleFlowPutsRightTheHostThatHasIt() {
        Timeline timeline =
                run(inject(2 * SECOND, FaultKind.STALE_FLOW, Map.of("host", "host-b", "vm", "web-1", "at", "host-c")));

        List<Optional<Remedy>> remedies = Soundness.of(timeline).findings().stream()
                .map(lasting -> Soundness.remedy(timeline, lasting))
                .toList();

        assertThat(remedies).isNotEmpty().allSatisfy(remedy -> {
            assertThat(remedy.orElseThrow().host()).isEqualTo("host-b");
            assertThat(remedy.orElseThrow().add()).isNotEmpty();
        });
    }

    @Test
    void worldsOfMoreMachinesThanTheLimitAreNotLookedAt() {
        Map<String, Vm> machines = new TreeMap<>(scenario.vms());
        Vm like = scenario.vm("web-2");
        for (int i = machines.size(); i <= Soundness.MAX_MACHINES; i++) {
            machines.put("more-" + i, named("more-" + i, like));
        }
        Scenario big = ScenarioDraft.of(scenario).vms(machines).done();
        Action fault = inject(2 * SECOND, FaultKind.NO_ANTISPOOF, Map.of("vm", "web-1"));
        Timeline timeline = Run.simulate(big, List.of(fault), Horizon.at(3 * SECOND));

        assertThat(big.vms()).hasSizeGreaterThan(Soundness.MAX_MACHINES);
        assertThat(Soundness.of(timeline).findings()).isEmpty();
    }

    private static Vm named(String id, Vm like) {
        return new Vm(
                id,
                like.kind(),
                like.host(),
                like.tenant(),
                like.cpu(),
                like.vcpus(),
                like.ramBytes(),
                like.romBytes(),
                like.disk(),
                List.of(),
                like.memory(),
                like.load(),
                like.affinity(),
                like.antiAffinity(),
                like.hardware());
    }
}
