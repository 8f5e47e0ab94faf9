package skyferry.migration;

import java.util.List;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.MemorySpec;

/**
 * Goes through a move's bitmaps again and asks of every stretch of memory whether the pages that the guest wrote, and those
 * that were not sent, were queued at the next sync. It shares no step with the bitmap's own cutting, merging and wrapping; what
 * it finds missing would be old at the destination. Exact in page classes: pages of a stretch are written alike.
 */
final class Audit {
    private static final double BYTES_PER_AMOUNT = (double) MemorySpec.PAGE_BYTES / Layout.PAGE;

    private final Layout layout;
    private final boolean perChunk;

    Audit(Layout layout, MemorySpec.DirtyLogClear clear) {
        this.layout = layout;
        perChunk = clear == MemorySpec.DirtyLogClear.PER_CHUNK;
    }

    /**
     * Pages that were written or left and are in no later bitmap.
     *
     * @param leftBefore for each sync but the first, what was left to send just before it, bytes of whole pages
     */
    double missing(List<MoveLog.Sync> syncs, double[] leftBefore) {
        double missing = 0;
        for (int i = 1; i < syncs.size(); i++) {
            MoveLog.Sync before = syncs.get(i - 1);
            double sent = Math.max(0, before.leftBytes() - leftBefore[i - 1]);
            missing += missing(before.pages(), syncs.get(i).pages(), sent / BYTES_PER_AMOUNT);
        }
        return missing / Layout.PAGE;
    }

    /** Pages that the guest writes in so many seconds at full rate, as far as they are different ones. */
    double written(double seconds) {
        double pages = 0;
        for (int i = 0; i < layout.size(); i++) {
            double size = (double) (layout.end(i) - layout.start(i)) / Layout.PAGE;
            pages += size * Math.min(1, layout.writesPerPage(i) * seconds);
        }
        return pages;
    }

    private double missing(DirtyBitmap.Snapshot before, DirtyBitmap.Snapshot after, double sent) {
        double missing = 0;
        int size = before.share().length;
        double rest = sent;
        for (int order = 0; order < size; order++) {
            int i = (before.first() + order) % size;
            long start = before.start()[i];
            long end = before.start()[i + 1];
            double queued = before.share()[i] * (end - start);
            long cursor = rest >= queued ? end : start + (long) ((end - start) * (rest / queued));
            rest = Math.max(0, rest - queued);
            missing += stretch(before, i, start, cursor, true, after) + stretch(before, i, cursor, end, false, after);
        }
        return missing;
    }

    /** What should be in the later bitmap from a stretch and is not. */
    private double stretch(
            DirtyBitmap.Snapshot before, int i, long from, long until, boolean sent, DirtyBitmap.Snapshot after) {
        if (until <= from) {
            return 0;
        }
        int region = before.region()[i];
        double in = before.share()[i];
        if (!layout.swept(region)) {
            double written = layout.dirtyShare(region, after.syncedAt() - before.syncedAt());
            return Math.max(0, wanted(in, written, sent) * (until - from) - queued(after, from, until));
        }
        double missing = 0;
        for (long[] arc : layout.arcs(region, before.syncedAt(), after.syncedAt(), from, until)) {
            double wanted = wanted(in, arc[2], sent) * (arc[1] - arc[0]);
            missing += Math.max(0, wanted - queued(after, arc[0], arc[1]));
        }
        return missing;
    }

    /** A page sent early in a round may be clean although it was written before, where the log is cleared per chunk. */
    private double wanted(double in, double written, boolean sent) {
        if (!sent) {
            return in + (1 - in) * written;
        }
        return perChunk ? (1 - in) * written : written;
    }

    private static double queued(DirtyBitmap.Snapshot pages, long from, long until) {
        double queued = 0;
        int i = java.util.Arrays.binarySearch(pages.start(), from);
        for (i = i < 0 ? -i - 2 : i; i < pages.share().length && pages.start()[i] < until; i++) {
            long a = Math.max(from, pages.start()[i]);
            long b = Math.min(until, pages.start()[i + 1]);
            queued += pages.share()[i] * (b - a);
        }
        return queued;
    }
}
