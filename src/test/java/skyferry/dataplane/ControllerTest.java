package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.Mac;
import skyferry.model.Probe;
import skyferry.model.Scenario;

class ControllerTest {
    private static final long MS = 1_000_000L;

    private static Scenario world(Activation activation, boolean both, Map<String, Long> delays, List<String> order) {
        return NetBuilder.twoHosts()
                .controller(new ControllerOptions(
                        20 * MS,
                        delays,
                        order,
                        activation,
                        both,
                        Optional.empty(),
                        ControllerOptions.Announce.QEMU_DEFAULTS,
                        false))
                .build();
    }

    private static DataPlane applied(DataPlane state, List<Push> pushes) {
        DataPlane next = state;
        for (Push push : pushes) {
            next = next.apply(push);
        }
        return next;
    }

    /** A move of red-db from host-b to host-c, stopped at its stations. */
    private static final class Move {
        private final Scenario scenario;
        private final Controller controller;
        private DataPlane state;
        private Bindings bindings;

        Move(Scenario scenario) {
            this.scenario = scenario;
            this.controller = new Controller(scenario);
            this.state = controller.initial();
            this.bindings = Bindings.of(scenario);
        }

        Controller.Change prepare() {
            return after(controller.prepare(0, bindings, "red-db", "host-c"));
        }

        Controller.Change resume() {
            state = state.withPortState("host-b", "red-db", Bridge.State.DEPARTED)
                    .withPortState("host-c", "red-db", Bridge.State.ACTIVE);
            return after(controller.resumed(0, bindings, "red-db"));
        }

        Controller.Change after(Controller.Change change) {
            bindings = change.after();
            return change;
        }

        void push(Controller.Change change) {
            state = applied(state, change.pushes());
        }

        Probes.RoundTrip ping() {
            return Probes.roundTrip(state, Underlay.WHOLE, scenario, "red-web", "red-db", Probe.Protocol.ICMP, 0)
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "RARP", "GARP"})
    void aWholeMoveEndsInTheSameTablesAsAFreshStartThere(Activation activation) {
        for (boolean both : new boolean[] {false, true}) {
            Move move = new Move(world(activation, both, Map.of(), List.of()));
            move.push(move.prepare());
            move.push(move.resume());
            move.push(move.after(move.controller.activated(0, move.bindings, "red-db")));
            move.push(move.after(move.controller.cleaned(0, move.bindings, "red-db")));
            Scenario there = NetBuilder.twoHosts()
                    .controller(move.scenario.controller())
                    .vm("red-db", "red", "host-c", "52:54:00:00:00:20", "10.0.0.20", "db")
                    .build();

            DataPlane fresh = Controller.initial(there);
            for (String host : fresh.bridges().keySet()) {
                assertThat(move.state.bridge(host).flows())
                        .containsExactlyInAnyOrderElementsOf(fresh.bridge(host).flows());
            }
            assertThat(move.ping().answered()).isTrue();
        }
    }

    @Test
    void anAbandonedMoveLeavesNothing() {
        Move move = new Move(world(Activation.RARP, true, Map.of(), List.of()));
        DataPlane before = move.state;
        move.push(move.prepare());
        assertThat(move.state.flowCount()).isGreaterThan(before.flowCount());
        move.push(move.after(move.controller.abandoned(0, move.bindings, "red-db")));

        for (String host : before.bridges().keySet()) {
            assertThat(move.state.bridge(host).flows())
                    .isEqualTo(before.bridge(host).flows());
            assertThat(move.state.bridge(host).portsOf("red-db"))
                    .isEqualTo(before.bridge(host).portsOf("red-db"));
        }
    }

    @Test
    void aLatePeerSendsIntoTheSourceWhereSplitHorizonDropsIt() {
        Move move = new Move(world(Activation.NONE, false, Map.of("host-a", 500 * MS), List.of()));
        move.push(move.prepare());
        Controller.Change resume = move.resume();
        List<Push> early = resume.pushes().stream()
                .filter(push -> push.atNanos() < 100 * MS)
                .toList();
        move.state = applied(move.state, early);

        assertThat(resume.pushes()).extracting(Push::host).endsWith("host-a");
        assertThat(move.ping().answered()).isFalse();
        Trace lost = move.ping().telling();
        assertThat(lost.verdict()).isEqualTo(Trace.Verdict.BLACKHOLED);
        assertThat(lost.ends()).singleElement().satisfies(end -> {
            assertThat(end.host()).isEqualTo("host-b");
            assertThat(end.table()).isEqualTo(45);
        });
        move.push(resume);
        assertThat(move.ping().answered()).isTrue();
    }

    @Test
    void bothHostsWithoutActivationForwardFromTheResumeOnBeforeAnyPush() {
        Move move = new Move(world(Activation.NONE, true, Map.of(), List.of()));
        move.push(move.prepare());
        assertThat(move.ping().answered()).isTrue();
        move.resume();

        assertThat(move.ping().answered()).isTrue();
    }

    @Test
    void activationKeepsThePortShutUntilTheFrameHasBeenSeen() {
        Move move = new Move(world(Activation.RARP, true, Map.of(), List.of()));
        move.push(move.prepare());
        move.resume();

        assertThat(move.ping().answered()).isFalse();
        Trace announcement =
                Tracer.trace(move.state, Underlay.WHOLE, Packet.rarp(Mac.parse("52:54:00:00:00:20")), "red-db");
        assertThat(announcement.receivers()).contains("red-web", "red-app");
        Controller.Change open = move.after(move.controller.activated(7, move.bindings, "red-db"));
        assertThat(open.pushes()).singleElement().satisfies(push -> {
            assertThat(push.atNanos()).isEqualTo(7 + Controller.ACTIVATION_NANOS);
            assertThat(push.host()).isEqualTo("host-c");
            assertThat(push.add()).isEmpty();
        });
        move.push(open);
        assertThat(move.ping().answered()).isTrue();
    }

    @Test
    void aMachineOnPauseLosesWhatIsSentToIt() {
        Move move = new Move(world(Activation.NONE, true, Map.of(), List.of()));
        move.push(move.prepare());
        move.state = move.state.withPortState("host-b", "red-db", Bridge.State.DEPARTED);

        assertThat(move.ping().telling().verdict()).isEqualTo(Trace.Verdict.BLACKHOLED);
        assertThat(move.ping().telling().copies()).hasSize(2);
    }

    @Test
    void orderedHostsWaitForTheOnesBefore() {
        Move move = new Move(
                world(Activation.NONE, false, Map.of("host-c", 300 * MS), List.of("host-c", "host-a", "host-b")));
        move.push(move.prepare());

        List<Push> pushes = move.resume().pushes();
        assertThat(pushes)
                .extracting(push -> push.host() + "@" + push.atNanos() / MS)
                .containsExactly("host-c@300", "host-a@300", "host-b@300");
        assertThat(pushes).extracting(Push::atNanos).doesNotHaveDuplicates();
    }

    @Test
    void pushTouchesOneFlowOnAPeer() {
        Move move = new Move(world(Activation.NONE, false, Map.of(), List.of()));
        move.push(move.prepare());

        Push peer = move.resume().pushes().stream()
                .filter(push -> push.host().equals("host-a"))
                .findFirst()
                .orElseThrow();
        assertThat(peer.add())
                .singleElement()
                .satisfies(flow -> assertThat(flow.table()).isEqualTo(45));
        assertThat(peer.remove()).hasSize(1);
    }
}
