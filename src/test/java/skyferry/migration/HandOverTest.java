package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Nic;
import skyferry.model.PageClass;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

class HandOverTest {
    private static final long MS = 1_000_000L;
    private static final MigrationOptions OPTIONS =
            MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
    private static final MigrationOptions.Devices KEEP = OPTIONS.devices();

    private static Vm machine(Nic.Attach... cards) {
        PageClass busy = new PageClass(8_192, OptionalLong.of(0), 0, 2_000, new PageClass.Pattern.Uniform());
        Vm vm = TestMoves.vm(
                "vm", 65_536, 0, TestMoves.memory(32_768, MemorySpec.DirtyLogClear.AT_SYNC, List.of(busy)));
        return vm.withNics(Stream.of(cards)
                .map(as -> new Nic("net", new Mac(1), Ipv4.parse("10.0.0.1/24"), as, List.of()))
                .toList());
    }

    private static Sriov moving(Sriov.DirtyTracking tracking, Sriov.DeviceState like) {
        return new Sriov(
                4,
                Sriov.Migration.VFIO_V2,
                new Sriov.DeviceState(
                        tracking, like.bytes(), like.bytesPerSecond(), like.stopNanos(), like.restoreNanos()));
    }

    private static MigrationRecord record(Vm vm, MigrationOptions.Devices devices, Sriov source, Technique technique) {
        MoveSpec spec = TestMoves.spec(vm, technique, OPTIONS, Stepping.CLOSED_FORM);
        Move move = HandOver.of(vm, technique, devices, source).around(spec);
        return TestMoves.drive(move, 30_000 * MS);
    }

    @Test
    void virtio_and_macvtap_cards_need_no_hand_over() {
        Vm vm = machine(Nic.Attach.VIRTIO, Nic.Attach.MACVTAP, Nic.Attach.VDPA);
        assertThat(HandOver.of(vm, Technique.PRECOPY, KEEP, Sriov.NONE).isEmpty())
                .isTrue();
    }

    @Test
    void a_guest_that_is_shut_down_lets_go_of_its_cards_by_itself() {
        Vm vm = machine(Nic.Attach.FAILOVER, Nic.Attach.VF);
        assertThat(HandOver.of(vm, Technique.COLD, KEEP, Sriov.NONE).isEmpty()).isTrue();
    }

    @Test
    void the_state_of_a_device_adds_its_time_to_the_pause() {
        Sriov source = moving(Sriov.DirtyTracking.TRACKED, Sriov.DeviceState.ASSUMED);
        MigrationRecord plain = record(machine(Nic.Attach.VIRTIO), KEEP, source, Technique.PRECOPY);
        MigrationRecord carried = record(machine(Nic.Attach.VF), KEEP, source, Technique.PRECOPY);
        long added = carried.guestPauseNanos() - plain.guestPauseNanos();
        assertThat(added).isBetween(200 * MS, 200 * MS + 10 * MS);
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 20).mapToObj(i -> (long) i);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_part_of_the_device_state_adds_to_the_pause(long seed) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
        Sriov.DeviceState state = new Sriov.DeviceState(
                Sriov.DirtyTracking.TRACKED,
                random.nextLong(1 << 20),
                (1 << 20) * random.nextDouble(1, 200),
                random.nextLong(100) * MS,
                random.nextLong(100) * MS);
        Vm vm = machine(Nic.Attach.VF);
        Sriov source = moving(Sriov.DirtyTracking.TRACKED, state);
        long with = record(vm, KEEP, source, Technique.STOP_COPY).guestPauseNanos();
        long without = record(machine(Nic.Attach.VIRTIO), KEEP, source, Technique.STOP_COPY)
                .guestPauseNanos();
        assertThat(with - without).isBetween(state.downtimeNanos() - MS, state.downtimeNanos() + 5 * MS);
    }

    @Test
    void where_nobody_notes_what_a_device_writes_only_a_full_stop_ends() {
        Sriov source = moving(Sriov.DirtyTracking.NONE, Sriov.DeviceState.ASSUMED);
        MigrationOptions small = OPTIONS.withDowntimeLimit(50 * MS);
        Vm vm = machine(Nic.Attach.VF);
        MoveSpec spec = TestMoves.spec(vm, Technique.PRECOPY, small, Stepping.CLOSED_FORM);
        Move move = HandOver.of(vm, Technique.PRECOPY, KEEP, source).around(spec);
        move.share(0, 1.25e9);
        assertThat(TestMoves.drive(move, 30_000 * MS).outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(record(vm, KEEP, source, Technique.STOP_COPY).outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    void the_first_page_waits_until_the_guest_has_let_go() {
        Vm vm = machine(Nic.Attach.FAILOVER);
        MoveSpec spec = TestMoves.spec(vm, Technique.PRECOPY, OPTIONS, Stepping.CLOSED_FORM);
        Move move = HandOver.of(vm, Technique.PRECOPY, KEEP, Sriov.NONE).around(spec);
        assertThat(move.nextNanos()).isZero();
        assertThat(move.advance(0)).containsExactly(new Happening.Unplugging(List.of(0)));
        assertThat(move.demandBytesPerSecond()).isZero();
        assertThat(move.nextNanos()).isEqualTo(KEEP.unplugNanos());
        Move fork = move.copy();
        assertThat(move.advance(move.nextNanos())).containsExactly(new Happening.Unplugged(List.of(0)));
        assertThat(move.demandBytesPerSecond()).isZero();
        assertThat(move.nextNanos()).isEqualTo(KEEP.unplugNanos() + Assumptions.DEFAULTS.setupNanos());
        fork.cancel(KEEP.unplugNanos() / 2, "asked");
        assertThat(fork.goingBack()).as("the guest still lets go").isTrue();
        assertThat(fork.nextNanos()).isEqualTo(KEEP.unplugNanos());
        assertThat(fork.advance(KEEP.unplugNanos()))
                .containsExactly(new Happening.Unplugged(List.of(0)), new Happening.Cancelled("asked"));
        assertThat(fork.finished()).isTrue();
        assertThat(fork.nextNanos()).isEqualTo(Long.MAX_VALUE);
    }
}
