package skyferry.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the program's own lessons. */
final class Home {
    private static final String FIRST_LESSON = "lessons/L02-anatomy";

    private Home() {}

    /** The folder that holds {@code lessons}: where the launcher says, else the working directory. */
    static Path folder() {
        return Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath();
    }

    /** The folder of the first lesson, if it is there. */
    static Optional<Path> firstLesson() {
        return Optional.of(folder().resolve(FIRST_LESSON)).filter(Files::isDirectory);
    }

    /** The scenario of a lesson folder, or the file itself. */
    static Path scenarioOf(Path fileOrFolder) {
        return Files.isDirectory(fileOrFolder) ? fileOrFolder.resolve("scenario.yaml") : fileOrFolder;
    }
}
