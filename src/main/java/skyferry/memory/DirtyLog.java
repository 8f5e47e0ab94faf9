package skyferry.memory;

import java.util.Arrays;

/** The hypervisor's log of written pages at a sync: which share of the pages it holds. */
final class DirtyLog {
    static final double[] NO_CHUNKS = {};

    private final Layout layout;
    private final double since;
    private final double now;
    private final double[] cleared;
    private final long chunk;
    private final double[] sinceSync;

    /**
     * The log of what was written between two syncs.
     *
     * @param since writing done at the last sync, seconds at full rate
     * @param cleared for each chunk the writing done when its log was cleared, NaN if it was not; empty: all at the last sync
     */
    DirtyLog(Layout layout, double since, double now, double[] cleared, long chunk) {
        this.layout = layout;
        this.since = since;
        this.now = now;
        this.cleared = cleared;
        this.chunk = chunk;
        sinceSync = new double[layout.size()];
        for (int i = 0; i < sinceSync.length; i++) {
            sinceSync[i] = layout.dirtyShare(i, now - since);
        }
    }

    /** Addresses where the shares may jump: the sender's and the ends of the arcs that sweeps wrote; in order. */
    long[] cuts(long cursor) {
        long[] cuts = {cursor};
        for (int i = 0; i < layout.size(); i++) {
            if (layout.swept(i) && layout.writesPerPage(i) > 0 && now > since) {
                cuts = with(cuts, layout.sweepAt(i, since));
                cuts = with(cuts, layout.sweepAt(i, now));
                for (long c = layout.start(i) / chunk; c < cleared.length && c * chunk < layout.end(i); c++) {
                    if (!Double.isNaN(cleared[(int) c])) {
                        cuts = with(cuts, layout.sweepAt(i, cleared[(int) c]));
                    }
                }
            }
        }
        Arrays.sort(cuts);
        return cuts;
    }

    private static long[] with(long[] cuts, long cut) {
        long[] more = Arrays.copyOf(cuts, cuts.length + 1);
        more[cuts.length] = cut;
        return more;
    }

    /**
     * Share of a piece of memory that is in the bitmap after the sync.
     *
     * @param in share that was in the bitmap after the last one
     * @param left share that is still in it
     */
    double after(int region, long at, long until, double in, double left) {
        if (layout.writesPerPage(region) == 0) {
            return left;
        }
        long middle = at + (until - at) / 2;
        double written = layout.swept(region) ? inArc(region, middle, since) : sinceSync[region];
        if (cleared.length == 0) {
            return left + (1 - left) * written;
        }
        double clear = cleared[(int) (at / chunk)];
        double again = Double.isNaN(clear) || in == left
                ? 0
                : layout.swept(region) ? inArc(region, middle, clear) : layout.dirtyShare(region, now - clear);
        return left + (in - left) * again + (1 - in) * written;
    }

    /** 1 if the sweep came by since {@code from}, else 0. */
    private double inArc(int region, long address, double from) {
        if (now <= from) {
            return 0;
        }
        if (layout.writesPerPage(region) * (now - from) >= 1) {
            return 1;
        }
        long a = layout.sweepAt(region, from);
        long b = layout.sweepAt(region, now);
        boolean inside = a <= b ? a <= address && address < b : address >= a || address < b;
        return inside ? 1 : 0;
    }
}
