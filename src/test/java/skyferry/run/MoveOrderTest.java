package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static skyferry.run.Worlds.SECOND;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.dataplane.Bridge;
import skyferry.model.Action;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.ControllerOptions.Announce;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Scenario;
import skyferry.model.Technique;

/** In which order a move's changes reach the tables. */
class MoveOrderTest {
    private static final long MS = 1_000_000L;

    private static ControllerOptions controller(Activation activation, boolean both, Map<String, Long> delays) {
        return new ControllerOptions(
                20 * MS, delays, List.of(), activation, both, Optional.empty(), Announce.QEMU_DEFAULTS, false);
    }

    private static Timeline run(Scenario scenario, Technique technique) {
        Action move = new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty());
        return Run.simulate(scenario, List.of(move), Horizon.untilQuiet(SECOND, 120 * SECOND));
    }

    private static List<Event> pushes(Timeline timeline, String intent) {
        return timeline.events().stream()
                .filter(event -> event.argument("intent").equals(intent))
                .toList();
    }

    private static Event first(Timeline timeline, Event.Kind kind) {
        return timeline.events().stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"RARP,false", "RARP,true", "GARP,false", "GARP,true"})
    void theSourceIsCleanedAfterTheSwitchAndNotWithIt(Activation activation, boolean both) {
        Timeline timeline = run(
                new Worlds().controller(controller(activation, both, Map.of())).scenario(), Technique.PRECOPY);

        List<Event> switched = pushes(timeline, "switch");
        List<Event> cleaned = pushes(timeline, "clean");
        assertThat(switched).isNotEmpty();
        assertThat(cleaned).isNotEmpty();
        long lastSwitch = switched.stream().mapToLong(Event::atNanos).max().orElseThrow();
        assertThat(cleaned).allMatch(event -> event.atNanos() > lastSwitch);
        assertThat(cleaned)
                .allMatch(event -> event.atNanos()
                        > first(timeline, Event.Kind.PORT_ACTIVATED).atNanos());
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "RARP"})
    void aPostcopysSourceKeepsItsPortUntilTheLastPageIsThere(Activation activation) {
        Timeline timeline = run(
                new Worlds().controller(controller(activation, false, Map.of())).scenario(), Technique.POSTCOPY);

        long completed = first(timeline, Event.Kind.MOVE_COMPLETED).atNanos();
        assertThat(pushes(timeline, "clean")).isNotEmpty().allMatch(event -> event.atNanos() > completed);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "RARP"})
    void aPortThatIsPluggedAfterTheGuestHasResumedSpeaksAllTheSame(Activation activation) {
        Timeline timeline = run(
                new Worlds()
                        .controller(controller(activation, false, Map.of("host-b", 40 * SECOND)))
                        .scenario(),
                Technique.PRECOPY);

        long resumed = first(timeline, Event.Kind.GUEST_RESUMED).atNanos();
        assertThat(first(timeline, Event.Kind.PORT_BOUND).atNanos()).isGreaterThan(resumed);
        WorldAt end = timeline.at(timeline.endNanos());
        assertThat(end.dataPlane().activeHost("web-1")).contains("host-b");
        assertThat(end.dataPlane().bridge("host-b").portsOf("web-1"))
                .allMatch(port -> port.state() == Bridge.State.ACTIVE);
        assertThat(end.probes().get("ping").answered()).isTrue();
    }

    @Test
    void whereNoFrameComesThroughTheSourceIsCleanedWhenTheLastWasSent() {
        Fault lost = new Fault(0, FaultKind.LOST_RARP, Map.of("count", "5"));
        Timeline timeline = run(
                new Worlds()
                        .controller(controller(Activation.RARP, true, Map.of()))
                        .faults(lost)
                        .scenario(),
                Technique.PRECOPY);

        long last = timeline.events().stream()
                .filter(event -> event.kind() == Event.Kind.RARP_SENT)
                .mapToLong(Event::atNanos)
                .max()
                .orElseThrow();
        assertThat(pushes(timeline, "clean")).isNotEmpty().allMatch(event -> event.atNanos() > last);
        assertThat(timeline.at(timeline.endNanos()).dataPlane().bridge("host-a").portsOf("web-1"))
                .isEmpty();
    }
}
