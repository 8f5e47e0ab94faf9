package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.ControllerOptions.Announce;
import skyferry.model.ControllerOptions.Learning;
import skyferry.model.Network;
import skyferry.model.Probe;
import skyferry.model.Scenario;

/**
 * The laboratory of three hosts with real Open vSwitch: a ping every 10 ms between two machines, of which one moves. What the
 * laboratory itself needed is put in: 8 ms from off at the source to on at the destination, and 38 ms for three loads of a flow
 * file, of which the peer's is the second.
 */
final class BlackoutLab {
    static final long MS = 1_000_000L;
    static final long SWITCH = 8 * MS;

    private BlackoutLab() {}

    private static final long LOAD = 38 * MS / 3;
    private static final long EVERY = 10 * MS;

    static Scenario world(long seed, ControllerOptions options) {
        return new NetBuilder()
                .hosts("host-a", "host-b", "host-c")
                .tenant("red", Network.Type.VXLAN, 5001)
                .vm("peer", "red", "host-c", "52:54:00:00:00:01", "10.0.0.1")
                .vm("mover", "red", "host-a", "52:54:00:00:00:02", "10.0.0.2")
                .controller(options)
                .seed(seed)
                .build();
    }

    static ControllerOptions controller(long lateNanos, boolean bothHosts) {
        Map<String, Long> delays =
                Map.of("host-b", lateNanos + LOAD, "host-c", lateNanos + 2 * LOAD, "host-a", lateNanos + 3 * LOAD);
        return new ControllerOptions(
                0, delays, List.of(), Activation.NONE, bothHosts, Optional.empty(), Announce.QEMU_DEFAULTS, false);
    }

    static ControllerOptions learning(long lifeNanos) {
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
    static long silence(Scenario scenario, long pause, List<Long> announcements, long watch) {
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
        DataPlane looked = DataPlane.EMPTY;
        boolean answered = false;
        DataPlane running = state.withPortState("host-a", "mover", Bridge.State.DEPARTED)
                .withPortState("host-b", "mover", Bridge.State.ACTIVE);
        DataPlane paused = state.withPortState("host-a", "mover", Bridge.State.DEPARTED);
        for (long now = 0; now < resumedAt + watch; now += EVERY) {
            while (next < pushes.size() && pushes.get(next).atNanos() <= now) {
                running = running.apply(pushes.get(next++));
            }
            DataPlane there = now < pausedAt ? state : now < resumedAt ? paused : running;
            if (there != looked) {
                looked = there;
                answered = Probes.roundTrip(there, Underlay.WHOLE, scenario, "peer", "mover", Probe.Protocol.ICMP, 0)
                        .orElseThrow()
                        .answered();
            }
            if (answered) {
                longest = Math.max(longest, now - lastAnswer);
                lastAnswer = now;
            }
        }
        return Math.max(longest, resumedAt + watch - EVERY - lastAnswer);
    }

    /** The silences of 200 runs with the given announcements, shortest first. */
    static List<Long> silences(List<Long> announcements, long watch) {
        return LongStream.range(0, 200)
                .mapToObj(seed -> silence(world(seed, learning(300_000 * MS)), SWITCH, announcements, watch))
                .sorted()
                .toList();
    }
}
