package skyferry.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A lesson as its author wrote it.
 *
 * @param objective what a student can do afterwards
 * @param scenario the scenario file
 * @param minutes what the author thinks it takes
 * @param concepts names of the ideas that it introduces
 * @param prerequisites lessons that come before it
 * @param fade how much help the student gets from one time to the next
 */
public record Lesson(
        String id,
        String title,
        String objective,
        int minutes,
        Track track,
        List<String> concepts,
        List<String> prerequisites,
        Mode mode,
        List<Fade> fade,
        Path scenario,
        List<Step> steps) {
    public Lesson {
        concepts = List.copyOf(concepts);
        prerequisites = List.copyOf(prerequisites);
        fade = List.copyOf(fade);
        steps = List.copyOf(steps);
    }

    /** How deep it goes. */
    public enum Track {
        BASIC,
        MEDIUM,
        DETAILED
    }

    /** Whether the student tries before the explanation comes, or after. */
    public enum Mode {
        PROBLEM_FIRST,
        EXPLAIN_FIRST
    }

    /** Who does the work: the engine, engine and student, the student. */
    public enum Fade {
        WATCHED,
        COMPLETED,
        INDEPENDENT
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

        /** Its title as links name it: small letters and digits, a hyphen for anything else. */
        public String anchor() {
            return title.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
        }
    }

    /** A paragraph or something like it. */
    public sealed interface Block {
        /** A run of text that is set as lines. */
        record Paragraph(List<Inline> text) implements Block {}

        /** A title inside a step; {@code level} is 3 for the highest. */
        record Heading(int level, List<Inline> text) implements Block {}

        /** Items are blocks in turn; {@code ordered} items are numbered from 1. */
        record Items(Order order, List<List<Block>> items) implements Block {}

        /** Text as it is, in letters of one width. */
        record Code(String language, String text) implements Block {}

        /** A block in a frame, {@code > [!model]} and its kind, with its arguments. */
        record Callout(CalloutKind kind, Map<String, String> arguments, List<Block> blocks) implements Block {}

        /** Somebody else's words. */
        record Quote(List<Block> blocks) implements Block {}
    }

    /** How items are marked. */
    public enum Order {
        BULLETS,
        NUMBERS
    }

    /** What a framed block is for. */
    public enum CalloutKind {
        /** A guess before the run; {@link Prediction} reads it. */
        PREDICT,
        /** Help, in levels from 1 to 3. */
        HINT,
        /** A goal of the scenario, by its id. */
        CHECK,
        /** The answer to lay beside the student's own. */
        MODEL,
        /** For the teacher's eyes. */
        TEACHER,
        /** A wrong idea and the measurement that refutes it. */
        MYTH,
        /** What the course text says and what is measured. */
        COURSE,
        /** One sentence. */
        BRIEF,
        /** One paragraph. */
        MEDIUM,
        /** One screen. */
        FULL
    }

    /** A run of text. */
    public sealed interface Inline {
        /** Words without a mark. */
        record Plain(String text) implements Inline {}

        /** Heavier letters. */
        record Strong(List<Inline> text) implements Inline {}

        /** Leaning letters. */
        record Emphasis(List<Inline> text) implements Inline {}

        /** Letters of one width. */
        record Code(String text) implements Inline {}

        /** Words that lead elsewhere. */
        record Link(String target, List<Inline> text) implements Inline {}

        /** The end of a line. */
        record Break() implements Inline {}
    }
}
