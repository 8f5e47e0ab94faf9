package skyferry.migration;

import java.util.List;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.memory.WriteClock;
import skyferry.model.Curve;

/**
 * The pages of a move by address, computed from its syncs and from how much was sent by an instant. A page written since the
 * last sync counts as dirtied and not as arrived, even if it was sent after: that is how QEMU sees it.
 *
 * @param arrivedNanos from when on the destination has everything
 */
record PagesOverTime(Layout layout, WriteClock clock, List<MoveLog.Sync> syncs, Curve leftBytes, long arrivedNanos)
        implements PageHistory {
    private static final double AMOUNT_PER_BYTE = Layout.PAGE / 4096.0;

    @Override
    public PageMap at(long nanos, int cells) {
        Cells map = new Cells(layout.end(), cells);
        double seconds = clock.at(nanos);
        int sync = syncAt(nanos);
        if (sync < 0 || nanos >= arrivedNanos) {
            for (int i = 0; i < layout.size(); i++) {
                map.add(layout.start(i), layout.end(i), 0, 0, sync < 0 ? 0 : 1, layout.zeroShare(i, seconds));
            }
            return map.shares();
        }
        DirtyBitmap.Snapshot pages = syncs.get(sync).pages();
        double sent = Math.max(0, syncs.get(sync).leftBytes() - leftBytes.at(nanos)) * AMOUNT_PER_BYTE;
        int size = pages.share().length;
        for (int order = 0; order < size; order++) {
            int i = (pages.first() + order) % size;
            long start = pages.start()[i];
            long end = pages.start()[i + 1];
            double queued = pages.share()[i] * (end - start);
            long cursor = sent >= queued ? end : start + (long) ((end - start) * (sent / queued));
            sent = Math.max(0, sent - queued);
            paint(map, pages, i, start, cursor, true, seconds);
            paint(map, pages, i, cursor, end, false, seconds);
        }
        return map.shares();
    }

    private int syncAt(long nanos) {
        int i = syncs.size() - 1;
        while (i >= 0 && syncs.get(i).nanos() > nanos) {
            i--;
        }
        return i;
    }

    private void paint(
            Cells map, DirtyBitmap.Snapshot pages, int i, long from, long until, boolean sent, double seconds) {
        if (until <= from) {
            return;
        }
        int region = pages.region()[i];
        double zero = layout.zeroShare(region, seconds);
        double left = sent ? 0 : pages.share()[i];
        boolean never = !sent && pages.start()[i] >= pages.freshFrom();
        if (!layout.swept(region)) {
            double dirtied = layout.dirtyShare(region, seconds - pages.syncedAt());
            map.add(from, until, left, dirtied, never ? 0 : (1 - left) * (1 - dirtied), zero);
            return;
        }
        for (long[] arc : layout.arcs(region, pages.syncedAt(), seconds, from, until)) {
            if (arc[1] > arc[0]) map.add(arc[0], arc[1], left, arc[2], never ? 0 : (1 - left) * (1 - arc[2]), zero);
        }
    }

    /** Sums up shares per cell. */
    private static final class Cells {
        private final double width;
        private final int count;
        private final double[][] sums;

        Cells(long end, int count) {
            width = (double) end / count;
            this.count = count;
            sums = new double[4][count];
        }

        void add(long from, long until, double toSend, double dirtied, double arrived, double zero) {
            int first = Math.min(count - 1, (int) (from / width));
            int last = Math.min(count - 1, (int) ((until - 1) / width));
            for (int cell = first; cell <= last; cell++) {
                double part = (Math.min(until, (cell + 1) * width) - Math.max(from, cell * width)) / width;
                sums[0][cell] += part * toSend;
                sums[1][cell] += part * dirtied;
                sums[2][cell] += part * arrived;
                sums[3][cell] += part * zero;
            }
        }

        PageMap shares() {
            float[][] shares = new float[4][count];
            for (int i = 0; i < 4; i++) {
                for (int cell = 0; cell < count; cell++) {
                    shares[i][cell] = (float) Math.clamp(sums[i][cell], 0, 1);
                }
            }
            return new PageMap(shares[0], shares[1], shares[2], shares[3]);
        }
    }
}
