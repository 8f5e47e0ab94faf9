package skyferry.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the full counts came to: one line for each part in {@code src/test/proof/isolation.csv}, with the commit that ran. */
final class ProofRecord {
    private static final String HEAD = "part,commit,worlds,agreed,compared,unit";

    private final String part;
    private final String unit;
    private int worlds;
    private int agreed;
    private long compared;

    /** @param unit what is counted as compared */
    ProofRecord(String part, String unit) {
        this.part = part;
        this.unit = unit;
    }

    /** A world is begun. */
    void begin() {
        worlds++;
    }

    /** A world has agreed in all that was compared. */
    void agreed(long count) {
        agreed++;
        compared += count;
    }

    /** Writes the line, in the place of an older one; nothing if no world was begun. */
    void write() {
        if (worlds == 0) {
            return;
        }
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/isolation.csv");
        try {
            Map<String, String> lines = new TreeMap<>();
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .forEach(line -> lines.put(line.substring(0, line.indexOf(',')), line));
            }
            lines.put(part, "%s,%s,%d,%d,%d,%s".formatted(part, commit(), worlds, agreed, compared, unit));
            Files.createDirectories(file.getParent());
            Files.writeString(file, HEAD + "\n" + lines.values().stream().collect(Collectors.joining("\n")) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commit() throws IOException {
        Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD").start();
        String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return commit.isEmpty() ? "unknown" : commit;
    }
}
