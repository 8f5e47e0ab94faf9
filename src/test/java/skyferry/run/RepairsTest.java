package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.isolation.Finding;
import skyferry.isolation.Properties;
import skyferry.model.Action;
import skyferry.model.Fault;
import skyferry.model.FaultKind;

class RepairsTest {
    private static final long SECOND = 1_000_000_000;

    private static List<Finding> findings(Run run, long nanos) {
        Timeline timeline = run.timeline();
        return new Properties(timeline.at(nanos).dataPlane(), timeline.underlay(nanos), timeline.scenario())
                .of(timeline.scenario().vms().keySet());
    }

    private static Run with(FaultKind kind, Map<String, String> arguments) {
        return Run.start(new Worlds().scenario()).with(new Action.InjectFault(0, new Fault(0, kind, arguments)));
    }

    @ParameterizedTest
    @CsvSource({
        "STALE_FLOW, BLACK_HOLE, host-b, web-1, host-c",
        "WRONG_VTEP, BLACK_HOLE, host-b, '', host-a",
        "NO_ANTISPOOF, SPOOFING, '', web-1, ''",
        "EARLY_SWITCH, BLACK_HOLE, '', web-1, host-c",
        "DUPLICATE_MAC, SPOOFING, '', web-1, ''"
    })
    void whatAFaultDidIsTakenBackByOneActionAndCanBePutBack(
            FaultKind kind, Finding.Property property, String host, String vm, String other) {
        Map<String, String> arguments = new java.util.TreeMap<>(Map.of("host", host, "vm", vm, "to", other));
        if (kind == FaultKind.STALE_FLOW) {
            arguments.put("at", other);
        }
        arguments.values().removeIf(String::isEmpty);
        Run broken = with(kind, arguments);
        Finding finding = findings(broken, SECOND).stream()
                .filter(each -> each.property() == property)
                .findFirst()
                .orElseThrow();

        Repair repair = new Repairs(broken, SECOND).of(finding).orElseThrow();
        Run mended = broken.with(repair.at(2 * SECOND));

        assertThat(repair.fault().map(Fault::kind)).contains(kind);
        assertThat(findings(mended, SECOND)).isNotEmpty();
        assertThat(findings(mended, 3 * SECOND)).isEmpty();
        assertThat(findings(mended.undo(), 3 * SECOND)).isNotEmpty();
    }

    @Test
    void ofTwoFaultsOfOneKindOnlyTheOneOnTheWayIsMended() {
        Run broken = with(FaultKind.NO_ANTISPOOF, Map.of("vm", "web-1"))
                .with(new Action.InjectFault(0, new Fault(0, FaultKind.NO_ANTISPOOF, Map.of("vm", "shop-1"))));
        Finding web = findings(broken, SECOND).stream()
                .filter(each -> each.fromVm().equals("web-1"))
                .findFirst()
                .orElseThrow();

        Repair repair = new Repairs(broken, SECOND).of(web).orElseThrow();
        Run mended = broken.with(repair.at(2 * SECOND));

        assertThat(findings(mended, 3 * SECOND))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.fromVm()).isEqualTo("shop-1"));
    }

    @Test
    void aLeakIsEndedByTheFaultThatMadeIt() {
        Run broken = with(FaultKind.REUSED_TAG, Map.of("host", "host-b", "network", "birch-net", "with", "acme-net"));
        var leak = broken.timeline().at(SECOND).isolation().leaks().getFirst();

        Repair repair = new Repairs(broken, SECOND).of(leak).orElseThrow();

        assertThat(broken.with(repair.at(SECOND))
                        .timeline()
                        .at(2 * SECOND)
                        .isolation()
                        .leaks())
                .isEmpty();
    }

    @Test
    void whatPassesByItselfWithoutAnyFaultHasNoRepair() {
        Run run = Run.start(new Worlds().scenario());
        Finding made = findings(with(FaultKind.STALE_FLOW, Map.of("host", "host-b", "vm", "web-1", "at", "host-c")), 1)
                .getFirst();

        assertThat(new Repairs(run, SECOND).of(made)).isEmpty();
    }

    @Test
    void rulesThatDidNotFollowAMoveAreFoundAsAPolicyAndMended() {
        Run moved = Run.start(new Worlds().scenario())
                .with(Worlds.move(0, "db-1", "host-a"))
                .with(new Action.InjectFault(0, new Fault(0, FaultKind.GROUP_NOT_FOLLOWED, Map.of("vm", "db-1"))));
        Timeline timeline = moved.timeline();
        long end = timeline.migrations().getFirst().endNanos() + 5 * SECOND;
        Finding closed = new Properties(timeline.at(end).dataPlane(), timeline.underlay(end), timeline.scenario())
                .changedSince(timeline.at(0).dataPlane(), "db-1").stream()
                        .filter(each -> each.property() == Finding.Property.POLICY_CLOSED)
                        .findFirst()
                        .orElseThrow();

        Repair repair = new Repairs(moved, end).of(closed).orElseThrow();

        assertThat(repair.fault().map(Fault::kind)).contains(FaultKind.GROUP_NOT_FOLLOWED);
        Timeline mended = moved.with(repair.at(end)).timeline();
        assertThat(closed.persists(
                        mended.at(end + SECOND).dataPlane(), mended.underlay(end + SECOND), mended.scenario()))
                .isFalse();
    }
}
