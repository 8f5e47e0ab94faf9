package skyferry.lesson;

import java.util.List;
import skyferry.scenario.text.Diagnostic;

/** What came of reading a lesson. */
public sealed interface LessonReading {
    /** The folder holds a lesson. */
    record Good(Lesson lesson) implements LessonReading {}

    /** It does not; at least one diagnostic is an error. In order of place. */
    record Bad(List<Diagnostic> problems) implements LessonReading {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
