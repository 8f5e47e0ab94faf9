package skyferry.memory;

import java.util.Arrays;
import skyferry.model.MemorySpec;
import skyferry.model.Phases;

/**
 * How much a guest has written by an instant, as seconds of writing at full rate since time 0. It runs with the phases of the
 * workload, the load that is set, and the throttle; it stands still while the guest is paused. All page classes of a machine
 * share one.
 */
public final class WriteClock {
    private static final double THROTTLE_SLICE_NANOS = 10e6;

    private final Phases phases;
    private final MemorySpec.Pacing pacing;
    private final long tickNanos;
    private long[] from = new long[4];
    private double[] seconds = new double[4];
    private double[] factor = new double[4];
    private int size = 1;
    private double load;
    private double throttle = 1;
    private boolean stopped;

    /** The clock of a guest whose load is {@code load} at time 0. */
    public WriteClock(MemorySpec memory, double load) {
        phases = memory.phases();
        pacing = memory.pacing();
        tickNanos = memory.timerTickNanos();
        this.load = load;
        factor[0] = load;
    }

    private WriteClock(WriteClock other) {
        phases = other.phases;
        pacing = other.pacing;
        tickNanos = other.tickNanos;
        from = other.from.clone();
        seconds = other.seconds.clone();
        factor = other.factor.clone();
        size = other.size;
        load = other.load;
        throttle = other.throttle;
        stopped = other.stopped;
    }

    /** A clock that goes on from here on its own. */
    public WriteClock copy() {
        return new WriteClock(this);
    }

    /** Seconds of writing at full rate from time 0 to {@code nanos}. O(log n). */
    public double at(long nanos) {
        int i = Arrays.binarySearch(from, 0, size, nanos);
        i = Math.max(0, i < 0 ? -i - 2 : i);
        return seconds[i] + factor[i] * (active(nanos) - active(from[i]));
    }

    /** From {@code nanos} on every class writes {@code scale} times its rate. Changes come in order of time. */
    public void load(long nanos, double scale) {
        load = scale;
        change(nanos);
    }

    /**
     * From {@code nanos} on the vCPU runs 10 ms, then sleeps so that it loses {@code percent} of the time (QEMU's
     * auto-converge). A workload paced from outside makes up for it.
     */
    public void throttle(long nanos, int percent) {
        throttle = percent == 0 || pacing == MemorySpec.Pacing.EXTERNAL
                ? 1
                : Math.min(1, (THROTTLE_SLICE_NANOS + tickNanos) * (1 - percent / 100.0) / THROTTLE_SLICE_NANOS);
        change(nanos);
    }

    /**
     * From {@code nanos} on a vCPU that writes runs only that share of its time (dirty-limit). Work from outside cannot make up
     * for it, for the writes themselves are held.
     */
    public void limit(long nanos, double running) {
        throttle = running;
        change(nanos);
    }

    /** From {@code nanos} on the guest is paused. */
    public void stop(long nanos) {
        stopped = true;
        change(nanos);
    }

    /** From {@code nanos} on the guest runs again. */
    public void resume(long nanos) {
        stopped = false;
        change(nanos);
    }

    private void change(long nanos) {
        double now = at(nanos);
        if (from[size - 1] != nanos) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                seconds = Arrays.copyOf(seconds, 2 * size);
                factor = Arrays.copyOf(factor, 2 * size);
            }
            from[size] = nanos;
            seconds[size] = now;
            size++;
        }
        factor[size - 1] = stopped ? 0 : load * throttle;
    }

    /** Seconds of the workload's own activity from time 0 to {@code nanos}. */
    private double active(long nanos) {
        return switch (phases) {
            case Phases.Steps(var steps) -> {
                double sum = 0;
                double scale = 1;
                long since = 0;
                for (Phases.Step step : steps) {
                    if (step.atNanos() >= nanos) {
                        break;
                    }
                    sum += scale * (step.atNanos() - since);
                    since = step.atNanos();
                    scale = step.scale();
                }
                yield (sum + scale * (nanos - since)) / 1e9;
            }
            case Phases.Cycle cycle -> (on(cycle, cycle.offsetNanos() + nanos) - on(cycle, cycle.offsetNanos())) / 1e9;
        };
    }

    private static double on(Phases.Cycle cycle, long nanos) {
        long period = cycle.onNanos() + cycle.offNanos();
        if (period == 0) {
            return nanos;
        }
        return (double) Math.floorDiv(nanos, period) * cycle.onNanos()
                + Math.min(cycle.onNanos(), Math.floorMod(nanos, period));
    }
}
