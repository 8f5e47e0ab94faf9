package skyferry.migration;

import skyferry.model.MigrationOptions;

/**
 * QEMU's judgement at a sync, once more than a second has passed since the last one: the dirty rate that is reported, and,
 * with auto-converge, whether the guest is throttled harder (rules 17 and 18). The counter of bad periods is not reset by a
 * good one.
 */
final class AutoConverge {
    private static final long PERIOD_NANOS = 1_000_000_000;
    private static final int PAGE_BYTES = 4096;

    private long judgedAt;
    private double dirtyPages;
    private double sentBefore;
    private int bad;
    private int percent;
    private double rate;
    private boolean judged;

    AutoConverge copy() {
        AutoConverge copy = new AutoConverge();
        copy.judgedAt = judgedAt;
        copy.dirtyPages = dirtyPages;
        copy.sentBefore = sentBefore;
        copy.bad = bad;
        copy.percent = percent;
        copy.rate = rate;
        copy.judged = judged;
        return copy;
    }

    void begin(long nanos) {
        judgedAt = nanos;
    }

    /** Takes in what a sync found; true if this was a judgement. */
    boolean sync(long nanos, double newlyDirty, double sentBytes, MigrationOptions options) {
        dirtyPages += newlyDirty;
        if (nanos - judgedAt <= PERIOD_NANOS) {
            return false;
        }
        rate = dirtyPages * 1e9 / (nanos - judgedAt);
        judged = true;
        if (options.throttle().autoConverge()
                && dirtyPages * PAGE_BYTES
                        > (sentBytes - sentBefore) * options.throttle().triggerPercent() / 100) {
            bad++;
            if (bad >= 2) {
                bad = 0;
                percent = percent == 0
                        ? options.throttle().initialPercent()
                        : Math.min(
                                percent + options.throttle().incrementPercent(),
                                options.throttle().maxPercent());
            }
        }
        judgedAt = nanos;
        dirtyPages = 0;
        sentBefore = sentBytes;
        return true;
    }

    /** Share of its time that the guest is to sleep. */
    int percent() {
        return percent;
    }

    /** Pages newly dirty per second as QEMU reports it: 0 until the first judgement. */
    double dirtyPagesPerSecond() {
        return rate;
    }

    /** Whether a dirty rate is known. */
    boolean judged() {
        return judged;
    }
}
