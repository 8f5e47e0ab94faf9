package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.Field;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.PassedOver;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Underlay;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;

class RemedyTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane meant = Controller.initial(scenario);

    private DataPlane broken(FaultKind kind) {
        return Faults.apply(meant, scenario, new Fault(0, kind, Map.of("host", "host-a", "network", "red-net")));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRONG_VNI", "REUSED_TAG"})
    void namesTheFaultAndEndsTheLeakByFlowsOfOneHost(FaultKind kind) {
        DataPlane broken = broken(kind);
        IsolationReport.Leak leak =
                Verifier.verify(broken, Underlay.WHOLE, scenario).leaks().getFirst();

        Remedy remedy = Remedy.of(broken, meant, Underlay.WHOLE, scenario, leak).orElseThrow();

        assertThat(remedy.cause()).extracting(Remedy.Cause::origin).isNotEmpty().containsOnly("fault:" + kind.id());
        assertThat(remedy.host()).isEqualTo("host-a");
        assertThat(remedy.size()).isPositive();
        assertThat(remedy.after().leaks())
                .extracting(other -> other.fromVm() + other.toVm())
                .doesNotContain(leak.fromVm() + leak.toVm());
    }

    @Test
    void saysWhichFlowCameClosestAndWhatKeptItFromMatching() {
        DataPlane broken = broken(FaultKind.WRONG_VNI);
        IsolationReport.Leak leak = Verifier.verify(broken, Underlay.WHOLE, scenario).leaks().stream()
                .filter(one -> one.toVm().equals("blue-db"))
                .findFirst()
                .orElseThrow();
        Trace.Step remote = leak.trace().steps().stream()
                .filter(step -> step.host().equals("host-b") && step.table() == 40)
                .findFirst()
                .orElseThrow();

        assertThat(PassedOver.of(broken, remote, 1)).singleElement().satisfies(passed -> {
            assertThat(passed.wantedText()).isEqualTo("reg6=2");
            assertThat(passed.foundText()).isEqualTo("reg6=1");
            assertThat(passed.flow().match().valueOf(Field.ETH_DST)).isEqualTo(0x5254_0000_0020L);
        });
    }
}
