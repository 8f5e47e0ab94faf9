package skyferry.migration;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Hardware;
import skyferry.model.Lens;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** Machines and moves for tests. */
final class TestMoves {
    private TestMoves() {}

    static MemorySpec memory(long zeroPages, MemorySpec.DirtyLogClear clear, List<PageClass> classes) {
        return new MemorySpec(
                zeroPages * MemorySpec.PAGE_BYTES,
                classes,
                Phases.ALWAYS,
                MemorySpec.Pacing.CPU,
                0,
                clear,
                64,
                0,
                0.35);
    }

    static Vm vm(String id, long ramPages, long romPages, MemorySpec memory) {
        return new Vm(
                id,
                Vm.Kind.VM,
                "host-a",
                "acme",
                new CpuModel("", "", Set.of()),
                4,
                ramPages * MemorySpec.PAGE_BYTES,
                romPages * MemorySpec.PAGE_BYTES,
                Disk.SHARED,
                List.of(),
                memory,
                1,
                List.of(),
                List.of(),
                Hardware.PLAIN);
    }

    static MoveSpec spec(Vm vm, Technique technique, MigrationOptions options, Stepping stepping) {
        return new MoveSpec(
                0, vm, "host-a", "host-b", technique, Lens.QEMU, options, 0, 1, Assumptions.DEFAULTS, stepping);
    }

    /** QEMU's defaults but for a rate limit and auto-converge; {@code packing} 1: xbzrle, 2: multifd, others: neither. */
    static MigrationOptions options(OptionalDouble limit, boolean autoConverge, int packing) {
        MigrationOptions defaults = MigrationOptions.QEMU_DEFAULTS;
        return defaults.withMaxBandwidth(limit)
                .withAutoConverge(autoConverge)
                .with(new MigrationOptions.Delta(packing == 1, defaults.delta().cacheBytes()))
                .with(new MigrationOptions.Channels(packing == 2, 2, MigrationOptions.Compression.NONE, 1));
    }

    /** Drives a move alone, and cancels it at the bound. */
    static MigrationRecord drive(Move move, long boundNanos) {
        while (!move.finished() && move.nextNanos() <= boundNanos) {
            move.advance(move.nextNanos());
        }
        move.cancel(boundNanos, "bound");
        return move.record();
    }
}
