package skyferry.stage.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import skyferry.lesson.Lesson;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Verb;

/**
 * Something to look into: a scenario, the lesson that leads through it, and where they came from.
 *
 * @param lesson empty for a scenario without one
 * @param file the scenario's file; empty for one that was made in memory
 */
public record Study(Scenario scenario, Optional<Lesson> lesson, Optional<Path> file) {

    /** A world with nothing in it: what the window shows before anything has been opened. */
    public static Study empty() {
        return new Study(
                ScenarioDraft.named("empty").sites(List.of()).untilNanos(0).done(), Optional.empty(), Optional.empty());
    }

    /** What it is called in the window. */
    public String title() {
        String title = scenario.title().in("en");
        return lesson.map(Lesson::title).orElse(title.isEmpty() ? scenario.id() : title);
    }

    /** The folder that the lesson lies in, with what stands beside its text; empty for what was made in memory. */
    public Optional<Path> folder() {
        return file.map(Path::getParent);
    }

    /** Whether a learner may do something of this kind; a scenario that names nothing allows everything. */
    public boolean allows(Verb verb) {
        return scenario.allow().isEmpty() || scenario.allow().contains(verb);
    }
}
