package skyferry.migration;

import java.util.Arrays;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.Sent;

/**
 * QEMU's XBZRLE: pages that were sent after the first pass stay in a cache, and when such a page is sent again only what
 * changed since is sent (rule 25). Written memory is seen in cells of equal pages; a cell knows which share of it is cached,
 * and which share of its queued pages was really written after it was last sent: the others encode to nothing.
 */
final class DeltaCache implements Pricing {
    private static final double PAGE_BYTES = 4096 + 8;
    private static final double DELTA_HEADER_BYTES = 8 + 3 + 3;
    private static final long SMALLEST_CELL_PAGES = 16;
    private static final long CELLS = 256;

    private final Layout layout;
    private final long cell;
    private final int[] firstCell;
    private final double share;
    private final double deltaBytes;
    private final double deltaNanos;
    private final double encryptNanos;
    private final int lot;
    private final double[] cached;
    private final double[] fresh;
    private final double[] left;
    private final double[] sentAt;
    private double syncedAt;
    private int[] cellOf = {};

    /**
     * An empty cache.
     *
     * @param cacheBytes its size
     * @param changedBytes what one write changes in a page
     * @param encryptNanos work for one byte on the wire, nanoseconds
     */
    DeltaCache(Layout layout, long cacheBytes, int changedBytes, Assumptions machine, double encryptNanos) {
        this.layout = layout;
        double written = 0;
        for (int i = 0; i < layout.size(); i++) {
            written += layout.writesPerPage(i) > 0 ? (double) (layout.end(i) - layout.start(i)) / Layout.PAGE : 0;
        }
        share = Math.min(1, cacheBytes / 4096.0 / Math.max(1, written));
        deltaBytes = DELTA_HEADER_BYTES + changedBytes;
        deltaNanos = machine.deltaNanos();
        this.encryptNanos = encryptNanos;
        lot = machine.pagesCountedTogether();
        cell = Math.max(SMALLEST_CELL_PAGES, (long) written / CELLS) * Layout.PAGE;
        firstCell = new int[layout.size() + 1];
        for (int i = 0; i < layout.size(); i++) {
            long cells = layout.writesPerPage(i) > 0 ? (layout.end(i) - layout.start(i) - 1) / cell + 1 : 1;
            firstCell[i + 1] = firstCell[i] + (int) cells;
        }
        cached = new double[firstCell[layout.size()]];
        fresh = new double[cached.length];
        left = new double[cached.length];
        sentAt = new double[cached.length];
        Arrays.fill(fresh, 1);
    }

    private DeltaCache(DeltaCache other) {
        layout = other.layout;
        cell = other.cell;
        firstCell = other.firstCell;
        share = other.share;
        deltaBytes = other.deltaBytes;
        deltaNanos = other.deltaNanos;
        encryptNanos = other.encryptNanos;
        lot = other.lot;
        cached = other.cached.clone();
        fresh = other.fresh.clone();
        left = other.left.clone();
        sentAt = other.sentAt.clone();
        syncedAt = other.syncedAt;
        cellOf = other.cellOf.clone();
    }

    @Override
    public Pricing copy() {
        return new DeltaCache(this);
    }

    @Override
    public long cellPages() {
        return cell / Layout.PAGE;
    }

    @Override
    public double bytes(int segment) {
        int c = cellOf[segment];
        return cached[c] * fresh[c] * deltaBytes + (1 - cached[c]) * PAGE_BYTES;
    }

    @Override
    public double nanos(int segment) {
        return deltaNanos;
    }

    @Override
    public double work(int segment) {
        return bytes(segment) * encryptNanos;
    }

    @Override
    public double freshWork() {
        return freshBytes() * encryptNanos;
    }

    @Override
    public double whole(int segment) {
        return 1 - cached[cellOf[segment]];
    }

    @Override
    public double freshBytes() {
        return PAGE_BYTES;
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public int pagesPerLot() {
        return lot;
    }

    @Override
    public void beforeSync(DirtyBitmap bitmap, Sent sent) {
        syncedAt = bitmap.syncedAt();
        Arrays.fill(left, 0);
        Arrays.fill(sentAt, Double.NaN);
        int size = bitmap.segments();
        int reached = Math.floorMod(sent.segment() - bitmap.firstToSend(), size);
        for (int order = 0; order < size; order++) {
            int i = (bitmap.firstToSend() + order) % size;
            long queued = bitmap.queued(i);
            long gone = order < reached ? queued : order == reached ? sent.amount() : 0;
            int c = cell(bitmap, i);
            left[c] += queued - gone;
            if (gone > 0) {
                sentAt[c] = sent.entered()[order];
                if (!bitmap.fresh(i)) {
                    cached[c] += (share - cached[c]) * gone / length(bitmap.region(i), c);
                }
            }
        }
    }

    @Override
    public void afterSync(DirtyBitmap bitmap) {
        double[] queued = new double[cached.length];
        cellOf = new int[bitmap.segments()];
        for (int i = 0; i < cellOf.length; i++) {
            cellOf[i] = cell(bitmap, i);
            queued[cellOf[i]] += bitmap.queued(i);
        }
        double now = bitmap.syncedAt();
        for (int region = 0; region < layout.size(); region++) {
            double written = layout.dirtyShare(region, now - syncedAt);
            for (int c = firstCell[region]; c < firstCell[region + 1]; c++) {
                if (queued[c] > 0 && written > 0) {
                    boolean after = !Double.isNaN(sentAt[c]) && !layout.swept(region);
                    double changed = after ? layout.dirtyShare(region, now - sentAt[c]) / written : 1;
                    fresh[c] = (left[c] * fresh[c] + (queued[c] - left[c]) * Math.min(1, changed)) / queued[c];
                }
            }
        }
    }

    private int cell(DirtyBitmap bitmap, int segment) {
        int region = bitmap.region(segment);
        long into = layout.writesPerPage(region) > 0 ? (bitmap.start(segment) - layout.start(region)) / cell : 0;
        return firstCell[region] + (int) into;
    }

    private long length(int region, int c) {
        long from = layout.start(region) + (c - firstCell[region]) * cell;
        return layout.writesPerPage(region) > 0
                ? Math.min(cell, layout.end(region) - from)
                : layout.end(region) - layout.start(region);
    }
}
