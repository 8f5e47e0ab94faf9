package skyferry.stage.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Questions that the operating system's own dialogs ask: behind an interface, because a test cannot answer those. */
@FunctionalInterface
public interface Dialogs {

    /** A scenario file that the learner chose; empty if none. */
    Optional<Path> chooseScenario();

    /** Where to write a file; empty if nowhere. */
    default Optional<Path> saveAs(String name) {
        return Optional.empty();
    }
}
