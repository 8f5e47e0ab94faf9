package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.dataplane.NetBuilder.any;
import static skyferry.dataplane.NetBuilder.in;
import static skyferry.dataplane.NetBuilder.outAny;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup.Protocol;
import skyferry.model.SecurityGroup.Rule;

/** What real Open vSwitch did to TCP streams when the server's machine moved (ovs laboratory, "TCP through a migration"). */
class TcpStreamTest {

    static Scenario world(Rule... serverRules) {
        return new NetBuilder()
                .hosts("host-a", "host-b", "host-c")
                .tenant("red", Network.Type.VXLAN, 5001)
                .group("server", "red", serverRules)
                .vm("client", "red", "host-c", "52:54:00:00:00:01", "10.0.0.1")
                .vm("server", "red", "host-a", "52:54:00:00:00:02", "10.0.0.2", "server")
                .build();
    }

    static boolean survivesAMove(Scenario scenario, TcpStream.Sender sender) {
        Map<String, DataPlane> steps = MoveSteps.of(scenario, "server", "host-b");
        Packet opening = Probes.packet(scenario, "client", "server", Probe.Protocol.TCP, 5432);
        TcpStream stream = TcpStream.open(steps.get("before"), Underlay.WHOLE, opening, "client", "server")
                .orElseThrow();
        TcpStream.Attempt before =
                stream.send(steps.get("before"), Underlay.WHOLE, sender).orElseThrow();
        assertThat(before.acknowledged()).isTrue();
        DataPlane there = steps.get("switched-host-c");
        assertThat(Probes.roundTrip(there, Underlay.WHOLE, scenario, "client", "server", Probe.Protocol.ICMP, 0)
                        .orElseThrow()
                        .answered())
                .isTrue();
        return before.after().send(there, Underlay.WHOLE, sender).orElseThrow().acknowledged();
    }

    @Test
    void dataFromTheClientGoesOnBecauseARuleLetsItInAnew() {
        Scenario scenario = world(in(Protocol.TCP, 5432, any()), in(Protocol.ICMP, 0, any()));

        assertThat(survivesAMove(scenario, TcpStream.Sender.CLIENT)).isTrue();
    }

    @Test
    void dataFromAServerThatMayStartNothingIsDead() {
        Scenario scenario = world(in(Protocol.TCP, 5432, any()), in(Protocol.ICMP, 0, any()));

        assertThat(survivesAMove(scenario, TcpStream.Sender.SERVER)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whereAnythingIsAllowedBothGoOn(TcpStream.Sender sender) {
        Scenario scenario = world(in(Protocol.ANY, 0, any()), outAny());

        assertThat(survivesAMove(scenario, sender)).isTrue();
    }

    @Test
    void connectionThatNoRuleAllowsIsNotOpened() {
        Scenario scenario = world(in(Protocol.ICMP, 0, any()), outAny());
        Packet opening = Probes.packet(scenario, "client", "server", Probe.Protocol.TCP, 5432);

        assertThat(TcpStream.open(Controller.initial(scenario), Underlay.WHOLE, opening, "client", "server"))
                .isEmpty();
    }
}
