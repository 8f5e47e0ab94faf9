package skyferry.migration;

import skyferry.memory.Layout;
import skyferry.memory.WriteClock;
import skyferry.model.MigrationOptions;

/** What slows a guest that writes faster than its pages can be sent: nothing, auto-converge, or dirty-limit instead of it. */
final class Brake {
    private final WriteClock clock;
    private final MoveLog log;
    private final AutoConverge judge;
    private final DirtyLimit limit;

    Brake(Layout layout, int processors, WriteClock clock, MoveLog log) {
        this(clock, log, new AutoConverge(), new DirtyLimit(layout, clock, processors));
    }

    private Brake(WriteClock clock, MoveLog log, AutoConverge judge, DirtyLimit limit) {
        this.clock = clock;
        this.log = log;
        this.judge = judge;
        this.limit = limit;
    }

    Brake copy(WriteClock ofClock, MoveLog ofLog) {
        return new Brake(ofClock, ofLog, judge.copy(), limit.copy(ofClock));
    }

    void begin(long nanos) {
        judge.begin(nanos);
    }

    /** When it has something to do between syncs; {@link Long#MAX_VALUE} for never. */
    long nextNanos() {
        return limit.nextNanos();
    }

    /** Does it; whether the guest runs at another pace from now on. */
    boolean step(long now) {
        int before = limit.percent();
        limit.period(now);
        if (limit.percent() == before) {
            return false;
        }
        log.judged(now, judge.dirtyPagesPerSecond(), limit.percent());
        return true;
    }

    /** Takes in what a sync found; whether the guest runs at another pace from now on. */
    boolean sync(long now, double newlyDirty, double sentBytes, MigrationOptions.Throttle throttle) {
        AutoConverge.Verdict verdict = judge.sync(now, newlyDirty, sentBytes, throttle);
        if (verdict == AutoConverge.Verdict.NONE) {
            return false;
        }
        boolean slow = verdict == AutoConverge.Verdict.SLOW;
        if (slow && throttle.dirtyLimit()) {
            limit.quota(now, throttle.dirtyLimitBytesPerSecond(), throttle.dirtyLimitPeriodNanos());
        } else if (slow) {
            clock.throttle(now, judge.percent());
        }
        int before = log.lastThrottle();
        log.judged(now, judge.dirtyPagesPerSecond(), percent(throttle));
        return percent(throttle) != before;
    }

    private int percent(MigrationOptions.Throttle throttle) {
        return throttle.dirtyLimit() ? limit.percent() : judge.percent();
    }
}
