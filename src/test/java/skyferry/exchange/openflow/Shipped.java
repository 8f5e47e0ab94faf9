package skyferry.exchange.openflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import skyferry.model.Scenario;
import skyferry.scenario.Reads;

/** The scenarios that the program is shipped with. */
final class Shipped {
    private static final Path LESSONS = Path.of(System.getProperty("skyferry.home", ""), "lessons");

    private Shipped() {}

    /** Their files, in order. */
    static List<Path> scenarios() {
        try (Stream<Path> files = Files.walk(LESSONS)) {
            return files.filter(file -> file.endsWith("scenario.yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Their files and those of the lessons' twins and other variants, in order. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(LESSONS, 3)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.getParent().equals(LESSONS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario read(Path file) {
        return Reads.scenario(file);
    }

    static Scenario firstMove() {
        return read(LESSONS.resolve("L02-anatomy/scenario.yaml"));
    }
}
