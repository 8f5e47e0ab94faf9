package skyferry.stage.learn.desk;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Kind;
import skyferry.lesson.Prediction;

/** Which predictions have to be given before anything is run: watching alone teaches little (learning design 1.1). */
public final class Gate {
    private Gate() {}

    /** A prediction and the step that it stands in. */
    public record Due(int step, Prediction prediction) {}

    /** All predictions of a lesson in their order. */
    public static List<Due> all(Lesson lesson) {
        return IntStream.range(0, lesson.steps().size())
                .boxed()
                .flatMap(step -> lesson.steps().get(step).blocks().stream()
                        .flatMap(block -> block instanceof Lesson.Block.Callout callout
                                ? Prediction.of(callout).stream()
                                : java.util.stream.Stream.empty())
                        .map(prediction -> new Due(step, prediction)))
                .toList();
    }

    /**
     * Those without which nothing goes on in a step: of this step and those before it, and before the first run of the steps up
     * to the one in which it happens.
     *
     * @param given ids of those that are given
     */
    public static List<Due> shut(Lesson lesson, int step, Set<String> given) {
        int last = Math.max(step, nextRun(lesson, step));
        return all(lesson).stream()
                .filter(due ->
                        due.step() <= last && !given.contains(due.prediction().id()))
                .toList();
    }

    /** The step in which something will be run next, seen from one in which nothing is. */
    private static int nextRun(Lesson lesson, int step) {
        Kind here = lesson.steps().get(step).kind();
        if (here != Kind.NAMES && here != Kind.PREDICT) {
            return step;
        }
        return IntStream.range(step, lesson.steps().size())
                .filter(i -> runs(lesson.steps().get(i).kind()))
                .findFirst()
                .orElse(step);
    }

    private static boolean runs(Kind kind) {
        return kind == Kind.DO || kind == Kind.ATTEMPT;
    }
}
