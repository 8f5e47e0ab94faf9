package skyferry.lesson.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.model.Action;
import skyferry.run.Timeline;

/**
 * What a check looks at.
 *
 * @param runs all runs of the lesson, the latest last; not empty
 * @param answers the student's answers, by question
 * @param keys the author's answers
 */
public record Evidence(List<Attempt> runs, Map<String, Value> answers, Map<String, Value> keys) {
    public Evidence {
        runs = List.copyOf(runs);
        answers = Map.copyOf(answers);
        keys = Map.copyOf(keys);
    }

    /** A run and what the student did in it. */
    public record Attempt(Timeline timeline, List<Action> done) {
        public Attempt {
            done = List.copyOf(done);
        }
    }

    /** One run and nothing else. */
    public static Evidence of(Timeline timeline, List<Action> done) {
        return new Evidence(List.of(new Attempt(timeline, done)), Map.of(), Map.of());
    }

    Timeline latest() {
        return runs.getLast().timeline();
    }

    /** Whether the student has done anything yet. */
    boolean tried() {
        return !answers.isEmpty() || runs.stream().anyMatch(run -> !run.done().isEmpty());
    }

    Optional<Value> answer(String question) {
        return Optional.ofNullable(answers.get(question));
    }
}
