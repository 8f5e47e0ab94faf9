package skyferry.exchange.openflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the full counts came to against the real switch: a line for each part in {@code src/test/proof/ovs.csv}. */
final class AgreementRecord {
    private static final String HEAD = "part,worlds,states,files loaded,queries,mismatches,Open vSwitch,commit";

    private final Map<String, Part> parts = new TreeMap<>();

    private static final class Part {
        private int worlds;
        private int states;
        private int files;
        private long queries;
        private int mismatches;
        private String version = "";
    }

    private Part part(String name) {
        return parts.computeIfAbsent(name, n -> new Part());
    }

    /** A state of a world was compared; fails where the two differ. */
    void compared(String name, OpenVSwitchAgreementTest.Compared compared) {
        Part part = part(name);
        part.states++;
        part.files += compared.files();
        part.queries += compared.queries();
        part.mismatches += compared.differences().size();
        part.version = compared.version();
        assertThat(compared.differences()).isEmpty();
    }

    /** All states of a world are compared. */
    void world(String name) {
        part(name).worlds++;
    }

    /** Writes the lines; nothing if nothing was compared. */
    void write() {
        if (parts.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        Path file = Path.of(System.getProperty("skyferry.home", "."), "src/test/proof/ovs.csv");
        try {
            String commit = commit();
            parts.forEach((name, part) -> text.append("%s,%d,%d,%d,%d,%d,%s,%s%n"
                    .formatted(
                            name,
                            part.worlds,
                            part.states,
                            part.files,
                            part.queries,
                            part.mismatches,
                            part.version,
                            commit)));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
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
