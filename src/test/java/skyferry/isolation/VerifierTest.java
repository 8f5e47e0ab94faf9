package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import skyferry.dataplane.Bridge;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Field;
import skyferry.dataplane.Flow;
import skyferry.dataplane.FlowAction;
import skyferry.dataplane.Match;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.Underlay;
import skyferry.model.Scenario;

class VerifierTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane good = Controller.initial(scenario);

    @Test
    void goodTablesKeepTenantsApartThoughTheirAddressesAreTheSame() {
        IsolationReport report = Verifier.verify(good, Underlay.WHOLE, scenario);

        assertThat(report.holds()).isTrue();
        assertThat(report.checkedPairs()).isEqualTo(2 * 3 * 2);
        assertThat(report.unconfirmed()).isZero();
    }

    @Test
    void oneWrongVniInTableZeroIsFoundWithTheRightPairAndAWitnessThatReplays() {
        Bridge bridge = good.bridge("host-b");
        Flow red = bridge.table(0).flows().stream()
                .filter(flow -> flow.match().valueOf(Field.TUN_ID) == 5001)
                .findFirst()
                .orElseThrow();
        Flow blue = bridge.table(0).flows().stream()
                .filter(flow -> flow.match().valueOf(Field.TUN_ID) == 5002)
                .findFirst()
                .orElseThrow();
        DataPlane wrong = good.with(bridge.withFlows(List.of(), List.of(red.withActions(blue.actions()))));

        IsolationReport report = Verifier.verify(wrong, Underlay.WHOLE, scenario);

        assertThat(report.leaks())
                .extracting(leak -> leak.fromVm() + ">" + leak.toVm())
                .contains("red-web>blue-db", "red-app>blue-db")
                .doesNotContain("blue-web>red-db");
        assertThat(report.leaks())
                .allSatisfy(leak -> assertThat(leak.trace().copies())
                        .anySatisfy(copy -> assertThat(copy.vm()).isEqualTo(leak.toVm())));
        assertThat(report.unconfirmed()).isZero();
    }

    @Test
    void forgottenDropIsFound() {
        Bridge bridge = good.bridge("host-a");
        List<FlowAction> everything = List.of(
                new FlowAction.SetField(
                        Field.REG7, bridge.portsOf("blue-web").getFirst().number()),
                new FlowAction.Resubmit(60));
        Flow hole = new Flow(51, 0, Match.ANY, everything, 0, "test");
        DataPlane wrong = good.with(bridge.withFlows(List.of(), List.of(hole)));

        assertThat(Verifier.verify(wrong, Underlay.WHOLE, scenario).leaks())
                .extracting(leak -> leak.fromVm() + ">" + leak.toVm())
                .containsExactlyInAnyOrder("red-web>blue-web", "red-app>blue-web");
    }
}
