package skyferry.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.ControllerOptions.Announce;
import skyferry.model.ControllerOptions.Learning;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * The silences of a ping every 10 ms between two machines on three hosts with real Open vSwitch, while one moves; the medians
 * are the laboratory's. What the laboratory itself needed is put in: 8 ms from off at the source to on at the destination, and
 * 38 ms for three loads of a flow file, of which the peer's is the second.
 */
class BlackoutTest {
    private static final long MS = 1_000_000L;
    private static final long SWITCH = 8 * MS;
    private static final long LOAD = 38 * MS / 3;
    private static final long EVERY = 10 * MS;

    private static Scenario world(long seed, ControllerOptions options) {
        return new NetBuilder()
                .hosts("host-a", "host-b", "host-c")
                .tenant("red", Network.Type.VXLAN, 5001)
                .vm("peer", "red", "host-c", "52:54:00:00:00:01", "10.0.0.1")
                .vm("mover", "red", "host-a", "52:54:00:00:00:02", "10.0.0.2")
                .controller(options)
                .seed(seed)
                .build();
    }

    private static ControllerOptions controller(long lateNanos, boolean bothHosts) {
        Map<String, Long> delays =
                Map.of("host-b", lateNanos + LOAD, "host-c", lateNanos + 2 * LOAD, "host-a", lateNanos + 3 * LOAD);
        return new ControllerOptions(
                0, delays, List.of(), Activation.NONE, bothHosts, Optional.empty(), Announce.QEMU_DEFAULTS, false);
    }

    private static ControllerOptions learning(long lifeNanos) {
        return new ControllerOptions(
                0,
                Map.of(),
                List.of(),
                Activation.NONE,
                false,
                Optional.of(new Learning(lifeNanos, 500 * MS)),
                Announce.QEMU_DEFAULTS,
                false);
    }

    /** The longest time between two answers of a move that pauses at 1 s; {@code watch} after the resume at most. */
    private static long silence(Scenario scenario, long pause, List<Long> announcements, long watch) {
        Controller controller = new Controller(scenario);
        DataPlane state = controller.initial();
        Controller.Change prepared = controller.prepare(0, Bindings.of(scenario), "mover", "host-b");
        for (Push push : prepared.pushes()) {
            state = state.apply(push);
        }
        long pausedAt = 1000 * MS;
        long resumedAt = pausedAt + pause;
        Controller.Change resumed = controller.resumed(resumedAt, prepared.after(), "mover");
        List<Push> pushes = new ArrayList<>(resumed.pushes());
        pushes.addAll(controller.learned(
                resumed.after(),
                "mover",
                pausedAt,
                resumedAt,
                announcements.stream().map(at -> resumedAt + at).toList()));
        pushes.sort(Comparator.comparingLong(Push::atNanos));
        long lastAnswer = 0;
        long longest = 0;
        int next = 0;
        DataPlane running = state.withPortState("host-a", "mover", Bridge.State.DEPARTED)
                .withPortState("host-b", "mover", Bridge.State.ACTIVE);
        DataPlane paused = state.withPortState("host-a", "mover", Bridge.State.DEPARTED);
        for (long now = 0; now < resumedAt + watch; now += EVERY) {
            while (next < pushes.size() && pushes.get(next).atNanos() <= now) {
                running = running.apply(pushes.get(next++));
            }
            DataPlane there = now < pausedAt ? state : now < resumedAt ? paused : running;
            if (Probes.roundTrip(there, Underlay.WHOLE, scenario, "peer", "mover", Probe.Protocol.ICMP, 0)
                    .orElseThrow()
                    .answered()) {
                longest = Math.max(longest, now - lastAnswer);
                lastAnswer = now;
            }
        }
        return Math.max(longest, resumedAt + watch - EVERY - lastAnswer);
    }

    private static void assertNear(long measuredMillis, long nanos) {
        long tolerance = Math.max(measuredMillis * MS / 4, 60 * MS);
        assertThat(Math.abs(nanos - measuredMillis * MS))
                .as("silence %d ms, measured %d ms", nanos / MS, measuredMillis)
                .isLessThanOrEqualTo(tolerance);
    }

    @ParameterizedTest(name = "controller {0} ms late, pause {1} ms, both hosts {2}: {3} ms")
    @CsvSource({
        "0, 0, false, 50",
        "0, 50, false, 100",
        "100, 0, false, 154",
        "500, 0, false, 560",
        "2000, 0, false, 2060",
        "500, 0, true, 18",
        "500, 50, true, 60"
    })
    void controllersLatenessIsThePeersSilence(long late, long pause, boolean bothHosts, long measured) {
        Scenario scenario = world(1, controller(late * MS, bothHosts));

        assertNear(measured, silence(scenario, SWITCH + pause * MS, List.of(), 3000 * MS));
    }

    @ParameterizedTest(name = "entries live {0} ms, no announcement: {1} ms")
    @CsvSource({"1000, 1020", "3000, 3026", "10000, 10026"})
    void withoutAnAnnouncementTheEntryLivesOn(long life, long measured) {
        assertNear(measured, silence(world(1, learning(life * MS)), SWITCH, List.of(), 16_000 * MS));
    }

    private static List<Long> silences(List<Long> announcements, long watch) {
        return LongStream.range(0, 200)
                .mapToObj(seed -> silence(world(seed, learning(300_000 * MS)), SWITCH, announcements, watch))
                .sorted()
                .toList();
    }

    @Test
    void oneAnnouncementAtOnceIsKeptInMostRunsAndLostForGoodInSome() {
        List<Long> silences = silences(List.of(0L), 3000 * MS);

        assertThat(silences.stream().filter(silence -> silence <= 70 * MS).count())
                .isBetween(110L, 170L);
        assertThat(silences.stream()
                        .filter(silence -> silence > 70 * MS && silence <= 600 * MS)
                        .count())
                .isBetween(10L, 50L);
        assertThat(silences.stream().filter(silence -> silence > 2000 * MS).count())
                .isBetween(10L, 50L);
    }

    @Test
    void fiveAnnouncementsAlwaysRecoverWithinASweepOrTwo() {
        List<Long> silences = silences(Announce.QEMU_DEFAULTS.offsetsNanos(), 4000 * MS);

        assertNear(50, silences.get(100));
        assertThat(silences.getLast()).isBetween(400 * MS, 1100 * MS);
    }

    @Test
    void anAnnouncementOneSecondLateAlwaysWorks() {
        List<Long> silences = silences(List.of(1000 * MS), 4000 * MS);

        assertNear(1048, silences.getFirst());
        assertNear(1048, silences.getLast());
    }

    @Test
    void withLongLivedEntriesThePeersArpTimerEndsTheSilence() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(silence(world(seed, learning(300_000 * MS)), SWITCH, List.of(), 50_000 * MS))
                    .isBetween(15_000 * MS, 45_100 * MS);
        }
    }
}
