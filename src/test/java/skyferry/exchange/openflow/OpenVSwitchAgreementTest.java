package skyferry.exchange.openflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.RandomNet;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;

/**
 * Real Open vSwitch loads what is installed and says flow by flow, host by host, what it does with a packet; our tracer must say
 * the same, hit by hit and in the verdict.
 */
class OpenVSwitchAgreementTest {
    private static final int SOME_PAIRS = 60;
    private static final int ALL_PAIRS = 1_000_000;
    private static final int WORLDS_A_PART = 25;
    private static final AgreementRecord PROOF = new AgreementRecord();

    @BeforeEach
    void needsOpenVSwitch() {
        assumeTrue(OpenVSwitch.isInstalled(), "Open vSwitch is not installed: nothing is compared with it");
    }

    @ParameterizedTest
    @CsvSource({"NONE,false", "RARP,true"})
    void everyStepOfAMoveIsForwardedAsTheRealSwitchForwardsIt(Activation activation, boolean bothHosts) {
        Scenario scenario = NetBuilder.twoHosts()
                .controller(new ControllerOptions(
                        20,
                        Map.of(),
                        List.of(),
                        activation,
                        bothHosts,
                        Optional.empty(),
                        ControllerOptions.Announce.QEMU_DEFAULTS,
                        false))
                .build();

        assertAgrees("a move", scenario, MoveSteps.of(scenario, "red-db", "host-c"), ALL_PAIRS);
    }

    @Test
    void tunnelsOfThreeKindsVlansAndVirtualFunctionsAreForwardedAsTheRealSwitchForwardsThem() {
        Scenario scenario = new NetBuilder()
                .hosts("host-a", "host-b")
                .tenant("red", Network.Type.VLAN, 101)
                .tenant("blue", Network.Type.VLAN, 102)
                .tenant("gre", Network.Type.GRE, 77)
                .tenant("gen", Network.Type.GENEVE, 5001)
                .vm("red-vf", "red", "host-a", "52:54:00:00:00:01", "10.0.0.1", Nic.Attach.VF)
                .vm("red-web", "red", "host-b", "52:54:00:00:00:02", "10.0.0.2")
                .vm("blue-vf", "blue", "host-a", "52:54:00:00:00:03", "10.0.0.3", Nic.Attach.VF)
                .vm("blue-web", "blue", "host-b", "52:54:00:00:00:04", "10.0.0.4")
                .vm("gre-web", "gre", "host-b", "52:54:00:00:00:04", "10.0.0.4")
                .vm("gre-app", "gre", "host-a", "52:54:00:00:00:05", "10.0.0.5", Nic.Attach.VF)
                .vm("gen-web", "gen", "host-b", "52:54:00:00:00:04", "10.0.0.4")
                .vm("gen-app", "gen", "host-a", "52:54:00:00:00:05", "10.0.0.5")
                .build();

        assertAgrees("kinds", scenario, Map.of("before", Controller.initial(scenario)), ALL_PAIRS);
    }

    @ParameterizedTest
    @MethodSource("skyferry.exchange.openflow.Shipped#scenarios")
    void everyStepOfAMoveInAShippedScenarioIsForwardedAsTheRealSwitchForwardsIt(Path file) {
        Scenario scenario = Shipped.read(file);
        assertAgrees(file.toString(), scenario, move(scenario), SOME_PAIRS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomWorldWithFaultsIsForwardedAsTheRealSwitchForwardsIt(long seed) {
        RandomNet net = new RandomNet(seed);
        assertAgrees("seed " + seed + " " + net.faults(), net.scenario(), faulty(net), ALL_PAIRS);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void twoHundredRandomWorldsAreForwardedAsTheRealSwitchForwardsThem(long seed) {
        RandomNet net = new RandomNet(seed);
        long block = seed - seed % WORLDS_A_PART;
        String part = "random worlds %d-%d".formatted(block, block + WORLDS_A_PART - 1);
        assertAllAgree(part, "seed " + seed + " " + net.faults(), net.scenario(), faulty(net));
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("skyferry.exchange.openflow.Shipped#all")
    void everyStepOfAMoveInEveryShippedScenarioIsForwardedAsTheRealSwitchForwardsIt(Path file) {
        Scenario scenario = Shipped.read(file);
        assertAllAgree("shipped scenarios: a move", file.toString(), scenario, move(scenario));
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("skyferry.exchange.openflow.Shipped#all")
    void everyStateOfTheRunOfEveryShippedScenarioIsForwardedAsTheRealSwitchForwardsIt(Path file) {
        Scenario scenario = Shipped.read(file);
        Timeline timeline = Run.simulate(scenario, List.of(), Horizon.of(scenario, List.of()));
        Map<String, DataPlane> states = new LinkedHashMap<>();
        OpenFlowSteps.of(timeline).forEach(step -> states.put(step.name(), step.dataPlane()));
        assertAllAgree("shipped scenarios: as they run", file.toString(), scenario, states);
    }

    /** Which worlds: all two hundred, or those that {@code -Dskyferry.proof.worlds=1000-1024} names. */
    static List<Long> manySeeds() {
        String[] range =
                System.getProperty("skyferry.proof.worlds", "1000-1199").split("-", 2);
        return LongStream.rangeClosed(Long.parseLong(range[0]), Long.parseLong(range[1]))
                .boxed()
                .toList();
    }

    private static Map<String, DataPlane> move(Scenario scenario) {
        Vm first = scenario.vms().values().iterator().next();
        String elsewhere = scenario.hosts().keySet().stream()
                .filter(host -> !host.equals(first.host()))
                .findFirst()
                .orElseThrow();
        return MoveSteps.of(scenario, first.id(), elsewhere);
    }

    private static Map<String, DataPlane> faulty(RandomNet net) {
        Map<String, DataPlane> steps = new LinkedHashMap<>();
        MoveSteps.of(net.scenario(), net.mover(), net.destination())
                .forEach((step, state) -> steps.put(step, Faults.apply(state, net.scenario(), net.faults())));
        return steps;
    }

    private static void assertAllAgree(String part, String about, Scenario scenario, Map<String, DataPlane> states) {
        long start = System.nanoTime();
        Agreement.Compared compared = Agreement.of(scenario, states, ALL_PAIRS);
        PROOF.world(part, compared, System.nanoTime() - start);
        assertThat(compared.differences()).as(about).isEmpty();
    }

    private static void assertAgrees(String about, Scenario scenario, Map<String, DataPlane> states, int maxPairs) {
        Agreement.Compared compared = Agreement.of(scenario, states, maxPairs);
        assertThat(compared.queries()).as(about).isPositive();
        assertThat(compared.differences()).as(about).isEmpty();
    }
}
