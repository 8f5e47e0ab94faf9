package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.dataplane.Underlay;
import skyferry.fabric.Routes;
import skyferry.isolation.IsolationReport;
import skyferry.isolation.Level;
import skyferry.isolation.LiveVerifier;
import skyferry.isolation.Verifier;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Link;
import skyferry.model.Scenario;

/** A run keeps its verdict up to date change by change; looking at everything anew at any instant must say the same. */
class VerdictsAlongRunTest {
    private static final Horizon QUIET = Horizon.untilQuiet(2 * SECOND, 60 * SECOND);
    private static final List<String> HOSTS = List.of("host-a", "host-b");
    private static final List<String> VMS = List.of("web-1", "db-1", "shop-1", "shop-2");
    private static final List<FaultKind> KINDS = List.of(
            FaultKind.STALE_FLOW,
            FaultKind.EARLY_SWITCH,
            FaultKind.WRONG_VNI,
            FaultKind.UNCHECKED_VNI,
            FaultKind.REUSED_TAG,
            FaultKind.NO_ANTISPOOF,
            FaultKind.GROUP_FAIL_OPEN,
            FaultKind.WRONG_VTEP,
            FaultKind.DUPLICATE_MAC,
            FaultKind.SMALL_MTU);

    private final Scenario scenario = new Worlds().writes(0).scenario();

    static List<Long> seeds() {
        return LongStream.range(1, 25).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void atEveryChangeTheVerdictIsThatOfALookAtEverything(long seed) {
        Timeline timeline = Run.simulate(scenario, actions(new SplittableRandom(seed)), QUIET);

        assertThat(timeline.migrations()).isNotEmpty();
        for (Timeline.IsolationSpan span : timeline.isolation()) {
            assertSame(timeline.at(span.fromNanos()));
        }
        for (Event event : timeline.events()) {
            assertSame(timeline.at(event.atNanos()));
        }
    }

    private void assertSame(WorldAt world) {
        Underlay underlay = new FabricUnderlay(new Routes(world.fabric()), List.of(), false);
        assertThat(leaks(world.isolation()))
                .as("at %d ns", world.nanos())
                .isEqualTo(leaks(Verifier.verify(world.dataPlane(), underlay, scenario)));
        Level afresh =
                new LiveVerifier(scenario).verify(world.dataPlane(), underlay).decidedBy();
        assertThat(world.isolation().decidedBy())
                .as("level at %d ns", world.nanos())
                .isEqualTo(afresh);
    }

    private static List<String> leaks(IsolationReport report) {
        assertThat(report.unconfirmed()).isZero();
        return report.leaks().stream()
                .map(leak -> leak.fromVm() + ">" + leak.toVm())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aForkAtAnyActionGivesTheSameVerdictsAsARunInOneGo(long seed) {
        List<Action> actions = actions(new SplittableRandom(seed));
        Run stepwise = Run.start(scenario, QUIET);
        for (Action action : actions) {
            stepwise = stepwise.with(action);
        }

        assertThat(stepwise.timeline().digest())
                .isEqualTo(Run.simulate(scenario, actions, QUIET).digest());
    }

    /** Two moves, one back, with faults that come and go and a cable that is cut for a while. */
    private static List<Action> actions(SplittableRandom random) {
        String vm = VMS.get(random.nextInt(VMS.size()));
        String home = List.of("web-1", "shop-1").contains(vm) ? "host-a" : "host-b";
        String away = home.equals("host-a") ? "host-b" : "host-a";
        List<Action> actions = new ArrayList<>();
        actions.add(Worlds.move(SECOND, vm, away));
        actions.add(Worlds.move(20 * SECOND, vm, home));
        for (int i = random.nextInt(3); i >= 0; i--) {
            long at = random.nextLong(SECOND / 2, 25 * SECOND);
            Fault fault = fault(random, at);
            actions.add(new Action.InjectFault(at, fault));
            actions.add(new Action.ClearFault(at + random.nextLong(SECOND / 100, 10 * SECOND), fault.kind()));
        }
        if (random.nextBoolean()) {
            long at = random.nextLong(5 * SECOND, 15 * SECOND);
            actions.add(new Action.CutLink(at, Link.idOf("host-b", "leaf-2")));
            actions.add(new Action.RestoreLink(at + SECOND, Link.idOf("host-b", "leaf-2")));
        }
        return actions;
    }

    private static Fault fault(SplittableRandom random, long at) {
        return new Fault(
                at,
                KINDS.get(random.nextInt(KINDS.size())),
                Map.of(
                        "host", HOSTS.get(random.nextInt(2)),
                        "to", HOSTS.get(random.nextInt(2)),
                        "at", "host-c",
                        "vm", VMS.get(random.nextInt(VMS.size())),
                        "network", random.nextBoolean() ? "acme-net" : "birch-net",
                        "link", Link.idOf("host-a", "leaf-1"),
                        "mtu", "1400"));
    }
}
