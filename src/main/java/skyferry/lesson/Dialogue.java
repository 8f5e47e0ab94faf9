package skyferry.lesson;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What student and teacher say to each other in a lesson.
 *
 * @param turns in their order
 */
public record Dialogue(List<Turn> turns) {
    public Dialogue {
        turns = List.copyOf(turns);
    }

    /** Who speaks. */
    public enum Speaker {
        STUDENT("Student"),
        TEACHER("Teacher");

        private final String title;

        Speaker(String title) {
            this.title = title;
        }

        /** The name in front of a paragraph. */
        public String title() {
            return title;
        }
    }

    /** One speaker's words until the other goes on. */
    public record Turn(Speaker speaker, List<Sentence> sentences) {
        public Turn {
            sentences = List.copyOf(sentences);
        }
    }

    /**
     * A sentence.
     *
     * @param text without marks
     * @param event where the run is to be when it begins, such as {@code pause} or {@code pause(web-1)}; empty for where it is
     */
    public record Sentence(String text, String event) {}

    /** A sentence with who says it. */
    public record Line(Speaker speaker, Sentence sentence) {}

    /** All sentences in their order. */
    public List<Line> lines() {
        return turns.stream()
                .flatMap(turn -> turn.sentences().stream().map(sentence -> new Line(turn.speaker(), sentence)))
                .toList();
    }

    /** All that is said, without the speakers' names. */
    public String text() {
        return lines().stream().map(line -> line.sentence().text()).collect(Collectors.joining(" "));
    }
}
