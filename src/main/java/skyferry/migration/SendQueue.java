package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;

/** What there is to send in a round, in the order in which it is sent, and what a page of each part costs. */
final class SendQueue {
    private static final int ZERO_BYTES = 8 + 1;

    private final Layout layout;
    private final boolean detectsZero;
    private int size;
    private int[] segment = {};
    private int[] region = {};
    private long[] amount = {};
    private long[] after = {};
    private boolean[] fresh = {};
    private double[] bytes = {};
    private double[] nanos = {};
    private double[] work = {};
    private double[] whole = {};
    private int lastWritten;
    private double fewest;
    private int pagesPerLot = 1;
    private int connections = 1;

    /** An empty queue; without {@code zero-page-detection} never-written pages go whole. */
    SendQueue(Layout layout, boolean detectsZero) {
        this.layout = layout;
        this.detectsZero = detectsZero;
    }

    SendQueue copy() {
        SendQueue copy = new SendQueue(layout, detectsZero);
        copy.size = size;
        copy.segment = segment.clone();
        copy.region = region.clone();
        copy.amount = amount.clone();
        copy.after = after.clone();
        copy.fresh = fresh.clone();
        copy.bytes = bytes.clone();
        copy.nanos = nanos.clone();
        copy.work = work.clone();
        copy.whole = whole.clone();
        copy.lastWritten = lastWritten;
        copy.fewest = fewest;
        copy.pagesPerLot = pagesPerLot;
        copy.connections = connections;
        return copy;
    }

    /** The least that a page costs on the wire in this round, bytes: nothing is sent for less. */
    double fewestBytesPerPage() {
        return fewest;
    }

    /** Takes over what a sync found. */
    void fill(DirtyBitmap bitmap, Pricing pricing) {
        size = bitmap.segments();
        if (segment.length < size) {
            grow(size + size / 2 + 4);
        }
        pagesPerLot = pricing.pagesPerLot();
        connections = pricing.connections();
        lastWritten = -1;
        fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            int s = (bitmap.firstToSend() + i) % size;
            segment[i] = s;
            region[i] = bitmap.region(s);
            amount[i] = bitmap.queued(s);
            fresh[i] = bitmap.fresh(s);
            bytes[i] = fresh[i] ? pricing.freshBytes() : pricing.bytes(s);
            nanos[i] = fresh[i] ? 0 : pricing.nanos(s);
            work[i] = fresh[i] ? pricing.freshWork() : pricing.work(s);
            whole[i] = fresh[i] ? 1 : pricing.whole(s);
            if (amount[i] > 0) {
                boolean zeros =
                        detectsZero && fresh[i] && (layout.fills(region[i]) || layout.zeroShare(region[i], 0) > 0);
                fewest = Math.min(fewest, zeros ? Math.min(ZERO_BYTES, bytes[i]) : bytes[i]);
            }
            if (amount[i] > 0 && layout.writesPerPage(region[i]) > 0) {
                lastWritten = i;
            }
        }
        long sum = 0;
        for (int i = size - 1; i >= 0; i--) {
            after[i] = sum;
            sum += amount[i];
        }
    }

    private void grow(int capacity) {
        segment = new int[capacity];
        region = new int[capacity];
        amount = new long[capacity];
        after = new long[capacity];
        fresh = new boolean[capacity];
        bytes = new double[capacity];
        nanos = new double[capacity];
        work = new double[capacity];
        whole = new double[capacity];
    }

    int size() {
        return size;
    }

    /** The bitmap's segment at place {@code i}. */
    int segment(int i) {
        return segment[i];
    }

    /** What place {@code i} holds, in {@link Layout#PAGE}ths of a page. */
    long amount(int i) {
        return amount[i];
    }

    /** What the places behind {@code i} hold together. */
    long after(int i) {
        return after[i];
    }

    /** Pages that leave together before the rate limit is looked at. */
    int pagesPerLot() {
        return pagesPerLot;
    }

    /** The last place whose pages the guest uses; -1 for none. */
    int lastWritten() {
        return lastWritten;
    }

    /** Whether the cost of a page at place {@code i} changes while it waits. */
    boolean drifts(int i) {
        return detectsZero && fresh[i] && layout.fills(region[i]);
    }

    /** Share of never-written pages at place {@code i} after {@code seconds} of writing. */
    double zeroShare(int i, double seconds) {
        return detectsZero && fresh[i] ? layout.zeroShare(region[i], seconds) : 0;
    }

    /** Bytes that a page of place {@code i} costs on the wire, if the share {@code zero} was never written. */
    double bytesPerPage(int i, double zero) {
        return zero * ZERO_BYTES + (1 - zero) * bytes[i];
    }

    /** Time that a page of place {@code i} costs besides its bytes. */
    double nanosPerPage(int i, double zero, double zeroNanos) {
        return zero * zeroNanos + (1 - zero) * nanos[i];
    }

    /** Work of processors for a page of place {@code i} while bytes are on their way, nanoseconds. */
    double workPerPage(int i, double zero) {
        return (1 - zero) * work[i];
    }

    /** Time that processors spend on a page of place {@code i}, all of them together, for packing it. */
    double processorNanosPerPage(int i, double zero) {
        return (1 - zero) * (work[i] * connections + nanos[i]);
    }

    /** Share of the written pages of place {@code i} that is sent whole. */
    double whole(int i) {
        return whole[i];
    }
}
