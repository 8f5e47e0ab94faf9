package skyferry.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import skyferry.scenario.text.Diagnostic;

/** Right files with random damage: whatever comes of it, it comes at once, as a scenario or as sentences. */
class MutatedFilesTest {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");
    private static final long NANOS_EACH = 1_000_000_000L;
    private static final String[] PIECES = {
        "${",
        "}",
        "${i}",
        "${i / 0}",
        "*a",
        "&a ",
        "<<: ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "\n",
        "\t",
        "\"",
        "'",
        "#",
        "|\n",
        "> ",
        "? ",
        "!!int ",
        "!x ",
        "%YAML 1.1\n",
        "---\n",
        "...\n",
        "\u0000",
        "\uFEFF",
        "\u2028",
        "\ud83d\ude00",
        "999999999999999999999",
        "-1",
        "1e99",
        ".nan",
        "0x7fffffffffffffff",
        "1e-99 GiB",
        "99999999999999999999 h",
        "count: 20000",
        "like: host-a",
        "null",
        "~",
        "true",
        "%",
        " GiB",
        " ms",
        "group:",
        "any",
        "0.0.0.0/0",
        "255.255.255.255/32",
        "ff:ff:ff:ff:ff:ff",
        "per-learner",
        "none",
        "phases: {on: 0 s, off: 0 s}",
        "pick: []",
        "range: [5, 1]",
        "step: 0",
        "\u0130",
        "a".repeat(300)
    };

    @Test
    void two_thousand() throws IOException {
        read(2_000, 1);
    }

    @Test
    @Tag("proof")
    void a_hundred_thousand() throws IOException {
        read(100_000, 2);
    }

    private static void read(int files, long seed) throws IOException {
        List<String> right = right();
        SplittableRandom random = new SplittableRandom(seed);
        AtomicLong slowest = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        for (int i = 0; i < files; i++) {
            String text = mutated(right.get(random.nextInt(right.size())), random);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> one(text, slowest, refused), () -> "hangs:\n" + text);
        }
        assertThat(slowest.get()).as("nanoseconds of the slowest").isLessThan(NANOS_EACH);
        assertThat(refused.get()).as("damaged so that it matters").isGreaterThan(files / 3);
    }

    private static void one(String text, AtomicLong slowest, AtomicLong refused) {
        long start = cpuNanos();
        ScenarioResult result;
        try {
            result = Reads.text(text);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError("no exception for\n" + text, e);
        }
        slowest.accumulateAndGet(cpuNanos() - start, Math::max);
        for (Diagnostic each : result.diagnostics()) {
            assertThat(each.line()).as(text).isBetween(1, (int) text.lines().count() + 1);
            assertThat(each.column()).as(text).isPositive();
            assertThat(each.toString()).isNotBlank();
        }
        if (result instanceof ScenarioResult.Refused) {
            refused.incrementAndGet();
            assertThat(result.diagnostics()).as(text).anyMatch(Diagnostic::isError);
        }
    }

    /** Time of this thread alone: other work of the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<String> right() throws IOException {
        List<String> texts = new ArrayList<>(List.of(Reads.resource("small.yaml"), Reads.resource("busy-writer.yaml")));
        try (Stream<Path> files = Files.walk(LESSONS)) {
            for (Path file : files.filter(each -> each.endsWith("scenario.yaml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    /** One to eight changes: a piece put in, a stretch taken out, doubled, or two lines swapped, a character replaced. */
    private static String mutated(String text, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(1, 9); i > 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(1, 40));
            switch (random.nextInt(6)) {
                case 0, 1 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> out.delete(at, end);
                case 3 -> out.insert(at, out.substring(at, end));
                case 4 -> swapLines(out, random);
                default -> out.setCharAt(at, (char) random.nextInt(32, 127));
            }
        }
        return out.toString();
    }

    private static void swapLines(StringBuilder out, SplittableRandom random) {
        List<String> lines = new ArrayList<>(out.toString().lines().toList());
        if (lines.size() > 1) {
            int a = random.nextInt(lines.size());
            int b = random.nextInt(lines.size());
            String line = lines.get(a);
            lines.set(a, lines.get(b));
            lines.set(b, line);
            out.setLength(0);
            out.append(String.join("\n", lines));
        }
    }
}
