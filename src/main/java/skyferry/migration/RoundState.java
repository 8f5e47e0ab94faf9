package skyferry.migration;

import skyferry.memory.Layout;

/** Where a pass over memory stands: what of which segment is taken, and how much of the batch is sent. Amounts in 2^-20 page. */
final class RoundState {
    long start;
    double elapsed;
    int segment;
    long taken;
    long left;
    double batchBytes;
    double batchSent;
    private long batchAmount;
    double sentBytes;
    double normal;
    double zero;
    final TrailPen pen = new TrailPen();

    // The round so far, pages.
    double roundSent;
    double roundSkipped;

    void become(RoundState other) {
        start = other.start;
        elapsed = other.elapsed;
        segment = other.segment;
        taken = other.taken;
        left = other.left;
        batchBytes = other.batchBytes;
        batchSent = other.batchSent;
        batchAmount = other.batchAmount;
        sentBytes = other.sentBytes;
        normal = other.normal;
        zero = other.zero;
        roundSent = other.roundSent;
        roundSkipped = other.roundSkipped;
        pen.become(other.pen);
    }

    /** A round begins with so much to look at. */
    void open(long nanos, long amount) {
        start = nanos;
        elapsed = 0;
        segment = 0;
        taken = 0;
        left = amount;
        batchBytes = 0;
        batchSent = 0;
        batchAmount = 0;
        roundSent = 0;
        roundSkipped = 0;
    }

    /** The instant that it stands at; in the middle of a nanosecond, the next one. */
    long nanos() {
        return start + (long) StrictMath.ceil(elapsed);
    }

    void arrive(long nanos) {
        elapsed = Math.max(elapsed, nanos - start);
    }

    /** A piece joins the batch. */
    void take(long amount, long skipped, double zeroShare, double bytesPerPage) {
        double pages = (double) (amount - skipped) / Layout.PAGE;
        taken += amount;
        left -= amount;
        batchAmount += amount;
        batchBytes += pages * bytesPerPage;
        roundSent += pages;
        roundSkipped += (double) skipped / Layout.PAGE;
        zero += pages * zeroShare;
        normal += pages * (1 - zeroShare);
    }

    void send(double bytes) {
        batchSent += bytes;
        sentBytes += bytes;
    }

    void closeBatch() {
        batchBytes = 0;
        batchSent = 0;
        batchAmount = 0;
    }

    /** Pages neither sent nor left out so far. */
    double leftPages() {
        double unsent = batchBytes > 0 ? batchAmount * (1 - batchSent / batchBytes) : 0;
        return (left + unsent) / Layout.PAGE;
    }

    /** All that was left is sent, as so many bytes. */
    void takeRest(double bytes) {
        normal += (double) left / Layout.PAGE;
        roundSent += (double) left / Layout.PAGE;
        left = 0;
        sentBytes += bytes;
        closeBatch();
    }
}
