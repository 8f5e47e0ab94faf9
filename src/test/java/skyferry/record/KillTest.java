package skyferry.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;
import tools.jackson.core.json.JsonFactory;

/** The program is killed while it writes: at most the step that it was writing is lost. */
@Timeout(500)
class KillTest {
    private static final Path REPORT = Path.of(System.getProperty("skyferry.home", ""), "src/test/proof/kills.csv");
    private static final int MOST_STEPS = 60;
    private static final int MOST_MICROS = 20_000;

    @TempDir
    private Path folder = Path.of("");

    /** @param said the last step that the killed program said to be on the disk */
    private record Kill(int number, int afterSteps, long said, long found, long place) {}

    @Test
    void two_kills_lose_at_most_the_step_being_written() throws IOException, InterruptedException {
        kill(2);
    }

    @Tag("proof")
    @Test
    void a_hundred_kills_lose_at_most_the_step_being_written() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        List<String> lines = new ArrayList<>(List.of("commit,kill,after_steps,said,found,place"));
        for (Kill kill : kill(100)) {
            lines.add(commit + "," + kill.number() + "," + kill.afterSteps() + "," + kill.said() + "," + kill.found()
                    + "," + kill.place());
        }
        Files.write(REPORT, lines);
    }

    private List<Kill> kill(int times) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(20_260_727);
        List<Kill> kills = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            int steps = 1 + random.nextInt(MOST_STEPS);
            long said = writeAndDie(steps, random.nextInt(MOST_MICROS));
            kills.add(check(i, steps, said));
        }
        return kills;
    }

    /** The last step that the program said before it was killed, at any point of what follows it. */
    private long writeAndDie(int steps, int micros) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long said = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < steps; i++) {
                said = Long.parseLong(Optional.ofNullable(lines.readLine()).orElseThrow());
            }
            long until = System.nanoTime() + micros * 1_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            // Not by the process itself: that would close what is left to read.
            writer.toHandle().destroyForcibly();
            String line = lines.readLine();
            while (line != null) {
                said = line.isBlank() ? said : Long.parseLong(line);
                line = lines.readLine();
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        return said;
    }

    /** What the child needs: this program, its tests, SQLite, JSON. */
    private static String classPath() {
        return Stream.of(KilledWriter.class, RecordFile.class, SQLiteConfig.class, JsonFactory.class)
                .map(each -> {
                    try {
                        return Path.of(each.getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString();
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Kill check(int number, int steps, long said) {
        RecordFile.Opened opened = RecordFile.open(folder);
        assertThat(opened.setAside()).as("damage").isEmpty();
        try (LearnerRecord record = opened.record()) {
            Progress progress =
                    Progress.of(record.entries(record.learners().getFirst().code(), "L01"));
            long found = progress.ownWords().size();
            long place = progress.place().orElseThrow().step();
            for (long step = 1; step <= found; step++) {
                assertThat(progress.ownWords().get(String.valueOf(step)))
                        .as("step " + step)
                        .startsWith("step " + step)
                        .endsWith("end");
            }
            assertThat(found).as("steps in the record").isBetween(said, said + 1);
            assertThat(place).as("the place").isBetween(said, said + 1).isLessThanOrEqualTo(found);
            return new Kill(number, steps, said, found, place);
        }
    }
}
