package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

/**
 * What becomes of a machine's virtual functions while it moves: unplugged before the move, by order or because they have a
 * virtio stand-in (QEMU {@code failover}, state {@code wait-unplug}); or moved with their state (VFIO migration, version 2).
 *
 * @param unplugged numbers of the cards whose function is unplugged
 * @param carried numbers of the cards whose state moves
 * @param state what moving the state of one card takes
 * @param unplugNanos until the guest has let go of them
 */
public record HandOver(List<Integer> unplugged, List<Integer> carried, Sriov.DeviceState state, long unplugNanos) {
    /** So often per second is each page written where nobody notes a device's writes: more often than any sync looks. */
    private static final double ALWAYS_PER_SECOND = 1_000;

    public HandOver {
        unplugged = List.copyOf(unplugged);
        carried = List.copyOf(carried);
    }

    /** The hand-over that a move needs, given the cards that the machine has now. */
    public static HandOver of(Vm vm, Technique technique, MigrationOptions.Devices options, Sriov source) {
        List<Integer> unplugged = new ArrayList<>();
        List<Integer> carried = new ArrayList<>();
        boolean live = technique != Technique.COLD && technique != Technique.RESTART;
        for (int i = 0; live && i < vm.nics().size(); i++) {
            switch (vm.nics().get(i).attach()) {
                case FAILOVER -> unplugged.add(i);
                case VF -> (options.detach() ? unplugged : carried).add(i);
                case VDPA -> {
                    if (options.detach()) {
                        unplugged.add(i);
                    }
                }
                case VIRTIO, MACVTAP -> {
                    // the host holds the state
                }
            }
        }
        return new HandOver(unplugged, carried, source.state(), options.unplugNanos());
    }

    /** Whether nothing is unplugged and nothing carried. */
    public boolean isEmpty() {
        return unplugged.isEmpty() && carried.isEmpty();
    }

    /** The move with the hand-over around it. */
    public Move around(MoveSpec spec) {
        if (isEmpty()) {
            return Moves.of(spec);
        }
        MoveSpec inner = withState(withWait(spec));
        return unplugged.isEmpty()
                ? Moves.of(inner)
                : new DeviceHandOver(Moves.of(inner), unplugged, spec.startNanos(), unplugNanos);
    }

    /** A stopped guest lets go of nothing: a move that stops it first begins after; others wait as part of the set-up. */
    private MoveSpec withWait(MoveSpec spec) {
        if (unplugged.isEmpty()) {
            return spec;
        }
        return stopsFirst(spec.technique())
                ? spec.startingAt(spec.startNanos() + unplugNanos)
                : spec.on(spec.machine().withSetUp(spec.machine().setupNanos() + unplugNanos));
    }

    private static boolean stopsFirst(Technique technique) {
        return technique == Technique.STOP_COPY || technique == Technique.SUSPEND;
    }

    private MoveSpec withState(MoveSpec spec) {
        if (carried.isEmpty()) {
            return spec;
        }
        MoveSpec carrying = spec.on(spec.machine().withDevices(carried.size(), state));
        return state.tracking() == Sriov.DirtyTracking.TRACKED
                ? carrying
                : carrying.with(spec.vm().with(alwaysWritten(spec.vm())));
    }

    /** All memory in use counts as written at any time; only pages never written stay what they are. */
    private static MemorySpec alwaysWritten(Vm vm) {
        MemorySpec memory = vm.memory();
        long pages = vm.pages() - memory.zeroBytes() / MemorySpec.PAGE_BYTES;
        PageClass all =
                new PageClass(pages, OptionalLong.of(0), 0, pages * ALWAYS_PER_SECOND, new PageClass.Pattern.Uniform());
        return new MemorySpec(
                memory.zeroBytes(),
                List.of(all),
                Phases.ALWAYS,
                MemorySpec.Pacing.EXTERNAL,
                0,
                memory.dirtyLogClear(),
                memory.changedBytes(),
                0,
                memory.compressesTo());
    }
}
