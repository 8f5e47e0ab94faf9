package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Match;
import skyferry.dataplane.MoveSteps;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Underlay;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;

class PropertiesTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane good = Controller.initial(scenario);

    private List<Finding> findings(DataPlane state) {
        return new Properties(state, Underlay.WHOLE, scenario).of(scenario.vms().keySet());
    }

    private DataPlane with(DataPlane state, FaultKind kind, String vm) {
        return Faults.apply(
                state,
                scenario,
                new Fault(0, kind, Map.of("host", "host-a", "vm", vm, "at", "host-b", "to", "host-b")));
    }

    @Test
    void goodTablesHaveNothingToFind() {
        assertThat(findings(good)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STALE_FLOW,red-app,BLACK_HOLE", "WRONG_VTEP,red-db,BLACK_HOLE", "NO_ANTISPOOF,red-app,SPOOFING"})
    void aFaultIsFoundWithAPacketThatShowsIt(FaultKind kind, String vm, Finding.Property property) {
        DataPlane faulty = with(good, kind, vm);

        assertThat(findings(faulty)).extracting(Finding::property).isNotEmpty().containsOnly(property);
        assertThat(findings(faulty)).allSatisfy(finding -> {
            boolean shown = property == Finding.Property.BLACK_HOLE
                    ? finding.trace().verdict() == Trace.Verdict.BLACKHOLED
                    : finding.trace().reached(finding.toVm());
            assertThat(shown).isTrue();
            assertThat(Remedy.causes(good, finding.trace())).isNotNull();
        });
    }

    @Test
    void packetsThatEachHostSendsToTheNextGoRound() {
        Scenario ring = NetBuilder.twoHosts()
                .vm("red-far", "red", "host-c", "52:54:00:aa:00:30", "10.0.0.30", "app")
                .build();
        DataPlane round = Controller.initial(ring);
        List<String> hosts = List.of("host-a", "host-b", "host-c");
        for (int i = 0; i < hosts.size(); i++) {
            String next = hosts.get((i + 1) % hosts.size());
            Bridge bridge = round.bridge(hosts.get(i));
            int tag = bridge.ports().stream()
                    .filter(port -> port.network().equals("red-net"))
                    .findFirst()
                    .orElseThrow()
                    .tag();
            int tunnel = bridge.ports().stream()
                    .filter(port -> port.remote().equals(next))
                    .findFirst()
                    .orElseThrow()
                    .number();
            List<FlowAction> onwards =
                    List.of(new FlowAction.SetField(Field.TUN_ID, 5001), new FlowAction.Output(tunnel));
            Flow flow = new Flow(40, 200, Match.ANY.tag(tag), onwards, 0, "test");
            round = round.with(bridge.withFlows(List.of(), List.of(flow)));
        }

        List<Finding> found = new Properties(round, Underlay.WHOLE, ring).of(List.of("red-web", "red-db"));

        assertThat(found).extracting(Finding::property).isNotEmpty().containsOnly(Finding.Property.LOOP);
        assertThat(found)
                .allSatisfy(finding -> assertThat(finding.trace().verdict()).isEqualTo(Trace.Verdict.LOOP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red-db", "red-app"})
    void aMoveLeavesWhatMachinesMaySendEachOtherAlone(String vm) {
        List<DataPlane> steps =
                new ArrayList<>(MoveSteps.of(scenario, vm, "host-c").values());

        assertThat(new Properties(steps.getLast(), Underlay.WHOLE, scenario).changedSince(steps.getFirst(), vm))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GROUP_FAIL_OPEN,POLICY_OPENED", "GROUP_NOT_FOLLOWED,POLICY_CLOSED"})
    void rulesThatDoNotFollowAMachineChangeThat(FaultKind kind, Finding.Property property) {
        List<DataPlane> steps =
                new ArrayList<>(MoveSteps.of(scenario, "red-db", "host-c").values());
        DataPlane after = Faults.apply(steps.getLast(), scenario, new Fault(0, kind, Map.of("vm", "red-db")));

        List<Finding> changed =
                new Properties(after, Underlay.WHOLE, scenario).changedSince(steps.getFirst(), "red-db");

        assertThat(changed).extracting(Finding::property).isNotEmpty().containsOnly(property);
        assertThat(changed)
                .allSatisfy(finding -> assertThat(finding.trace().reached(finding.toVm()))
                        .isEqualTo(property == Finding.Property.POLICY_OPENED));
    }
}
