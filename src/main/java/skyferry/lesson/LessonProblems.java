package skyferry.lesson;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a lesson file: sentences with file and line, in the form that scenario files use. */
public final class LessonProblems {
    private final String file;
    private final List<String> found = new ArrayList<>();

    LessonProblems(String file) {
        this.file = file;
    }

    void add(int line, String sentence) {
        found.add(file + ":" + line + ":1: error E401: " + sentence);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All sentences in the order of the file. */
    List<String> sentences() {
        return List.copyOf(found);
    }
}
