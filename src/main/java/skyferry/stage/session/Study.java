package skyferry.stage.session;

import java.nio.file.Path;
import java.util.Optional;
import skyferry.model.Scenario;

/**
 * Something to look into: a scenario, and where it came from.
 *
 * @param file its file; empty for one that was made in memory
 */
public record Study(Scenario scenario, Optional<Path> file) {

    /** What it is called in the window. */
    public String title() {
        String title = scenario.title().in("en");
        return title.isEmpty() ? scenario.id() : title;
    }
}
