package skyferry.stage.session;

import java.nio.file.Path;
import java.util.List;

/** The scenarios and lessons that can be opened. Reading is slow work. */
public interface Library {

    /** What is shipped, in the order in which it is offered. */
    List<Entry> entries();

    /** Reads a scenario file, or the one that a lesson's folder holds, with the lesson beside it. */
    Reading read(Path file);

    /** @param group what it belongs to, such as the folder of measured migrations; empty for a lesson of the course */
    record Entry(String group, String title, Path file) {}

    /** What came of reading. */
    sealed interface Reading {
        record Read(Study study) implements Reading {}

        /** @param messages with line, column and caret, as the commands print them */
        record Unreadable(Path file, List<String> messages) implements Reading {
            public Unreadable {
                messages = List.copyOf(messages);
            }
        }
    }
}
