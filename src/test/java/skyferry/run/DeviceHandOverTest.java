package skyferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.dataplane.Bridge;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.scenario.Reads;

class DeviceHandOverTest {
    private static final long MS = 1_000_000L;
    private static final long SECOND = 1_000 * MS;
    private static final Scenario DEMO = demo();

    private static Scenario demo() {
        Path file = Path.of(System.getProperty("skyferry.home", "")).resolve("lessons/demos/sriov/scenario.yaml");
        return Reads.scenario(file);
    }

    private static Timeline run(Action... actions) {
        Scenario still = Scenarios.withoutActions(DEMO);
        return Run.simulate(still, List.of(actions), Horizon.untilQuiet(12 * SECOND, 60 * SECOND));
    }

    private static Action move(long at, String vm, String to, boolean detach) {
        MigrationOptions options =
                DEMO.migration().with(DEMO.migration().devices().withDetach(detach));
        return new Action.Migrate(at, vm, to, Technique.PRECOPY, Optional.of(options));
    }

    private static long first(Timeline timeline, Event.Kind kind, String vm) {
        return timeline.events().stream()
                .filter(event -> event.kind() == kind && event.subject().equals(vm))
                .findFirst()
                .orElseThrow()
                .atNanos();
    }

    private static NicPath path(Timeline timeline, long nanos, String vm) {
        return timeline.at(nanos).path(vm, 0).orElseThrow();
    }

    private static long longestSilence(Timeline timeline, String probe) {
        return timeline.probe(probe).silences().stream()
                .mapToLong(s -> s.untilNanos().orElse(timeline.endNanos()) - s.fromNanos())
                .max()
                .orElse(0);
    }

    @Test
    void a_failover_pair_sends_by_virtio_while_its_function_is_away() {
        Timeline timeline = run(move(SECOND, "pair-1", "host-b", false));
        long gone = first(timeline, Event.Kind.UNPLUGGED, "pair-1");
        long back = first(timeline, Event.Kind.PLUGGED, "pair-1");
        MigrationRecord record = timeline.migrations().getFirst();
        assertThat(record.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(gone).isEqualTo(1_500 * MS);
        assertThat(back).isEqualTo(first(timeline, Event.Kind.MOVE_COMPLETED, "pair-1") + SECOND);
        assertThat(path(timeline, gone - 1, "pair-1")).isEqualTo(NicPath.VF);
        assertThat(path(timeline, gone, "pair-1")).isEqualTo(NicPath.VIRTIO);
        assertThat(path(timeline, back - 1, "pair-1")).isEqualTo(NicPath.VIRTIO);
        assertThat(path(timeline, back, "pair-1")).isEqualTo(NicPath.VF);
        assertThat(record.setupNanos()).as("wait-unplug is part of the set-up").isGreaterThan(500 * MS);
        assertThat(longestSilence(timeline, "to-pair")).isLessThan(record.guestPauseNanos() + 60 * MS);
    }

    @Test
    void a_function_that_is_taken_away_leaves_its_machine_silent_until_another_is_plugged_in() {
        Timeline timeline = run(move(SECOND, "plain-1", "host-b", true));
        long gone = first(timeline, Event.Kind.UNPLUGGED, "plain-1");
        long back = first(timeline, Event.Kind.PLUGGED, "plain-1");
        assertThat(path(timeline, gone, "plain-1")).isEqualTo(NicPath.NONE);
        assertThat(path(timeline, back - 1, "plain-1")).isEqualTo(NicPath.NONE);
        assertThat(path(timeline, back, "plain-1")).isEqualTo(NicPath.VF);
        assertThat(longestSilence(timeline, "to-plain")).isBetween(back - gone - 10 * MS, back - gone + 60 * MS);
    }

    @Test
    void a_plain_function_keeps_its_machine_where_it_is() {
        Timeline timeline = run(move(SECOND, "plain-1", "host-b", false));
        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(timeline.migrations().getFirst().reason()).isEqualTo("vf-attached");
    }

    @Test
    void a_host_whose_functions_are_all_taken_cannot_have_it() {
        Timeline timeline = run(move(SECOND, "pair-1", "host-c", false));
        assertThat(timeline.migrations().getFirst().reason()).isEqualTo("no-free-vf");
    }

    @Test
    void a_card_can_be_unplugged_and_plugged_in_by_hand_and_as_another_kind() {
        Timeline timeline = run(
                new Action.Detach(SECOND, "plain-1", "birch-net"),
                new Action.Attach(3 * SECOND, "plain-1", "birch-net", Optional.of(Nic.Attach.VIRTIO)),
                move(5 * SECOND, "plain-1", "host-b", false));
        assertThat(path(timeline, 1_400 * MS, "plain-1")).isEqualTo(NicPath.VF);
        assertThat(path(timeline, 1_500 * MS, "plain-1")).isEqualTo(NicPath.NONE);
        assertThat(timeline.at(2 * SECOND).hosts().get("host-a").vfOwners()).doesNotContain("plain-1");
        assertThat(path(timeline, 4 * SECOND, "plain-1")).isEqualTo(NicPath.VIRTIO);
        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(timeline.probe("to-plain").silences().getLast().untilNanos()).isPresent();
        assertThat(first(timeline, Event.Kind.PROBE_ANSWERED, "to-plain")).isBetween(4 * SECOND, 4_100 * MS);
    }

    @Test
    void an_attach_that_cannot_be_is_refused_with_its_reason() {
        Timeline timeline = run(
                new Action.Attach(SECOND, "plain-1", "birch-net", Optional.empty()),
                new Action.Attach(SECOND, "plain-1", "acme-net", Optional.empty()),
                new Action.Detach(2 * SECOND, "client-b", "birch-net"),
                new Action.Attach(4 * SECOND, "client-b", "birch-net", Optional.of(Nic.Attach.VF)));
        assertThat(timeline.events().stream()
                        .filter(event -> event.kind() == Event.Kind.ACTION_REFUSED)
                        .map(event -> event.argument("reason")))
                .containsExactly("attached-already", "no-card", "no-free-vf");
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(i -> (long) i);
    }

    /** Moves, cancels, unplugs and plugs in at random; nothing of it may lose or double a function. */
    @ParameterizedTest
    @MethodSource("seeds")
    void functions_are_neither_lost_nor_doubled_whatever_is_done(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Action> actions = new ArrayList<>();
        List<String> hosts = List.of("host-a", "host-b", "host-c");
        List<String> machines = List.of("pair-1", "plain-1", "taker-1");
        for (int i = 0; i < 10; i++) {
            long at = 100 * MS + random.nextLong(9_000) * MS;
            String vm = machines.get(random.nextInt(machines.size()));
            String net = vm.equals("pair-1") ? "acme-net" : "birch-net";
            actions.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Action.Cancel(at, vm);
                        case 1 -> new Action.Detach(at, vm, net);
                        case 2 -> new Action.Attach(at, vm, net, Optional.empty());
                        default -> move(at, vm, hosts.get(random.nextInt(hosts.size())), random.nextBoolean());
                    });
        }
        Timeline timeline = run(actions.toArray(Action[]::new));
        for (Event event : timeline.events()) {
            WorldAt world = timeline.at(event.atNanos());
            world.hosts()
                    .forEach((id, host) -> assertThat(host.vfOwners())
                            .as("functions of %s at %d", id, event.atNanos())
                            .hasSize(DEMO.host(id).sriov().virtualFunctions()));
            machines.forEach(vm -> assertOneWay(world, vm));
        }
        WorldAt last = timeline.at(timeline.endNanos());
        last.cards()
                .forEach((vm, cards) -> cards.forEach(card -> assertThat(card.path())
                        .as("way of %s at the end", vm)
                        .isEqualTo(card.attach().map(NicPath::of).orElse(NicPath.NONE))));
    }

    /** At most one active port, on the machine's host, and of the kind that its card sends by. */
    private static void assertOneWay(WorldAt world, String vm) {
        List<Map.Entry<String, Bridge.Port>> active = new ArrayList<>();
        for (String host : world.hosts().keySet()) {
            for (Bridge.Port port : world.dataPlane().bridge(host).portsOf(vm)) {
                if (port.state() == Bridge.State.ACTIVE) {
                    active.add(Map.entry(host, port));
                }
            }
        }
        WorldAt.VmAt at = world.vms().get(vm);
        NicPath path = world.path(vm, 0).orElseThrow();
        boolean speaks = at.state() == WorldAt.State.RUNNING && path != NicPath.NONE;
        assertThat(active).hasSize(speaks ? 1 : 0);
        if (speaks) {
            assertThat(active.getFirst().getKey()).isEqualTo(at.host());
            assertThat(active.getFirst().getValue().kind() == Bridge.Kind.VM).isEqualTo(path == NicPath.VIRTIO);
        }
    }

    @Test
    void a_move_that_is_given_up_frees_the_function_at_its_target_and_gives_the_old_one_back() {
        for (long cancel = 1_001; cancel < 2_500; cancel += 37) {
            Timeline timeline = run(move(SECOND, "plain-1", "host-b", true), new Action.Cancel(cancel * MS, "plain-1"));
            WorldAt last = timeline.at(timeline.endNanos());
            String here = last.vms().get("plain-1").host();
            String there = here.equals("host-a") ? "host-b" : "host-a";
            assertThat(last.hosts().get(there).vfOwners()).doesNotContain("plain-1");
            assertThat(last.hosts().get(here).vfOwners()).containsOnlyOnce("plain-1");
            assertThat(path(timeline, timeline.endNanos(), "plain-1")).isEqualTo(NicPath.VF);
        }
    }

    /** QEMU waits for the guest before it lets a given-up move be over, and plugs the primary in again then. */
    @ParameterizedTest
    @ValueSource(strings = {"pair-1", "plain-1"})
    void a_move_given_up_while_the_guest_lets_go_is_over_when_it_has_and_its_card_is_plugged_in_again(String vm) {
        Timeline timeline = run(move(SECOND, vm, "host-b", true), new Action.Cancel(1_200 * MS, vm));
        long gone = first(timeline, Event.Kind.UNPLUGGED, vm);
        assertThat(gone).isEqualTo(1_500 * MS);
        assertThat(first(timeline, Event.Kind.MOVE_CANCELLED, vm)).isEqualTo(gone);
        assertThat(timeline.events().stream().map(Event::kind)).doesNotContain(Event.Kind.ACTION_REFUSED);
        NicPath meanwhile = vm.equals("pair-1") ? NicPath.VIRTIO : NicPath.NONE;
        long back = first(timeline, Event.Kind.PLUGGED, vm);
        assertThat(back).isEqualTo(gone + SECOND);
        assertThat(path(timeline, gone - 1, vm)).isEqualTo(NicPath.VF);
        assertThat(path(timeline, gone, vm)).isEqualTo(meanwhile);
        assertThat(path(timeline, back - 1, vm)).isEqualTo(meanwhile);
        assertThat(path(timeline, back, vm)).isEqualTo(NicPath.VF);
        assertThat(timeline.migrations().getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(timeline.migrations().getFirst().transferredBytes()).isZero();
    }

    @Test
    void a_destination_that_dies_while_the_guest_lets_go_leaves_the_card_plugged_in_again() {
        Timeline timeline = run(move(SECOND, "pair-1", "host-b", false), new Action.FailHost(1_200 * MS, "host-b"));
        long gone = first(timeline, Event.Kind.UNPLUGGED, "pair-1");
        assertThat(first(timeline, Event.Kind.MOVE_FAILED, "pair-1")).isEqualTo(gone);
        assertThat(first(timeline, Event.Kind.PLUGGED, "pair-1")).isEqualTo(gone + SECOND);
        assertThat(path(timeline, timeline.endNanos(), "pair-1")).isEqualTo(NicPath.VF);
    }
}
