package skyferry.migration;

import skyferry.memory.Layout;
import skyferry.memory.WriteClock;

/**
 * QEMU's dirty-limit: every processor of the guest has a quota of memory that it may dirty. KVM notes the pages that a
 * processor dirties in a ring of its own; whenever the ring is full that processor sleeps, and once per period the sleep is set
 * anew by what it dirtied in the period (migration.md 3.3; {@code -accel kvm,dirty-ring-size=4096} as in QEMU's manual). A
 * processor that writes nothing never fills its ring and is not held.
 *
 * <p>Assumed: all processors write alike, so that their rings fill together, and whatever is in the rings is collected once a
 * second. A guest that dirties less than a ring in a second is therefore never held.
 */
final class DirtyLimit {
    private static final double RING_PAGES = 4096;
    private static final double RING_MIB = RING_PAGES * 4096 / (1 << 20);
    private static final double MIB = 1 << 20;
    private static final double COLLECTED_SECONDS = 1;

    /** QEMU leaves a processor alone that is so near its quota, MiB/s. */
    private static final double TOLERANCE = 25;

    private static final int MOST_RINGS_ASLEEP = 99;

    private final Layout layout;
    private final WriteClock clock;
    private final int processors;
    private long periodNanos;
    private double quota;
    private long nextNanos = Long.MAX_VALUE;
    private double fastest;
    private double sleepMicros;
    private double running = 1;

    DirtyLimit(Layout layout, WriteClock clock, int processors) {
        this.layout = layout;
        this.clock = clock;
        this.processors = Math.max(1, processors);
    }

    DirtyLimit copy(WriteClock ofClock) {
        DirtyLimit copy = new DirtyLimit(layout, ofClock, processors);
        copy.periodNanos = periodNanos;
        copy.quota = quota;
        copy.nextNanos = nextNanos;
        copy.fastest = fastest;
        copy.sleepMicros = sleepMicros;
        copy.running = running;
        return copy;
    }

    /** Sets the quota of every processor; it is looked after from now on, if it was not before. */
    void quota(long now, double bytesPerSecond, long period) {
        quota = bytesPerSecond / MIB;
        periodNanos = Math.max(1, period);
        if (nextNanos == Long.MAX_VALUE) {
            nextNanos = now + periodNanos;
        }
    }

    /** When the sleeps are set anew; {@link Long#MAX_VALUE} if there is no quota. */
    long nextNanos() {
        return nextNanos;
    }

    /** Sets the sleeps anew. */
    void period(long now) {
        nextNanos = now + periodNanos;
        double wished = (clock.at(now) - clock.at(now - periodNanos)) * 1e9 / periodNanos / running;
        double fill = fillSeconds(wished);
        double asleep = sleepMicros / 1e6;
        double rate =
                fill < Double.POSITIVE_INFINITY ? RING_MIB / (fill + asleep) : dirtied(wished * COLLECTED_SECONDS);
        adjust(rate);
        running = fill < Double.POSITIVE_INFINITY ? fill / (fill + sleepMicros / 1e6) : 1;
        clock.limit(now, running);
    }

    private void adjust(double rate) {
        if (rate == 0) {
            sleepMicros = 0;
            return;
        }
        fastest = Math.max(fastest, rate);
        double low = Math.min(rate, quota);
        double high = Math.max(rate, quota);
        if (high - low <= TOLERANCE) {
            return;
        }
        double full = RING_MIB * 1e6 / fastest;
        double over = (high - low) / high;
        double step = over > 0.5 ? full * Math.min(0.99, over) / (1 - Math.min(0.99, over)) : full / 10;
        sleepMicros = Math.clamp(sleepMicros + (rate > quota ? step : -step), 0, full * MOST_RINGS_ASLEEP);
    }

    /** Time in which a processor that is not held fills its ring; infinite if the ring is collected first. */
    private double fillSeconds(double pace) {
        if (dirtied(pace * COLLECTED_SECONDS) <= RING_MIB) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 0;
        double high = COLLECTED_SECONDS;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (dirtied(pace * middle) < RING_MIB) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Distinct memory that one processor dirties in so much writing from empty rings, MiB. */
    private double dirtied(double seconds) {
        double amount = 0;
        for (int i = 0; i < layout.size(); i++) {
            double share =
                    layout.swept(i) ? Math.min(1, layout.writesPerPage(i) * seconds) : layout.dirtyShare(i, seconds);
            amount += share * (layout.end(i) - layout.start(i));
        }
        return amount / Layout.PAGE * 4096 / MIB / processors;
    }

    /** Share of its time that a writing processor sleeps, whole per cent. */
    int percent() {
        return (int) Math.round(100 * (1 - running));
    }
}
