package skyferry.memory;

import java.util.Arrays;
import skyferry.model.MemorySpec;

/**
 * The migration's dirty bitmap as expected values: segments in order of address, each with the share of its pages that were
 * in the bitmap right after the last sync. Between two syncs nothing here changes; how far the sender has come is the
 * sender's business and comes in at the sync. A sync adds a border where the sender stands, where a sweep began and where it
 * ends; equal neighbours become one. Piecewise constant shares stay exactly so, because pages of one segment are written alike.
 */
public final class DirtyBitmap {
    private static final long CHUNK = (1L << 18) * Layout.PAGE;

    private final Layout layout;
    private final boolean perChunk;
    private final long cell;
    private long[] start;
    private int[] region;
    private double[] share;
    private int size;
    private int first;
    private long freshFrom;
    private double syncedAt;

    /** Everything is queued: the sync at set-up, after {@code seconds} of writing at full rate. */
    public DirtyBitmap(Layout layout, MemorySpec.DirtyLogClear clear, double seconds) {
        this(layout, clear, seconds, Long.MAX_VALUE);
    }

    /** The same with segments of at most {@code cellPages} in written memory, counted from the start of each region. */
    public DirtyBitmap(Layout layout, MemorySpec.DirtyLogClear clear, double seconds, long cellPages) {
        this.layout = layout;
        cell = cellPages > layout.end() / Layout.PAGE ? layout.end() : cellPages * Layout.PAGE;
        perChunk = clear == MemorySpec.DirtyLogClear.PER_CHUNK;
        syncedAt = seconds;
        start = new long[pieces() + 1];
        region = new int[start.length - 1];
        share = new double[start.length - 1];
        for (int i = 0; i < layout.size(); i++) {
            for (long at = layout.start(i); at < layout.end(i); at = nextBorder(i, at)) {
                add(at, i, layout.hinted(i) ? 0 : 1, true);
            }
        }
        start[size] = layout.end();
    }

    private DirtyBitmap(DirtyBitmap other) {
        layout = other.layout;
        perChunk = other.perChunk;
        cell = other.cell;
        start = other.start.clone();
        region = other.region.clone();
        share = other.share.clone();
        size = other.size;
        first = other.first;
        freshFrom = other.freshFrom;
        syncedAt = other.syncedAt;
    }

    /** A bitmap that goes on from here on its own. */
    public DirtyBitmap copy() {
        return new DirtyBitmap(this);
    }

    public Layout layout() {
        return layout;
    }

    /** How many segments there are. */
    public int segments() {
        return size;
    }

    /** The segment at whose start the sender stood at the last sync. */
    public int firstToSend() {
        return first;
    }

    /** Where segment {@code i} begins. */
    public long start(int i) {
        return start[i];
    }

    /** Where segment {@code i} ends. */
    public long end(int i) {
        return start[i + 1];
    }

    /** The region that segment {@code i} lies in. */
    public int region(int i) {
        return region[i];
    }

    /** Share of segment {@code i} that was in the bitmap right after the last sync. */
    public double share(int i) {
        return share[i];
    }

    /** Pages (in {@link Layout#PAGE}ths) of segment {@code i} that were in the bitmap right after the last sync. */
    public long queued(int i) {
        return share[i] >= 1 ? start[i + 1] - start[i] : Math.round(share[i] * (start[i + 1] - start[i]));
    }

    /** Whether the sender had not come to segment {@code i} once until the last sync: it may hold never-written pages. */
    public boolean fresh(int i) {
        return start[i] >= freshFrom;
    }

    /** The writing that had been done at the last sync, seconds at full rate. */
    public double syncedAt() {
        return syncedAt;
    }

    /** What stands here now, immutable. */
    public Snapshot snapshot() {
        return new Snapshot(
                layout,
                Arrays.copyOf(start, size + 1),
                Arrays.copyOf(region, size),
                Arrays.copyOf(share, size),
                first,
                freshFrom,
                syncedAt);
    }

    /**
     * Reads the log of written pages into the bitmap.
     *
     * @param sent how far the sender came since the last sync
     * @param seconds writing done so far, seconds at full rate
     * @return pages newly set in the bitmap
     */
    public double sync(Sent sent, double seconds) {
        DirtyLog log = new DirtyLog(
                layout, syncedAt, seconds, perChunk ? sent.chunksCleared(this, CHUNK) : DirtyLog.NO_CHUNKS, CHUNK);
        long cursor = sent.address(this);
        boolean wrapped = sent.wrapped(this, cursor);
        long[] cuts = log.cuts(cursor);
        int oldSize = size;
        long[] oldStart = start;
        int[] oldRegion = region;
        double[] oldShare = share;
        int capacity = oldSize + cuts.length;
        start = new long[capacity + 1];
        region = new int[capacity];
        share = new double[capacity];
        size = 0;
        int cut = 0;
        double newly = 0;
        for (int i = 0; i < oldSize; i++) {
            long at = oldStart[i];
            while (at < oldStart[i + 1]) {
                while (cut < cuts.length && cuts[cut] <= at) {
                    cut++;
                }
                long until = cut < cuts.length ? Math.min(cuts[cut], oldStart[i + 1]) : oldStart[i + 1];
                double in = oldShare[i];
                double left = sent.covers(i, at, first, oldSize, cursor) ? 0 : in;
                double now = log.after(oldRegion[i], at, until, in, left);
                newly += (now - left) * (until - at);
                add(at, oldRegion[i], now, at == cursor);
                at = until;
            }
        }
        start[size] = layout.end();
        freshFrom = wrapped ? layout.end() : Math.max(freshFrom, cursor);
        first = cursor >= layout.end() ? 0 : Math.max(0, segmentAt(cursor));
        syncedAt = seconds;
        return newly / Layout.PAGE;
    }

    private int pieces() {
        int pieces = 0;
        for (int i = 0; i < layout.size(); i++) {
            for (long at = layout.start(i); at < layout.end(i); at = nextBorder(i, at)) {
                pieces++;
            }
        }
        return pieces;
    }

    /** The next address behind {@code at} where a segment must end. */
    private long nextBorder(int inRegion, long at) {
        long end = layout.end(inRegion);
        if (perChunk) {
            end = Math.min(end, (at / CHUNK + 1) * CHUNK);
        }
        if (layout.writesPerPage(inRegion) > 0) {
            long from = layout.start(inRegion);
            end = Math.min(end, from + ((at - from) / cell + 1) * cell);
        }
        return end;
    }

    private boolean border(int inRegion, long at) {
        return perChunk && at % CHUNK == 0
                || layout.writesPerPage(inRegion) > 0 && (at - layout.start(inRegion)) % cell == 0;
    }

    private int segmentAt(long address) {
        int i = Arrays.binarySearch(start, 0, size, address);
        return i < 0 ? -i - 2 : i;
    }

    /** Appends a segment, or lengthens the last one if nothing tells them apart. */
    private void add(long at, int inRegion, double shareNow, boolean apart) {
        boolean alike = size > 0 && region[size - 1] == inRegion && share[size - 1] == shareNow;
        if (alike && !apart && !border(inRegion, at)) {
            return;
        }
        start[size] = at;
        region[size] = inRegion;
        share[size] = shareNow;
        size++;
    }

    /** A bitmap as it stood right after a sync. */
    public record Snapshot(
            Layout layout, long[] start, int[] region, double[] share, int first, long freshFrom, double syncedAt) {}
}
