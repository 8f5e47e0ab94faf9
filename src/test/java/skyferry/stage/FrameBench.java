package skyferry.stage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.stage.Stage;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scene.Picture.Target;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/**
 * Pulses per second of the window with a move under way: 20 s after 5 s of warm-up, 1600 × 1000. Not a test: its figures
 * depend on the machine. Run it on a display, such as Xvfb with {@code -Dprism.order=sw}.
 */
public final class FrameBench {
    private static final long SECOND = 1_000_000_000L;
    private static final long WARM_UP = 5 * SECOND;
    private static final long MEASURED = 20 * SECOND;

    private FrameBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** The window and the stopwatch. */
    public static final class Window extends Application {
        private final long[] intervals = new long[100_000];
        private int count;
        private long began = -1;
        private long last = -1;
        private long cpuBefore;
        private long rendererBefore;

        @Override
        public void start(Stage stage) {
            Composition window = new Composition(
                    new Composition.Ports(new DirectEngine(), new WorkerThread(), Ui.emptyLibrary(), Optional::empty),
                    new Look(Theme.LIGHT),
                    new Study(FourHosts.scenario(), Optional.empty(), Optional.empty()));
            stage.setScene(window.scene(1600, 1000));
            stage.show();
            window.begin();
            window.session().selectedProperty().set(Optional.of(new Target.VmTarget("web-1")));
            window.session().act(new Action.Migrate(0, "web-1", "host-c", Technique.PRECOPY, Optional.empty()));
            window.session().player().speedProperty().set(0.15);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    measure(now, window);
                }
            }.start();
        }

        private void measure(long now, Composition window) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            if (began < 0) {
                began = now;
            }
            if (now - began >= WARM_UP) {
                if (last < 0) {
                    cpuBefore = threads.getCurrentThreadCpuTime();
                    rendererBefore = rendererCpu();
                } else if (count < intervals.length) {
                    intervals[count++] = now - last;
                }
                last = now;
            }
            if (now - began >= WARM_UP + MEASURED) {
                report(threads.getCurrentThreadCpuTime() - cpuBefore, rendererCpu() - rendererBefore);
                window.end();
                System.exit(0);
            }
        }

        /** CPU time of the thread that rasters, which is the one that has most to do. */
        private static long rendererCpu() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(info -> info != null && info.getThreadName().startsWith("QuantumRenderer"))
                    .mapToLong(info -> threads.getThreadCpuTime(info.getThreadId()))
                    .sum();
        }

        private void report(long cpu, long renderer) {
            long[] sorted = Arrays.copyOf(intervals, count);
            Arrays.sort(sorted);
            double wall = Arrays.stream(sorted).sum();
            System.out.printf(
                    Locale.ROOT,
                    "pulses %d, mean %.1f/s, interval p50 %.1f ms, p99 %.1f ms, max %.1f ms, JavaFX thread %.1f,"
                            + " renderer %.1f ms CPU/pulse%n",
                    count,
                    count * 1e9 / wall,
                    sorted[count / 2] / 1e6,
                    sorted[(int) (count * 0.99)] / 1e6,
                    sorted[count - 1] / 1e6,
                    cpu / 1e6 / count,
                    renderer / 1e6 / count);
        }
    }
}
