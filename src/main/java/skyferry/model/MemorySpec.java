package skyferry.model;

import java.util.List;

/**
 * What a guest's memory holds and how the guest writes it.
 *
 * @param zeroBytes memory that was never written; it lies behind everything else unless classes are placed there
 * @param classes parts with a pattern of their own; memory in none of them and not zero is written once and then idle
 * @param phases how the write rates change with time
 * @param pacing whether writes that a throttled vCPU misses are made up for
 * @param timerTickNanos time a guest keeps per throttle sleep
 * @param dirtyLogClear from when on a write counts for the next round
 * @param changedBytes bytes that one write changes in a page (matters to delta encoding)
 * @param freeBytes memory used once and freed: full of old data, written by nobody
 * @param compressesTo size of a page after zlib at level 1, of its own size: 0.30 for an idle guest, 0.40 for a writer of random
 *     numbers (QEMU, docs/multi-thread-compression.txt)
 */
public record MemorySpec(
        long zeroBytes,
        List<PageClass> classes,
        Phases phases,
        Pacing pacing,
        long timerTickNanos,
        DirtyLogClear dirtyLogClear,
        int changedBytes,
        long freeBytes,
        double compressesTo) {

    public static final int PAGE_BYTES = 4096;

    public static final MemorySpec IDLE =
            new MemorySpec(0, List.of(), Phases.ALWAYS, Pacing.CPU, 0, DirtyLogClear.PER_CHUNK, 64, 0, 0.35);

    public MemorySpec {
        classes = List.copyOf(classes);
    }

    /** Who sets the pace of the writes: requests from outside, or the guest's own CPU time. */
    public enum Pacing {
        EXTERNAL,
        CPU
    }

    /**
     * When the hypervisor clears its log of written pages: for all memory at the sync (QEMU's TCG), or for each chunk of
     * 1 GiB as its first page is sent (KVM with manual clearing).
     */
    public enum DirtyLogClear {
        AT_SYNC,
        PER_CHUNK
    }
}
