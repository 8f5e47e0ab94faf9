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

    private final int vcpus;
    private long judgedAt;
    private double dirtyPages;
    private double sentBefore;
    private int bad;
    private int percent;
    private double rate;
    private boolean judged;

    /** The judgement on a guest with so many processors. */
    AutoConverge(int vcpus) {
        this.vcpus = Math.max(1, vcpus);
    }

    AutoConverge copy() {
        AutoConverge copy = new AutoConverge(vcpus);
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
        double tooMuch = (sentBytes - sentBefore) * options.throttle().triggerPercent() / 100;
        if (options.throttle().dirtyLimit()) {
            limit(nanos - judgedAt, tooMuch, options.throttle());
        } else if (options.throttle().autoConverge() && dirtyPages * PAGE_BYTES > tooMuch) {
            bad++;
            if (bad >= 2) {
                bad = 0;
                percent = percent == 0 ? options.throttle().initialPercent() : harder(tooMuch, options.throttle());
            }
        }
        judgedAt = nanos;
        dirtyPages = 0;
        sentBefore = sentBytes;
        return true;
    }

    /** {@code cpu-throttle-tailslow}: no further than what would do (migration/ram.c, mig_throttle_guest_down). */
    private int harder(double tooMuch, MigrationOptions.Throttle throttle) {
        int step = throttle.incrementPercent();
        if (throttle.tailslow()) {
            int running = 100 - percent;
            step = (int) Math.min(running - running * tooMuch / (dirtyPages * PAGE_BYTES), step);
        }
        return Math.min(percent + step, throttle.maxPercent());
    }

    /**
     * Dirty-limit: after two bad periods every vCPU has its quota, and sleeps as its ring fills so that it keeps to it; the sleep
     * grows by what the last period was over (softmmu/dirtylimit.c). Assumed: all vCPUs write alike, so that one share holds for
     * all.
     */
    private void limit(long periodNanos, double tooMuch, MigrationOptions.Throttle throttle) {
        if (percent == 0 && dirtyPages * PAGE_BYTES <= tooMuch) {
            return;
        }
        bad++;
        if (bad < 2) {
            return;
        }
        double perVcpu = dirtyPages * PAGE_BYTES * 1e9 / periodNanos / vcpus;
        double unhindered = perVcpu * 100 / (100 - percent);
        double over = 1 - throttle.dirtyLimitBytesPerSecond() / Math.max(1, unhindered);
        percent = (int) Math.clamp(Math.round(over * 100), 0, 99);
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
