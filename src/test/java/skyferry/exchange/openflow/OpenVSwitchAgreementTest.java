package skyferry.exchange.openflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.RandomNet;
import skyferry.dataplane.Trace;
import skyferry.exchange.openflow.Stations.Located;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/**
 * Real Open vSwitch loads what is installed and says flow by flow, host by host, what it does with a packet; our tracer must say
 * the same. From the same hits, copies and answers follow the same verdicts.
 */
class OpenVSwitchAgreementTest {
    private static final int SOME_PAIRS = 60;
    private static final int ALL_PAIRS = 1_000_000;
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

        MoveSteps.of(scenario, "red-db", "host-c").forEach((step, state) -> assertAgrees(step, scenario, state));
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

        assertAgrees("kinds", scenario, skyferry.dataplane.Controller.initial(scenario));
    }

    @ParameterizedTest
    @MethodSource("skyferry.exchange.openflow.Shipped#scenarios")
    void everyStepOfAMoveInAShippedScenarioIsForwardedAsTheRealSwitchForwardsIt(Path file) {
        Scenario scenario = Shipped.read(file);
        Vm first = scenario.vms().values().iterator().next();

        MoveSteps.of(scenario, first.id(), elsewhere(scenario, first))
                .forEach((step, state) -> assertAgrees(file + " " + step, scenario, state));
    }

    private static String elsewhere(Scenario scenario, Vm vm) {
        return scenario.hosts().keySet().stream()
                .filter(host -> !host.equals(vm.host()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomWorldWithFaultsIsForwardedAsTheRealSwitchForwardsIt(long seed) {
        assertRandomWorldAgrees(seed);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void twoHundredRandomWorldsAreForwardedAsTheRealSwitchForwardsThem(long seed) {
        RandomNet net = new RandomNet(seed);
        MoveSteps.of(net.scenario(), net.mover(), net.destination()).forEach((step, state) -> {
            DataPlane faulty = Faults.apply(state, net.scenario(), net.faults());
            PROOF.compared("random worlds with faults", compared(net.scenario(), faulty, ALL_PAIRS));
        });
        PROOF.world("random worlds with faults");
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("skyferry.exchange.openflow.Shipped#scenarios")
    void allPairsOfAShippedScenarioAreForwardedAsTheRealSwitchForwardsThem(Path file) {
        Scenario scenario = Shipped.read(file);
        Vm first = scenario.vms().values().iterator().next();
        MoveSteps.of(scenario, first.id(), elsewhere(scenario, first))
                .values()
                .forEach(state -> PROOF.compared("shipped scenarios", compared(scenario, state, ALL_PAIRS)));
        PROOF.world("shipped scenarios");
    }

    @AfterAll
    static void writeProof() {
        PROOF.write();
    }

    static List<Long> manySeeds() {
        return java.util.stream.LongStream.range(1000, 1200).boxed().toList();
    }

    private static void assertRandomWorldAgrees(long seed) {
        RandomNet net = new RandomNet(seed);
        Scenario scenario = net.scenario();
        Map<String, DataPlane> steps = MoveSteps.of(scenario, net.mover(), net.destination());
        List<String> names = new ArrayList<>(steps.keySet());
        String step = names.get((int) (seed % names.size()));
        DataPlane state = Faults.apply(steps.get(step), scenario, net.faults());
        assertAgrees("seed " + seed + " " + step + " " + net.faults(), scenario, state);
    }

    private static void assertAgrees(String about, Scenario scenario, DataPlane state) {
        Compared compared = compared(scenario, state, SOME_PAIRS);
        assertThat(compared.queries()).as(about).isPositive();
        assertThat(compared.differences()).as(about).isEmpty();
    }

    /** What became of one state: files that were loaded, queries that were put to both, and where they differ. */
    record Compared(int files, int queries, List<String> differences, String version) {}

    private static Compared compared(Scenario scenario, DataPlane state, int maxPairs) {
        Map<String, String> ours = new LinkedHashMap<>();
        Map<String, String> real = new LinkedHashMap<>();
        Stations stations = Stations.of(scenario);
        Asking asking = new Asking(scenario, state);
        String version;
        try (OpenVSwitch ovs = OpenVSwitch.with(state)) {
            version = ovs.version();
            for (Query query : Questions.of(scenario, maxPairs)) {
                Optional<Trace> trace = asking.trace(query);
                if (trace.isEmpty()) {
                    continue;
                }
                ours.put(query.id(), OurWords.of(trace.get()));
                Located from = stations.named(query.from())
                        .port(state, Bridge.State.ACTIVE)
                        .orElseThrow();
                SwitchWalk walk = new SwitchWalk(ovs, state, OurWords.ctState(query.state()));
                walk.send(from.host(), from.port(), asking.packet(query));
                real.put(query.id(), OurWords.of(walk));
            }
        }
        return new Compared(state.bridges().size(), ours.size(), differences(ours, real), version);
    }

    private static List<String> differences(Map<String, String> ours, Map<String, String> real) {
        return ours.keySet().stream()
                .filter(query -> !ours.get(query).equals(real.get(query)))
                .map(query -> query + "\n  ours " + ours.get(query) + "\n  real " + real.get(query))
                .toList();
    }

    /** A way through the tables in words that both sides can be written in. */
    private static final class OurWords {
        static String of(Trace trace) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < trace.hops().size(); i++) {
                text.append(trace.hops().get(i).host()).append('[');
                for (Trace.Step step : trace.steps()) {
                    if (step.hop() == i) {
                        text.append(step.table())
                                .append(':')
                                .append(cookie(step))
                                .append(' ');
                    }
                }
                text.append("] ");
            }
            List<String> copies = trace.copies().stream()
                    .map(copy -> copy.host() + ":" + copy.port())
                    .toList();
            return text + "copies " + copies + " answers " + trace.answers();
        }

        private static String cookie(Trace.Step step) {
            return step.rule()
                    .map(rule -> "0x" + Long.toHexString(rule.cookie()))
                    .orElse("miss");
        }

        static String of(SwitchWalk walk) {
            StringBuilder text = new StringBuilder();
            for (SwitchWalk.Seen seen : walk.seen()) {
                text.append(seen.host()).append('[');
                seen.hits().forEach(hit -> text.append(hit).append(' '));
                text.append("] ");
            }
            return text + "copies " + walk.copies() + " answers " + walk.answers();
        }

        static String ctState(Query.State state) {
            return switch (state) {
                case NEW -> "trk,new";
                case EST -> "trk,est";
                case REPLY -> "trk,est,rpl";
                case INV -> "trk,inv";
            };
        }
    }
}
