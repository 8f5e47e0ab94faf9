package skyferry.lesson;

import java.util.List;

/** What came of reading a lesson. */
public sealed interface LessonReading {
    record Good(Lesson lesson) implements LessonReading {}

    /** Sentences with file, line, what was found and what was expected. */
    record Bad(List<String> problems) implements LessonReading {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
