package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Match;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.RandomFlows;
import skyferry.dataplane.RandomNet;
import skyferry.dataplane.Underlay;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;

/** Three levels of looking say the same; what a coarse one passes, a finer one passes too. */
class LevelsTest {
    private static final ProofRecord PROOF = new ProofRecord("contracts classes and exact", "verdicts");

    private static List<String> pairs(IsolationReport report) {
        return report.leaks().stream()
                .map(leak -> leak.fromVm() + ">" + leak.toVm())
                .toList();
    }

    static List<Long> someSeeds() {
        return LongStream.concat(LongStream.range(300, 330), LongStream.of(3716, 3720, 3741))
                .boxed()
                .toList();
    }

    static List<Long> manySeeds() {
        return LongStream.range(3000, 5000).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void agreeAtEveryStepOfAMoveWithFaultsAndWithFlowsThatNobodyMeant(long seed) {
        agreeIn(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void agreeInTwoThousandWorlds(long seed) {
        PROOF.begin();
        PROOF.agreed(agreeIn(seed));
    }

    @AfterAll
    static void writeProof() {
        PROOF.write();
    }

    /** How many verdicts were compared. */
    private static long agreeIn(long seed) {
        RandomNet net = new RandomNet(seed);
        Scenario scenario = net.scenario();
        List<DataPlane> states = new ArrayList<>();
        for (DataPlane state :
                MoveSteps.of(scenario, net.mover(), net.destination()).values()) {
            states.add(state);
            states.add(Faults.apply(state, scenario, net.faults()));
            states.add(RandomFlows.in(state, scenario, seed + states.size()));
        }
        Map<Level, LiveVerifier> levels = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            levels.put(level, new LiveVerifier(scenario, level));
        }
        for (DataPlane state : states) {
            List<String> expected = pairs(Verifier.verify(state, Underlay.WHOLE, scenario));
            levels.forEach((level, verifier) -> {
                IsolationReport report = verifier.verify(state, Underlay.WHOLE);
                assertThat(pairs(report)).as("seed %d from %s", seed, level).isEqualTo(expected);
                assertThat(report.unconfirmed()).isZero();
                assertThat(report.decidedBy()).isGreaterThanOrEqualTo(level);
                if (!report.holds()) {
                    assertThat(report.decidedBy()).isEqualTo(Level.EXACT);
                }
            });
        }
        return (long) states.size() * levels.size();
    }

    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane good = Controller.initial(scenario);

    private IsolationReport verdict(DataPlane state) {
        return new LiveVerifier(scenario).verify(state, Underlay.WHOLE);
    }

    @Test
    void contractsDecideWhereEverybodyKeepsToThem() {
        assertThat(verdict(good).decidedBy()).isEqualTo(Level.CONTRACTS);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"NO_ANTISPOOF", "STALE_FLOW", "GROUP_FAIL_OPEN", "DUPLICATE_MAC"})
    void faultsThatTouchNoTenantsNumbersAreDecidedByContracts(FaultKind kind) {
        DataPlane faulty = Faults.apply(
                good,
                scenario,
                new Fault(0, kind, Map.of("host", "host-a", "vm", "red-app", "at", "host-c", "network", "red-net")));

        assertThat(faulty).isNotEqualTo(good);
        assertThat(verdict(faulty).holds()).isTrue();
        assertThat(verdict(faulty).decidedBy()).isEqualTo(Level.CONTRACTS);
    }

    @Test
    void aBrokenContractWithNobodyAtTheOtherEndIsDecidedByClasses() {
        Bridge alone = good.bridge("host-c");
        Flow anything = new Flow(
                0, 5, Match.ANY, List.of(new FlowAction.SetField(skyferry.dataplane.Field.REG6, 1)), 0, "test");
        IsolationReport report = verdict(good.with(alone.withFlows(List.of(), List.of(anything))));

        assertThat(report.holds()).isTrue();
        assertThat(report.decidedBy()).isEqualTo(Level.CLASSES);
    }

    @Test
    void aLeakIsDecidedExactly() {
        DataPlane leaking = Faults.apply(
                good, scenario, new Fault(0, FaultKind.WRONG_VNI, Map.of("host", "host-a", "network", "red-net")));

        assertThat(verdict(leaking).decidedBy()).isEqualTo(Level.EXACT);
        assertThat(verdict(leaking).leaks()).isNotEmpty();
    }
}
