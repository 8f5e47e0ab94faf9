package skyferry.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process of the running window is killed at a random moment; who opens it again stands at the same step. */
@Tag("robot")
@Timeout(200)
class KilledWindowTest {
    private static final Path LESSON =
            Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath().resolve("lessons/L02-anatomy");
    private static final int MOST_STEPS = 20;
    private static final int MOST_MICROS = 90_000;

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @ValueSource(longs = {20_261_124})
    void the_window_opens_again_at_the_step_at_which_it_was_killed_or_the_one_before(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int said = showAndDie(1 + random.nextInt(MOST_STEPS), random.nextInt(MOST_MICROS));
        Ui ui = Ui.lesson(LESSON, data);
        int step = Ui.inWindow(() -> ui.window().lesson().stepProperty().get());
        ui.awaitText("Step " + (step + 1) + " of 9");
        ui.close();
        assertThat(Math.abs(step - said))
                .as("steps between %d, said last, and %d, found", said, step)
                .isLessThanOrEqualTo(1);
    }

    /** The last step that the window said before it was killed. */
    private int showAndDie(int steps, int micros) throws IOException, InterruptedException {
        Process window = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        KilledWindow.class.getName(),
                        LESSON.toString(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int said = -1;
        try (BufferedReader lines = window.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < steps; i++) {
                said = step(Optional.ofNullable(lines.readLine()).orElseThrow());
            }
            long until = System.nanoTime() + micros * 1_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not by the process itself: that would close what is left to read.
            window.toHandle().destroyForcibly();
            String line = lines.readLine();
            while (line != null) {
                said = line.startsWith("step ") ? step(line) : said;
                line = lines.readLine();
            }
        } finally {
            window.destroyForcibly().waitFor();
        }
        return said;
    }

    private static int step(String line) {
        return Integer.parseInt(line.substring("step ".length()));
    }

    /** What this test itself runs with: the loader's own paths where it has them, else those of the machine. */
    private static String classPath() {
        String machine = System.getProperty("java.class.path");
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                    + File.pathSeparator
                    + machine;
        }
        return machine;
    }
}
