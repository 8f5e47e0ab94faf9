package skyferry.lesson;

import java.util.List;
import java.util.Optional;

/**
 * What a course text says, statement by statement, and where the lessons take it up: the index "course text → lesson step".
 *
 * @param statements in the order of the text
 * @param corrections where the text misleads
 */
public record Coverage(List<Statement> statements, List<Correction> corrections) {
    public Coverage {
        statements = List.copyOf(statements);
        corrections = List.copyOf(corrections);
    }

    /**
     * Something that the text says.
     *
     * @param says in words of the lessons' own
     * @param lessons ids of the lessons that take it up; some may not be there yet
     * @param steps where, as {@code L02#move-it}
     * @param corrected id of the correction if it misleads; empty otherwise
     */
    public record Statement(String id, String says, List<String> lessons, List<String> steps, String corrected) {
        public Statement {
            lessons = List.copyOf(lessons);
            steps = List.copyOf(steps);
        }

        /** Its steps in a lesson. */
        public List<String> stepsIn(String lesson) {
            return steps.stream().filter(step -> step.startsWith(lesson + "#")).toList();
        }
    }

    /**
     * A wrong idea.
     *
     * @param says the wrong idea
     * @param truth what is so
     * @param lessons ids of the lessons that take it up
     * @param shown runs whose numbers contradict it
     */
    public record Correction(String id, String says, String truth, List<String> lessons, List<Shown> shown) {
        public Correction {
            lessons = List.copyOf(lessons);
            shown = List.copyOf(shown);
        }
    }

    /**
     * A run that contradicts a wrong idea.
     *
     * @param run its name under {@code solution:} in the lesson's scenario
     * @param claim the wrong idea as an expression of the check language, false in that run
     */
    public record Shown(String lesson, String run, String claim) {}

    /** The correction of that id. */
    public Optional<Correction> correction(String id) {
        return corrections.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
