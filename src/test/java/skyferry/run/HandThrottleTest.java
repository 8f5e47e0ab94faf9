package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.model.Scenario;
import skyferry.model.Technique;

/** An operator sets the throttle of a move under way, as {@code migrate-set-parameters} does. */
class HandThrottleTest {
    private static final MigrationOptions SLOW = MigrationOptions.QEMU_DEFAULTS
            .withMaxBandwidth(OptionalDouble.of(100e6))
            .withAutoConverge(true);

    private static Timeline run(Scenario world, Technique technique, Action... more) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty()));
        actions.addAll(List.of(more));
        return Run.simulate(world, actions, Horizon.at(120 * SECOND));
    }

    private static Scenario busy(MigrationOptions options) {
        return new Worlds().writes(60_000).migration(options).scenario();
    }

    private static Action throttle(double seconds, int percent) {
        return new Action.SetThrottle((long) (seconds * SECOND), "web-1", percent);
    }

    private static List<String> refusals(Timeline timeline) {
        return timeline.events().stream()
                .filter(event -> event.kind() == Event.Kind.ACTION_REFUSED)
                .map(event -> event.argument("reason"))
                .toList();
    }

    private static List<Integer> percents(Timeline timeline) {
        return timeline.events().stream()
                .filter(event -> event.kind() == Event.Kind.THROTTLED)
                .map(event -> Integer.parseInt(event.argument("percent")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1.0005", "2", "10"})
    void fromTheNextDecisionOnTheGuestSleepsWhatWasSet(double seconds) {
        Timeline timeline = run(busy(SLOW), Technique.PRECOPY, throttle(seconds, 80));
        MigrationRecord move = timeline.migrations().getFirst();
        assertThat(refusals(timeline)).isEmpty();
        assertThat(percents(timeline)).isNotEmpty().endsWith(80);
        assertThat(move.throttlePercent().at(move.endNanos() - 1)).isEqualTo(80);
        assertThat(move.outcome()).isEqualTo(Outcome.COMPLETED);
        EngineDefect.forbid(timeline);
    }

    @Test
    void itGoesDownAsWellAsUpAndStaysWhereItWasSet() {
        long first = run(busy(SLOW), Technique.PRECOPY).events().stream()
                .filter(event -> event.kind() == Event.Kind.THROTTLED)
                .findFirst()
                .orElseThrow()
                .atNanos();
        Timeline timeline = run(busy(SLOW), Technique.PRECOPY, throttle(first / 1e9 + 0.5, 5));
        List<Integer> percents = percents(timeline);
        assertThat(percents.getFirst()).isEqualTo(20);
        assertThat(percents).endsWith(5);
        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.ACTIVE);
        assertThat(timeline.migrations().getFirst().throttlePercent().at(119 * SECOND))
                .isEqualTo(5);
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsReason() {
        MigrationOptions off = SLOW.withAutoConverge(false);
        assertThat(refusals(run(busy(off), Technique.PRECOPY, throttle(3, 50)))).containsExactly("throttle-off");
        MigrationOptions quota = off.with(off.throttle().withDirtyLimit(true));
        assertThat(refusals(run(busy(quota), Technique.PRECOPY, throttle(3, 50))))
                .containsExactly("throttle-by-quota");
        assertThat(refusals(run(busy(SLOW), Technique.PRECOPY, throttle(3, 0), throttle(4, 100))))
                .containsExactly("throttle-range", "throttle-range");
        assertThat(refusals(run(busy(SLOW), Technique.STOP_COPY, throttle(3, 50))))
                .containsExactly("throttle-not-there");
        assertThat(refusals(run(busy(SLOW), Technique.POSTCOPY, throttle(1.6, 50))))
                .containsExactly("throttle-too-late");
        assertThat(refusals(run(busy(SLOW), Technique.PRECOPY, throttle(0.5, 50))))
                .containsExactly("no-move");
        Scenario xen = busy(off).with(Lens.XEN, off.with(new LensRules.Xen(5, 50)));
        assertThat(refusals(run(xen, Technique.PRECOPY, throttle(3, 50)))).containsExactly("throttle-not-there");
    }

    @Test
    void rateAndPauseLimitCanBeSetBesideIt() {
        Timeline timeline = run(
                busy(SLOW),
                Technique.PRECOPY,
                throttle(2, 60),
                new Action.SetPauseLimit(3 * SECOND, "web-1", SECOND),
                new Action.SetOption(
                        4 * SECOND,
                        "web-1",
                        SLOW.with(SLOW.throttle().withSteps(60, 60, 60)).withMaxBandwidth(OptionalDouble.of(400e6))));
        MigrationRecord move = timeline.migrations().getFirst();
        assertThat(move.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(move.endNanos()).isLessThan(20 * SECOND);
        assertThat(move.options().throttle().maxPercent()).isEqualTo(60);
    }
}
