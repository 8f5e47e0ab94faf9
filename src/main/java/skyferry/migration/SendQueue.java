package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;

/** What there is to send in a round, in the order in which it is sent, and what a page of each part costs. */
final class SendQueue {
    private static final int NORMAL_BYTES = 4096 + 8;
    private static final int ZERO_BYTES = 8 + 1;

    private final Layout layout;
    private final double zeroNanos;
    private int size;
    private int[] segment = {};
    private long[] amount = {};
    private long[] after = {};
    private boolean[] fresh = {};

    SendQueue(Layout layout, Assumptions machine) {
        this.layout = layout;
        zeroNanos = machine.zeroPageNanos();
    }

    SendQueue copy() {
        SendQueue copy = new SendQueue(layout, zeroNanos);
        copy.size = size;
        copy.segment = segment.clone();
        copy.amount = amount.clone();
        copy.after = after.clone();
        copy.fresh = fresh.clone();
        copy.region = region.clone();
        return copy;
    }

    private SendQueue(Layout layout, double zeroNanos) {
        this.layout = layout;
        this.zeroNanos = zeroNanos;
    }

    private int[] region = {};

    /** Takes over what a sync found. */
    void fill(DirtyBitmap bitmap) {
        size = bitmap.segments();
        if (segment.length < size) {
            int capacity = size + size / 2 + 4;
            segment = new int[capacity];
            amount = new long[capacity];
            after = new long[capacity];
            fresh = new boolean[capacity];
            region = new int[capacity];
        }
        for (int i = 0; i < size; i++) {
            int s = (bitmap.firstToSend() + i) % size;
            segment[i] = s;
            amount[i] = bitmap.queued(s);
            fresh[i] = bitmap.fresh(s);
            region[i] = bitmap.region(s);
        }
        long sum = 0;
        for (int i = size - 1; i >= 0; i--) {
            after[i] = sum;
            sum += amount[i];
        }
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

    /** Everything. */
    long total() {
        return size == 0 ? 0 : amount[0] + after[0];
    }

    /** Whether the cost of a page at place {@code i} changes while it waits. */
    boolean drifts(int i) {
        return fresh[i] && layout.fills(region[i]);
    }

    /** Share of never-written pages at place {@code i} after {@code seconds} of writing. */
    double zeroShare(int i, double seconds) {
        return fresh[i] ? layout.zeroShare(region[i], seconds) : 0;
    }

    /** Bytes that a page costs on the wire, if the share {@code zero} of the pages was never written. */
    double bytesPerPage(double zero) {
        return zero * ZERO_BYTES + (1 - zero) * NORMAL_BYTES;
    }

    /** Time that a page costs besides its bytes. */
    double nanosPerPage(double zero) {
        return zero * zeroNanos;
    }
}
