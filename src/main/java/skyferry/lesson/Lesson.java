package skyferry.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A lesson as its author wrote it.
 *
 * @param scenario the scenario file
 * @param minutes what the author thinks it takes
 * @param concepts names of the ideas that it introduces
 */
public record Lesson(
        String id,
        String title,
        String objective,
        int minutes,
        Track track,
        List<String> concepts,
        Path scenario,
        List<Step> steps) {
    public Lesson {
        concepts = List.copyOf(concepts);
        steps = List.copyOf(steps);
    }

    /** How deep it goes. */
    public enum Track {
        BASIC,
        MEDIUM,
        DETAILED
    }

    /** What a learner does in a step. */
    public enum Kind {
        NAMES,
        PREDICT,
        ATTEMPT,
        DO,
        OBSERVE,
        EXPLAIN,
        CHECK,
        CARDS
    }

    /**
     * A part of the page.
     *
     * @param options what stands in braces behind the title besides {@code step}: {@code view}, {@code checks}
     */
    public record Step(String title, Kind kind, Map<String, String> options, List<Block> blocks) {
        public Step {
            options = Map.copyOf(options);
            blocks = List.copyOf(blocks);
        }
    }

    /** A paragraph or something like it. */
    public sealed interface Block {
        record Paragraph(List<Inline> text) implements Block {}

        record Heading(int level, List<Inline> text) implements Block {}

        /** Items are blocks in turn; {@code ordered} items are numbered from 1. */
        record Items(Order order, List<List<Block>> items) implements Block {}

        record Code(String language, String text) implements Block {}

        /** A block in a frame, {@code > [!model]} and its kind, with its arguments. */
        record Callout(CalloutKind kind, Map<String, String> arguments, List<Block> blocks) implements Block {}

        record Quote(List<Block> blocks) implements Block {}
    }

    /** How items are marked. */
    public enum Order {
        BULLETS,
        NUMBERS
    }

    /** What a framed block is for. */
    public enum CalloutKind {
        PREDICT,
        HINT,
        CHECK,
        MODEL,
        TEACHER,
        MYTH,
        COURSE,
        BRIEF,
        MEDIUM,
        FULL
    }

    /** A run of text. */
    public sealed interface Inline {
        record Plain(String text) implements Inline {}

        record Strong(List<Inline> text) implements Inline {}

        record Emphasis(List<Inline> text) implements Inline {}

        record Code(String text) implements Inline {}

        record Link(String target, List<Inline> text) implements Inline {}

        record Break() implements Inline {}
    }
}
