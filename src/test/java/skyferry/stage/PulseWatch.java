package skyferry.stage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javafx.scene.Scene;

/** Times what the JavaFX thread does in and between pulses; used on that thread. */
final class PulseWatch {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Sample intervals = new Sample();
    private final Sample outside = new Sample();
    private final Sample inside = new Sample();
    private boolean measuring;
    private long last = -1;
    private long afterLayout = -1;
    private long beforeLayout = -1;
    private long cpuAtStart;
    private long rendererAtStart;
    private Runnable atEnd = () -> {};

    /** Figures of one kind, nanoseconds. */
    static final class Sample {
        private long[] values = new long[1024];
        private int count;

        void add(long nanos) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = nanos;
        }

        /** The value that a share of all does not exceed, milliseconds. */
        double at(double share) {
            long[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) Math.ceil(share * count) - 1)] / 1e6;
        }

        /** Those from a number on. */
        Sample since(int first) {
            Sample later = new Sample();
            for (int i = first; i < count; i++) {
                later.add(values[i]);
            }
            return later;
        }

        double sum() {
            return Arrays.stream(values, 0, count).sum() / 1e6;
        }

        int count() {
            return count;
        }
    }

    void listenTo(Scene scene) {
        scene.addPreLayoutPulseListener(() -> {
            beforeLayout = THREADS.getCurrentThreadCpuTime();
            if (measuring && afterLayout >= 0) {
                outside.add(beforeLayout - afterLayout);
            }
        });
        scene.addPostLayoutPulseListener(() -> {
            afterLayout = THREADS.getCurrentThreadCpuTime();
            if (measuring && beforeLayout >= 0) {
                inside.add(afterLayout - beforeLayout);
            }
            atEnd.run();
        });
    }

    /** Is told the end of each pulse's layout. */
    void whenPulseEnds(Runnable told) {
        atEnd = told;
    }

    void begin() {
        measuring = true;
        last = -1;
        cpuAtStart = THREADS.getCurrentThreadCpuTime();
        rendererAtStart = rendererCpu();
    }

    boolean measuring() {
        return measuring;
    }

    void pulse(long now) {
        if (measuring && last >= 0) {
            intervals.add(now - last);
        }
        last = now;
    }

    Sample intervals() {
        return intervals;
    }

    /** What the thread did from the end of one pulse's layout to the beginning of the next one's: inputs, clock, the world at an instant. */
    Sample outside() {
        return outside;
    }

    /** Styles, layout and drawing of a pulse. */
    Sample inside() {
        return inside;
    }

    double pulsesPerSecond() {
        return intervals.count() * 1e3 / intervals.sum();
    }

    double cpuPerPulse() {
        return (THREADS.getCurrentThreadCpuTime() - cpuAtStart) / 1e6 / intervals.count();
    }

    double rendererPerPulse() {
        return (rendererCpu() - rendererAtStart) / 1e6 / intervals.count();
    }

    /** CPU time of the thread that rasters, which is the one that has most to do. */
    private static long rendererCpu() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(info -> THREADS.getThreadCpuTime(info.getThreadId()))
                .sum();
    }
}
