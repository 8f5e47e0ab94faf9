package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import skyferry.isolation.Verifier;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup.Rule;

class RouterTest {
    private static final Scenario NET = new NetBuilder()
            .hosts("host-a", "host-b", "host-c")
            .tenant("red", Network.Type.VXLAN, 5001)
            .routed("red", Network.Type.VXLAN, 5003)
            .tenant("blue", Network.Type.VXLAN, 5002)
            .group("all", "red", any(Rule.class))
            .vm("near", "red", "host-a", "52:54:00:aa:00:10", "10.0.0.10", "all")
            .vm("far", "red", "host-b", "52:54:00:aa:00:20", "10.0.1.20", "all")
            .vm("other", "blue", "host-b", "52:54:00:bb:00:20", "10.0.0.20")
            .build();

    private static Rule[] any(Class<Rule> of) {
        return new Rule[] {
            NetBuilder.in(skyferry.model.SecurityGroup.Protocol.ANY, 0, NetBuilder.any()), NetBuilder.outAny()
        };
    }

    private static Probes.RoundTrip ping(DataPlane dataPlane, String from, String to) {
        return Probes.roundTrip(dataPlane, Underlay.WHOLE, NET, from, to, Probe.Protocol.ICMP, 0)
                .orElseThrow();
    }

    @Test
    void theSendersOwnHostRoutesAndTheAnswerIsRoutedBack() {
        Probes.RoundTrip trip = ping(Controller.initial(NET), "near", "far");

        assertThat(trip.answered()).isTrue();
        assertThat(trip.request().steps())
                .filteredOn(step -> step.table() == Stage.ROUTE.table())
                .extracting(Trace.Step::host)
                .containsExactly("host-a");
        assertThat(trip.request().copies().getFirst().packet().ethSrc())
                .isEqualTo(Gateway.of(NET.network("red-far")).mac());
    }

    @Test
    void theRouterAnswersForItsOwnAddress() {
        Packet asks = Packet.whoHas(
                NET.vm("near").nics().getFirst().mac(),
                NET.vm("near").nics().getFirst().ip(),
                Gateway.of(NET.network("red-net")).ip());

        Trace trace = Tracer.trace(Controller.initial(NET), Underlay.WHOLE, asks, "near");

        assertThat(trace.verdict()).isEqualTo(Trace.Verdict.ANSWERED);
        assertThat(trace.answers().getFirst().arpSha())
                .isEqualTo(Gateway.of(NET.network("red-net")).mac());
    }

    @Test
    void noRouterLeadsToAnotherTenant() {
        assertThat(ping(Controller.initial(NET), "near", "other").answered()).isFalse();
        assertThat(Verifier.verify(Controller.initial(NET), Underlay.WHOLE, NET).holds())
                .isTrue();
    }

    @Test
    void aMoveToAHostThatKnewNeitherNetworkKeepsTheWay() {
        Controller controller = new Controller(NET);
        Bindings before = Bindings.of(NET);
        DataPlane state = controller.initial();
        Controller.Change prepared = controller.prepare(0, before, "far", "host-c");
        for (Push push : prepared.pushes()) {
            state = state.apply(push);
        }
        state = state.withPortState("host-b", "far", Bridge.State.DEPARTED)
                .withPortState("host-c", "far", Bridge.State.ACTIVE);
        Controller.Change resumed = controller.resumed(0, prepared.after(), "far");
        for (Push push : resumed.pushes()) {
            state = state.apply(push);
        }
        Controller.Change cleaned = controller.cleaned(0, resumed.after(), "far");
        for (Push push : cleaned.pushes()) {
            state = state.apply(push);
        }

        assertThat(ping(state, "near", "far").answered()).isTrue();
        assertThat(ping(state, "far", "near").answered()).isTrue();
        assertThat(state.bridge("host-b").flows())
                .as("what is left of the tenant where none of its machines is")
                .noneMatch(flow -> flow.origin().contains("red"));
    }
}
