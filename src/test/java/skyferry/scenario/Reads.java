package skyferry.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import skyferry.model.Scenario;
import skyferry.scenario.cpu.CpuMapReader;
import skyferry.scenario.text.Diagnostic;

/** Reads texts and shipped files as a user's files are read. */
public final class Reads {
    private static final ScenarioReader READER = new ScenarioReader(CpuMapReader.shipped());

    private Reads() {}

    static ScenarioResult text(String text) {
        return READER.read("small.yaml", text, OptionalLong.empty());
    }

    static ScenarioResult text(String text, long seed) {
        return READER.read("small.yaml", text, OptionalLong.of(seed));
    }

    /** The scenario, which must be there. */
    public static Scenario scenario(String text) {
        return accepted(text(text));
    }

    /** The scenario of a file, which must be there. */
    public static Scenario scenario(Path file) {
        return accepted(READER.read(file));
    }

    /** The file of a scenario that is shipped, by its folder's place such as {@code demos/evpn}. */
    public static Path lesson(String folder) {
        return Path.of(System.getProperty("skyferry.home", ""), "lessons")
                .resolve(folder)
                .resolve("scenario.yaml");
    }

    static Scenario accepted(ScenarioResult result) {
        if (result instanceof ScenarioResult.Accepted accepted) {
            return accepted.scenario();
        }
        throw new AssertionError(result.diagnostics());
    }

    static List<String> headlines(ScenarioResult result) {
        return result.diagnostics().stream().map(Diagnostic::headline).toList();
    }

    /** A file beside the tests. */
    static String resource(String name) {
        try (InputStream in = Reads.class.getResourceAsStream("/scenario/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
