package skyferry.migration;

import skyferry.model.MigrationOptions;

/**
 * QEMU's judgement at a sync, once more than a second has passed since the last one: the dirty rate that is reported, and
 * whether the guest is to be slowed (rules 17 and 18). The counter of bad periods is not reset by a good one. With auto-converge
 * every second bad period makes the throttle harder.
 */
final class AutoConverge {
    private static final long PERIOD_NANOS = 1_000_000_000;
    private static final int PAGE_BYTES = 4096;
    private static final int BAD_PERIODS = 2;

    private long judgedAt;
    private double dirtyPages;
    private double sentBefore;
    private int bad;
    private int percent;
    private double rate;

    AutoConverge copy() {
        AutoConverge copy = new AutoConverge();
        copy.judgedAt = judgedAt;
        copy.dirtyPages = dirtyPages;
        copy.sentBefore = sentBefore;
        copy.bad = bad;
        copy.percent = percent;
        copy.rate = rate;
        return copy;
    }

    void begin(long nanos) {
        judgedAt = nanos;
    }

    /** What came of a sync. */
    enum Verdict {
        /** It is too early to judge. */
        NONE,
        /** It was judged, and the guest is left alone. */
        LEAVE,
        /** It was judged, and the guest is to be slowed. */
        SLOW
    }

    /** Takes in what a sync found. */
    Verdict sync(long nanos, double newlyDirty, double sentBytes, MigrationOptions.Throttle throttle) {
        dirtyPages += newlyDirty;
        if (nanos - judgedAt <= PERIOD_NANOS) {
            return Verdict.NONE;
        }
        rate = dirtyPages * 1e9 / (nanos - judgedAt);
        double tooMuch = (sentBytes - sentBefore) * throttle.triggerPercent() / 100;
        boolean slow = false;
        if ((throttle.autoConverge() || throttle.dirtyLimit()) && dirtyPages * PAGE_BYTES > tooMuch) {
            bad++;
            slow = bad >= BAD_PERIODS;
        }
        if (slow) {
            bad = 0;
            percent = percent == 0 ? throttle.initialPercent() : harder(tooMuch, throttle);
        }
        judgedAt = nanos;
        dirtyPages = 0;
        sentBefore = sentBytes;
        return slow ? Verdict.SLOW : Verdict.LEAVE;
    }

    /** {@code cpu-throttle-tailslow}: the step is no larger than what would do (QEMU, {@code mig_throttle_guest_down}). */
    private int harder(double tooMuch, MigrationOptions.Throttle throttle) {
        int step = throttle.incrementPercent();
        if (throttle.tailslow()) {
            int running = 100 - percent;
            step = (int) Math.min(running - running * tooMuch / (dirtyPages * PAGE_BYTES), step);
        }
        return Math.min(percent + step, throttle.maxPercent());
    }

    /** Share of its time that the guest is to sleep under auto-converge. */
    int percent() {
        return percent;
    }

    /** Pages newly dirty per second as QEMU reports it: 0 until the first judgement. */
    double dirtyPagesPerSecond() {
        return rate;
    }
}
