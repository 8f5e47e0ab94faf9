package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.dataplane.NetBuilder.any;
import static skyferry.dataplane.NetBuilder.in;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup.Protocol;

/** How long hosts know connections, and what a machine leaves behind that moves. */
class ConntrackTest {
    private static final long SECOND = 1_000_000_000L;

    /** The client may start nothing but what goes out; so an answer passes only as long as its connection is known. */
    private static Scenario world() {
        return new NetBuilder()
                .hosts("host-a", "host-b")
                .tenant("red", Network.Type.VXLAN, 5001)
                .group("client", "red", NetBuilder.outAny())
                .group("server", "red", in(Protocol.ANY, 0, any()))
                .vm("client", "red", "host-a", "52:54:00:00:00:01", "10.0.0.1", "client")
                .vm("server", "red", "host-b", "52:54:00:00:00:02", "10.0.0.2", "server")
                .build();
    }

    private static boolean answerPasses(Probe.Protocol protocol, boolean answeredBefore, long silentSeconds) {
        Scenario scenario = world();
        DataPlane state = Controller.initial(scenario);
        Packet opening = Probes.packet(scenario, "client", "server", protocol, 5432);
        Conntrack known = new Conntrack().at(0);
        Tracer.trace(state, Underlay.WHOLE, opening, "client", known);
        if (answeredBefore) {
            Tracer.trace(state, Underlay.WHOLE, opening.answer(), "server", known);
        }
        known.at(silentSeconds * SECOND);
        return Tracer.trace(state, Underlay.WHOLE, opening.answer(), "server", known)
                .reached("client");
    }

    @ParameterizedTest(name = "{0}, answered before {1}: known for {2} s")
    @CsvSource({"TCP, true, 432000", "TCP, false, 120", "UDP, true, 120", "UDP, false, 30", "ICMP, true, 30"})
    void anEntryLivesAsLongAsLinuxSays(Probe.Protocol protocol, boolean answered, long seconds) {
        assertThat(answerPasses(protocol, answered, seconds - 1)).isTrue();
        assertThat(answerPasses(protocol, answered, seconds)).isFalse();
    }

    @Test
    void everyPacketGivesTheEntryItsWholeLifeAgain() {
        Scenario scenario = world();
        DataPlane state = Controller.initial(scenario);
        Packet opening = Probes.packet(scenario, "client", "server", Probe.Protocol.UDP, 53);
        Conntrack known = new Conntrack();
        for (int second = 0; second < 300; second += 20) {
            known.at(second * SECOND);
            Tracer.trace(state, Underlay.WHOLE, opening, "client", known);
        }
        assertThat(Tracer.trace(state, Underlay.WHOLE, opening.answer(), "server", known)
                        .reached("client"))
                .isTrue();
    }

    @Test
    void aMachineThatMovesLeavesItsConnectionBehindForFiveDays() {
        Scenario scenario = world();
        DataPlane state = Controller.initial(scenario);
        Packet opening = Probes.packet(scenario, "client", "server", Probe.Protocol.TCP, 5432);
        TcpStream stream = TcpStream.open(state, Underlay.WHOLE, opening, "client", "server", 10 * SECOND)
                .orElseThrow();

        assertThat(stream.keptUntil())
                .containsEntry("host-a", 10 * SECOND + 432_000 * SECOND)
                .containsEntry("host-b", 10 * SECOND + 432_000 * SECOND);
    }
}
