package skyferry.exchange.openflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the full counts came to against the real switch: a line for each part in {@code src/test/proof/ovs.csv}, brought up to
 * date after every world, so that a count that is stopped can be taken up at the part where it stood.
 */
final class AgreementRecord {
    private static final String HEAD = "commit,part,worlds,steps,flow files,queries,mismatches,seconds,Open vSwitch";

    private final Map<String, Part> parts = new TreeMap<>();

    private static final class Part {
        private int worlds;
        private int steps;
        private int files;
        private long queries;
        private int mismatches;
        private long nanos;
        private String version = "";
    }

    /** All states of a world of a part were compared. */
    void world(String name, Agreement.Compared compared, long nanos) {
        Part part = parts.computeIfAbsent(name, n -> new Part());
        part.worlds++;
        part.steps += compared.states();
        part.files += compared.files();
        part.queries += compared.queries();
        part.mismatches += compared.differences().size();
        part.nanos += nanos;
        part.version = compared.version();
        write(name, part);
    }

    /** Writes a part's line in the place of an older one. */
    private static void write(String name, Part part) {
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/ovs.csv");
        try {
            Map<String, String> lines = new TreeMap<>();
            if (Files.exists(file)) {
                Files.readAllLines(file).stream().skip(1).forEach(line -> lines.put(line.split(",")[1], line));
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(part.nanos);
            lines.put(
                    name,
                    "%s,%s,%d,%d,%d,%d,%d,%d,%s"
                            .formatted(
                                    commit(),
                                    name,
                                    part.worlds,
                                    part.steps,
                                    part.files,
                                    part.queries,
                                    part.mismatches,
                                    seconds,
                                    part.version));
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
