package skyferry.lesson.trial;

import java.util.List;
import java.util.Set;
import skyferry.lesson.Lesson;
import skyferry.lesson.Lesson.Block;
import skyferry.lesson.Lesson.CalloutKind;
import skyferry.lesson.Lesson.Inline;

/**
 * How long a lesson takes to read.
 *
 * @param words of the page in all its depths, and of the dialogue; without hints, which few open, and the teacher's notes
 * @param statedMinutes what the author says the lesson takes
 */
public record ReadingTime(int words, int statedMinutes) {
    /**
     * Words a minute. Assumed: between the 238 of adults who read English silently and the 184 of those who read it aloud
     * (Brysbaert, How many words do we read per minute?, 2019), as the text is technical.
     */
    public static final int WORDS_PER_MINUTE = 200;

    private static final Set<CalloutKind> LEFT_OUT = Set.of(CalloutKind.TEACHER, CalloutKind.HINT);

    /** The time for a lesson and the words of its dialogue. */
    static ReadingTime of(Lesson lesson, int dialogueWords) {
        int words = lesson.steps().stream()
                .mapToInt(step -> words(step.title()) + blocks(step.blocks()))
                .sum();
        return new ReadingTime(words + dialogueWords, lesson.minutes());
    }

    /** Minutes of reading, rounded up. */
    public int minutes() {
        return Math.ceilDiv(words, WORDS_PER_MINUTE);
    }

    /** Whether there is time to read it all. */
    public boolean fits() {
        return minutes() <= statedMinutes;
    }

    private static int blocks(List<Block> blocks) {
        return blocks.stream().mapToInt(ReadingTime::block).sum();
    }

    private static int block(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Inline> text) -> inlines(text);
            case Block.Heading heading -> inlines(heading.text());
            case Block.Items items ->
                items.items().stream().mapToInt(ReadingTime::blocks).sum();
            case Block.Code code -> words(code.text());
            case Block.Quote(List<Block> inside) -> blocks(inside);
            case Block.Callout callout ->
                LEFT_OUT.contains(callout.kind())
                        ? 0
                        : blocks(callout.blocks()) + words(callout.arguments().getOrDefault("says", ""));
        };
    }

    private static int inlines(List<Inline> inlines) {
        return inlines.stream()
                .mapToInt(inline -> switch (inline) {
                    case Inline.Plain(String text) -> words(text);
                    case Inline.Code(String text) -> words(text);
                    case Inline.Strong(List<Inline> text) -> inlines(text);
                    case Inline.Emphasis(List<Inline> text) -> inlines(text);
                    case Inline.Link link -> inlines(link.text());
                    case Inline.Break() -> 0;
                })
                .sum();
    }

    static int words(String text) {
        return (int) java.util.regex.Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.,/-]*")
                .matcher(text)
                .results()
                .count();
    }
}
