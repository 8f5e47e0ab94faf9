package skyferry.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skyferry.dataplane.Controller;
import skyferry.dataplane.DataPlane;
import skyferry.dataplane.Faults;
import skyferry.dataplane.NetBuilder;
import skyferry.dataplane.Probes;
import skyferry.dataplane.Trace;
import skyferry.dataplane.Underlay;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Probe;
import skyferry.model.Scenario;

class FaultsTest {
    private final Scenario scenario = NetBuilder.twoHosts().build();
    private final DataPlane good = Controller.initial(scenario);

    private DataPlane with(FaultKind kind, Map<String, String> arguments) {
        return Faults.apply(good, scenario, new Fault(0, kind, arguments));
    }

    private List<String> leaks(DataPlane dataPlane) {
        IsolationReport report = Verifier.verify(dataPlane, Underlay.WHOLE, scenario);
        assertThat(report.unconfirmed()).isZero();
        return report.leaks().stream()
                .map(leak -> leak.fromVm() + ">" + leak.toVm())
                .toList();
    }

    private Trace ping(DataPlane dataPlane) {
        return Probes.roundTrip(dataPlane, Underlay.WHOLE, scenario, "red-web", "red-db", Probe.Protocol.ICMP, 0)
                .orElseThrow()
                .telling();
    }

    @Test
    void senderWithAnotherTenantsVniLeaks() {
        assertThat(leaks(with(FaultKind.WRONG_VNI, Map.of("host", "host-a", "network", "red-net"))))
                .contains("red-web>blue-db", "red-app>blue-db");
    }

    @Test
    void hostThatIgnoresTheVniLeaks() {
        assertThat(leaks(with(FaultKind.UNCHECKED_VNI, Map.of("host", "host-b", "network", "red-net"))))
                .contains("blue-web>red-db");
    }

    @Test
    void reusedTagJoinsTwoTenantsOnOneHost() {
        assertThat(leaks(with(FaultKind.REUSED_TAG, Map.of("host", "host-a", "network", "red-net"))))
                .contains("red-app>blue-web", "blue-web>red-app");
    }

    @Test
    void missingAntispoofIsNoLeakButLetsAStrangeSourcePass() {
        DataPlane open = with(FaultKind.NO_ANTISPOOF, Map.of("vm", "red-app"));

        assertThat(leaks(open)).isEmpty();
        assertThat(open).isNotEqualTo(good);
    }

    @Test
    void staleFlowBlackholesAtTheOldHost() {
        DataPlane stale = with(FaultKind.STALE_FLOW, Map.of("host", "host-a", "vm", "red-db", "at", "host-c"));

        assertThat(ping(stale).verdict()).isNotEqualTo(Trace.Verdict.DELIVERED);
    }

    @Test
    void wrongVtepBlackholes() {
        assertThat(ping(with(FaultKind.WRONG_VTEP, Map.of("host", "host-a", "to", "host-b")))
                        .verdict())
                .isEqualTo(Trace.Verdict.BLACKHOLED);
    }

    @Test
    void earlySwitchSendsIntoThePortThatStandsBy() {
        Trace lost = ping(with(FaultKind.EARLY_SWITCH, Map.of("vm", "red-db", "to", "host-a")));

        assertThat(lost.verdict()).isEqualTo(Trace.Verdict.BLACKHOLED);
        assertThat(lost.copies()).extracting(Trace.Copy::host).containsExactly("host-a");
    }

    @Test
    void virtualFunctionOnAnotherTenantsVlanLeaksPastEveryFlow() {
        Scenario vlans = new NetBuilder()
                .hosts("host-a", "host-b")
                .tenant("red", Network.Type.VLAN, 101)
                .tenant("blue", Network.Type.VLAN, 102)
                .vm("red-vf", "red", "host-a", "52:54:00:00:00:01", "10.0.0.1", Nic.Attach.VF)
                .vm("red-web", "red", "host-b", "52:54:00:00:00:02", "10.0.0.2")
                .vm("blue-vf", "blue", "host-a", "52:54:00:00:00:03", "10.0.0.3", Nic.Attach.VF)
                .vm("blue-web", "blue", "host-b", "52:54:00:00:00:04", "10.0.0.4")
                .build();
        DataPlane apart = Controller.initial(vlans);
        DataPlane leaking = Faults.apply(apart, vlans, new Fault(0, FaultKind.VF_LEAK, Map.of("vm", "blue-vf")));

        assertThat(Verifier.verify(apart, Underlay.WHOLE, vlans).leaks()).isEmpty();
        assertThat(Probes.roundTrip(apart, Underlay.WHOLE, vlans, "red-web", "red-vf", Probe.Protocol.ICMP, 0)
                        .orElseThrow()
                        .answered())
                .isTrue();
        assertThat(Verifier.verify(leaking, Underlay.WHOLE, vlans).leaks())
                .extracting(leak -> leak.fromVm() + ">" + leak.toVm())
                .contains("red-vf>blue-vf", "blue-vf>red-vf", "red-web>blue-vf");
    }

    private boolean answered(DataPlane dataPlane, String to) {
        return Probes.roundTrip(dataPlane, Underlay.WHOLE, scenario, "red-web", to, Probe.Protocol.ICMP, 0)
                .orElseThrow()
                .answered();
    }

    @Test
    void ofTwoMachinesWithOneAddressTheNearerOneGetsEverything() {
        DataPlane twins = with(FaultKind.DUPLICATE_MAC, Map.of("vm", "red-app", "with", "red-db"));

        assertThat(answered(good, "red-db")).isTrue();
        assertThat(answered(twins, "red-app")).isTrue();
        assertThat(answered(twins, "red-db")).isFalse();
        assertThat(leaks(twins)).isEmpty();
    }

    @Test
    void aSmallMtuLetsSmallPacketsPassAndLosesLongOnes() {
        Underlay small = new Underlay() {
            @Override
            public boolean delivers(String from, String to) {
                return true;
            }

            @Override
            public int mtu(String from, String to) {
                return 1400;
            }
        };
        Probe ping = new Probe("p", "red-web", "red-db", 10, Probe.Protocol.ICMP, 0, 64);
        Probe longPing = new Probe("p", "red-web", "red-db", 10, Probe.Protocol.ICMP, 0, 1400);

        assertThat(Probes.roundTrip(good, small, scenario, ping).orElseThrow().answered())
                .isTrue();
        Probes.RoundTrip lost =
                Probes.roundTrip(good, small, scenario, longPing).orElseThrow();
        assertThat(lost.answered()).isFalse();
        assertThat(lost.request().ends()).extracting(Trace.End::reason).containsExactly(Trace.Reason.TOO_LONG);
        assertThat(Probes.roundTrip(good, Underlay.WHOLE, scenario, longPing)
                        .orElseThrow()
                        .answered())
                .isTrue();
    }
}
