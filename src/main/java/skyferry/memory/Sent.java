package skyferry.memory;

import java.util.Arrays;

/**
 * How far a sender came since the last sync, going from the segment where it stood in order of address, round the end.
 *
 * @param segment where it stands
 * @param amount what it sent of that segment, in {@link Layout#PAGE}ths of a page
 * @param entered for each segment on its way, the writing done (seconds at full rate) when it sent that segment's first
 *     page; used only where the log is cleared per chunk
 */
public record Sent(int segment, long amount, double[] entered) {

    long address(DirtyBitmap bitmap) {
        long queued = bitmap.queued(segment);
        long from = bitmap.start(segment);
        long length = bitmap.end(segment) - from;
        return amount >= queued ? from + length : from + (long) (length * ((double) amount / queued));
    }

    boolean wrapped(DirtyBitmap bitmap, long address) {
        return segment < bitmap.firstToSend() || address >= bitmap.layout().end();
    }

    /** Whether the sender passed the part of segment {@code i} that begins at {@code at}. */
    boolean covers(int i, long at, int first, int segments, long cursor) {
        int order = Math.floorMod(i - first, segments);
        int reached = Math.floorMod(segment - first, segments);
        return order < reached || order == reached && at < cursor;
    }

    /** For each chunk the writing done when its first page was sent; NaN if none was. */
    double[] chunksCleared(DirtyBitmap bitmap, long chunk) {
        double[] cleared = new double[(int) (bitmap.layout().end() / chunk) + 1];
        Arrays.fill(cleared, Double.NaN);
        for (int order = 0; order < entered.length; order++) {
            int i = (bitmap.firstToSend() + order) % bitmap.segments();
            int c = (int) (bitmap.start(i) / chunk);
            if (bitmap.queued(i) > 0 && Double.isNaN(cleared[c])) {
                cleared[c] = entered[order];
            }
        }
        return cleared;
    }
}
