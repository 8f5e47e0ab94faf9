package skyferry.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import skyferry.model.Action;
import skyferry.model.Technique;
import skyferry.scene.Crowd;
import skyferry.scene.Picture.Target;
import skyferry.stage.command.Command;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;

/**
 * Frames and inputs of the window with moves under way, 1600 × 1000: 5 s of warm-up, 20 s of pulses, then inputs by a robot, then
 * every view opened once and again. Not a test: its figures depend on the machine. Run it on a display, such as Xvfb with
 * {@code -Dprism.order=sw}. Arguments: small (50 hosts, 500 machines) or large (1,000 and 10,000), the file for the figures.
 */
public final class FrameBench {
    private static final long SECOND = 1_000_000_000L;
    private static final long WARM_UP = 5 * SECOND;
    private static final long MEASURED = 20 * SECOND;
    private static final int MOVES = 20;
    private static final int INPUTS = 200;
    private static final int VIEW_ROUNDS = 12;

    private FrameBench() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** How large the world is and what it has to reach. */
    private enum Size {
        SMALL(50, 12, 57, 33),
        LARGE(1000, 1000, 28, 66);

        private final int hosts;
        private final int tenants;
        private final double pulses;
        private final double interval;

        Size(int hosts, int tenants, double pulses, double interval) {
            this.hosts = hosts;
            this.tenants = tenants;
            this.pulses = pulses;
            this.interval = interval;
        }
    }

    /** The window and the stopwatch. */
    public static final class Window extends Application {
        private final PulseWatch watch = new PulseWatch();
        private final List<String> rows = new ArrayList<>();
        private long began = -1;

        @Override
        public void start(Stage stage) {
            Size size = Size.valueOf(getParameters().getRaw().getFirst().toUpperCase(Locale.ROOT));
            Composition window = new Composition(
                    new Composition.Ports(new DirectEngine(), new WorkerThread(), Ui.emptyLibrary(), Optional::empty),
                    new Look(Theme.LIGHT),
                    new Study(Crowd.of(size.hosts, 10, size.tenants).scenario(), Optional.empty(), Optional.empty()));
            Scene scene = window.scene(1600, 1000);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            window.begin();
            for (int i = 0; i < MOVES; i++) {
                String to = "host-" + (1 + (i * 2 + size.hosts / 2) % size.hosts);
                window.session().act(new Action.Migrate(0, "vm-" + i * 20, to, Technique.PRECOPY, Optional.empty()));
            }
            window.session().player().pause();
            window.session().player().seek(0);
            window.session().selectedProperty().set(Optional.of(new Target.VmTarget("vm-0")));
            window.session().player().speedProperty().set(0.05);
            window.session().player().play();
            watch.listenTo(scene);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    began = began < 0 ? now : began;
                    watch.pulse(now);
                    if (now - began >= WARM_UP && !watch.measuring()) {
                        watch.begin();
                    }
                    if (now - began >= WARM_UP + MEASURED) {
                        stop();
                        frames(size, window);
                        inputs(size, window, scene);
                    }
                }
            }.start();
        }

        private void frames(Size size, Composition window) {
            String name = size.name().toLowerCase(Locale.ROOT);
            System.out.println(
                    "moves under way: " + window.session().world().moves().size() + ", draw operations: "
                            + window.world().canvas().operationsOfLastDrawing());
            row(name, "pulses per second, mean", watch.pulsesPerSecond(), size.pulses);
            row(name, "interval p99 (ms)", watch.intervals().at(0.99), size.interval);
            row(name, "interval p50 (ms)", watch.intervals().at(0.5), 0);
            row(name, "interval max (ms)", watch.intervals().at(1), 0);
            row(name, "JavaFX thread per pulse, CPU mean (ms)", watch.cpuPerPulse(), 0);
            row(name, "renderer per pulse, CPU mean (ms)", watch.rendererPerPulse(), 0);
            row(
                    name,
                    "JavaFX thread between drawings, CPU p99 (ms)",
                    watch.outside().at(0.99),
                    8);
            row(name, "styles, layout and drawing, CPU p99 (ms)", watch.inside().at(0.99), 0);
        }

        private void inputs(Size size, Composition window, Scene scene) {
            new RobotInputs(scene, watch, INPUTS).run(latency -> {
                String name = size.name().toLowerCase(Locale.ROOT);
                row(name, "input to end of second pulse, p95 (ms)", latency.at(0.95), 50);
                row(name, "input to end of second pulse, p50 (ms)", latency.at(0.5), 0);
                views(size, window);
            });
        }

        private void views(Size size, Composition window) {
            List<Runnable> views = List.of(
                    () -> window.perform(Command.TRACE),
                    () -> window.perform(Command.TRACE),
                    () -> window.perform(Command.ISOLATION),
                    () -> window.perform(Command.ISOLATION),
                    () -> window.perform(Command.FLOW_TABLES),
                    () -> window.perform(Command.FLOW_TABLES),
                    () -> window.perform(Command.HELP),
                    () -> window.perform(Command.HELP),
                    () -> window.perform(Command.LESSONS),
                    () -> window.perform(Command.ESCAPE),
                    () -> window.perform(Command.REFERENCE),
                    () -> window.perform(Command.ESCAPE),
                    () -> window.perform(Command.COMPARE),
                    () -> window.perform(Command.ESCAPE),
                    () -> window.perform(Command.LEFT_PANE),
                    () -> window.perform(Command.LEFT_PANE),
                    () -> window.session().draft().choose("vm-20", "host-7"),
                    () -> window.session().draft().cancel());
            new Views(views, watch, VIEW_ROUNDS).run(work -> {
                String name = size.name().toLowerCase(Locale.ROOT);
                row(name, "views opened again, JavaFX thread between drawings, CPU p99 (ms)", work.at(0.99), 8);
                row(name, "views opened again, JavaFX thread between drawings, CPU max (ms)", work.at(1), 0);
                end(window);
            });
        }

        private void end(Composition window) {
            window.end();
            if (getParameters().getRaw().size() > 1) {
                try {
                    Path file = Path.of(getParameters().getRaw().get(1));
                    Files.write(file, rows, StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            System.exit(0);
        }

        private void row(String size, String what, double value, double bar) {
            String line = String.format(
                    Locale.ROOT,
                    "%s,%s,%.1f,%s,%.1f",
                    size,
                    what,
                    value,
                    bar > 0 ? String.format(Locale.ROOT, "%.0f", bar) : "",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
            rows.add(line);
            System.out.println(line);
        }
    }
}
