package skyferry.lesson.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.Action;
import skyferry.model.Scenario;
import skyferry.run.Horizon;
import skyferry.run.Run;
import skyferry.run.Timeline;
import skyferry.scenario.Reads;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.SourceText;

/** How far checks are from turning over, on the run of the second lesson. */
class MarginsTest {
    private static Evidence evidence = new Evidence(List.of(), Map.of(), Map.of());
    private static double totalMillis;

    @BeforeAll
    static void run() {
        Path file = Path.of(System.getProperty("skyferry.home", ""), "lessons/L02-anatomy/scenario.yaml");
        Scenario scenario = Reads.scenario(file);
        List<Action> steps = scenario.solutions().getFirst().steps();
        Timeline timeline = Run.simulate(scenario, steps, Horizon.of(scenario, steps));
        totalMillis = timeline.migrations().getFirst().totalNanos() / 1e6;
        evidence = Evidence.of(timeline, steps);
    }

    private static Expr read(String expression) {
        Diagnostics diagnostics = new Diagnostics(SourceText.of("check", expression));
        Expr expr = new CheckLanguage(evidence.latest().scenario())
                .read(expression, diagnostics, offset -> diagnostics.source().placeOf(offset))
                .orElseThrow(() -> new AssertionError(diagnostics.all().toString()));
        return expr;
    }

    private static double margin(String expression) {
        return Margins.of(read(expression), evidence).share();
    }

    @Test
    void theDistanceIsAShareOfTheLimitOnEitherSide() {
        double expected = (10_000 - totalMillis) / 10_000;
        assertThat(margin("mig(web-1).total < 10 s")).isCloseTo(expected, within(1e-9));
        assertThat(margin("10 s >= mig(web-1).total")).isCloseTo(expected, within(1e-9));
        assertThat(margin("mig(web-1).total > 1 s")).isCloseTo((totalMillis - 1000) / 1000, within(1e-9));
        assertThat(margin("mig(web-1).total < 1 s")).isNegative();
        assertThat(Margins.of(read("mig(web-1).total < 10 s"), evidence).found())
                .contains(Value.time(totalMillis * 1e6));
    }

    @Test
    void andTakesTheNearest_orTheFarthest_notTheOpposite() {
        double near = margin("mig(web-1).total < 4 s");
        double far = margin("mig(web-1).total < 40 s");
        assertThat(near).isLessThan(far);
        assertThat(margin("mig(web-1).total < 4 s and mig(web-1).total < 40 s")).isEqualTo(near);
        assertThat(margin("mig(web-1).total < 4 s or mig(web-1).total < 40 s")).isEqualTo(far);
        assertThat(margin("not mig(web-1).total < 4 s")).isEqualTo(-near);
        assertThat(margin("mig(web-1).outcome == completed and mig(web-1).total < 4 s"))
                .isEqualTo(near);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vm(web-1).host == host-c",
                "moves() <= 1",
                "always(running_copies(web-1) <= 1)",
                "mig(web-1).rounds >= 3"
            })
    void wordsAndCountsHaveNoDistance(String expression) {
        assertThat(margin(expression)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(margin("not " + expression)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void overTimeTheWorstInstantDecidesForAlwaysAndTheBestForEventually() {
        // web-1 leaves host-a during the run, so the host is busiest at the start and idlest at the end.
        double before = margin("start(host(host-a).cpu) < 90 %");
        double after = margin("host(host-a).cpu < 90 %");
        assertThat(after).isGreaterThan(before);
        assertThat(margin("always(host(host-a).cpu < 90 %)")).isEqualTo(before);
        assertThat(margin("eventually(host(host-a).cpu < 90 %)")).isEqualTo(after);
        assertThat(margin("never(host(host-a).cpu >= 90 %)")).isEqualTo(before);
    }

    @Test
    void whatIsLeftOfALimitedTimeCounts() {
        double loose = margin("eventually(vm(web-1).host == host-c) within 60 s");
        long arrival = Math.round(1000 + totalMillis);
        double tight = margin("eventually(vm(web-1).host == host-c) within " + (arrival + arrival / 8) + " ms");
        double late = margin("eventually(vm(web-1).host == host-c) within 2 s");
        assertThat(loose).isBetween(0.8, 1.0);
        assertThat(tight).isBetween(0.05, 0.2);
        assertThat(late).isNegative();
    }

    @Test
    void howMuchLongerAStateIsHeldThanAskedForCounts() {
        assertThat(margin("held(vm(web-1).host == host-c, 1 s)")).isPositive();
        assertThat(margin("held(vm(web-1).host == host-c, 1 s)"))
                .isGreaterThan(margin("held(vm(web-1).host == host-c, 3 s)"));
        assertThat(margin("held(vm(web-1).host == host-c, 60 s)")).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mig(web-1).total < 4 s",
                "always(host(host-b).cpu < 60 %)",
                "never(host(host-a).ram > 50 %)",
                "eventually(vm(web-1).host == host-c) within 4 s",
                "held(vm(web-1).host == host-c, 2 s)",
                "saw(mig(web-1).pause > 1 ms)",
                "gap(db-1 -> web-1, every=10 ms) < 400 ms"
            })
    void theMarginIsPositiveExactlyWhereTheCheckPasses(String expression) {
        Verdict verdict = Checks.judge(read(expression), evidence);
        assertThat(margin(expression) > 0).isEqualTo(verdict.result() == Verdict.Result.PASS);
    }
}
