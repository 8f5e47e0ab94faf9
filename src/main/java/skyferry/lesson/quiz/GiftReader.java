package skyferry.lesson.quiz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.recall.Replay;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/**
 * Reads quizzes in GIFT (Moodle documentation, "GIFT format"): a blank line between questions, answers in braces, {@code ~ = # {
 * } :} as text behind a backslash. Any input gives a result; questions that are wrong are reported and left out.
 */
public final class GiftReader {
    /** What the file is called in a lesson's folder. */
    public static final String NAME = "quiz.gift";

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern MARK = Pattern.compile("\\[(id|tag):((?:\\\\.|[^\\]\\\\])*)\\]");
    private static final Pattern NAME_MARK = Pattern.compile("\\s*::((?:\\\\.|[^\\\\:]|:(?!:))*)::");
    private static final Pattern FORMAT = Pattern.compile("\\s*\\[(html|markdown|plain|moodle)\\]");
    private static final String CATEGORY = "$CATEGORY:";

    private final Diagnostics diagnostics;
    private final List<Question> questions = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String category = "";

    private GiftReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What came of reading.
     *
     * @param questions in the order of the file; without those that are wrong
     */
    public record Result(List<Question> questions, Diagnostics diagnostics) {
        public Result {
            questions = List.copyOf(questions);
        }
    }

    /** The questions in a file. */
    public static Result read(Path file) {
        return read(TextFile.read(file, MOST_BYTES));
    }

    /** The questions in a text that messages call {@code name}. */
    public static Result read(String name, String text) {
        return read(TextFile.of(name, text, MOST_BYTES));
    }

    private static Result read(TextFile.Loaded loaded) {
        GiftReader reader = new GiftReader(loaded.diagnostics());
        if (loaded.usable()) {
            reader.all();
        }
        return new Result(reader.questions, loaded.diagnostics());
    }

    private void all() {
        List<String> lines = diagnostics.source().text().lines().toList();
        List<GiftText.Line> block = new ArrayList<>();
        Marks marks = new Marks();
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "";
            if (line.isBlank()) {
                question(block, marks);
                marks = block.isEmpty() && i < lines.size() ? marks : new Marks();
                block = new ArrayList<>();
            } else if (line.stripLeading().startsWith("//")) {
                marks.take(line, new Place(i + 1, 1), diagnostics);
            } else if (line.stripLeading().startsWith(CATEGORY) && block.isEmpty()) {
                category = line.strip().substring(CATEGORY.length()).strip();
            } else {
                block.add(new GiftText.Line(i + 1, line));
            }
        }
        if (questions.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics
                    .at(Place.START, Problem.WRONG_LENGTH, 0)
                    .expected("at least one question")
                    .add();
        }
    }

    /** What comments before a question say about it. */
    private static final class Marks {
        private String id = "";
        private final List<String> tags = new ArrayList<>();

        void take(String line, Place place, Diagnostics diagnostics) {
            Matcher mark = MARK.matcher(line);
            while (mark.find()) {
                String value = mark.group(2).replaceAll("\\\\(.)", "$1");
                if (mark.group(1).equals("id")) {
                    id = value;
                } else {
                    tags.add(value);
                    replay(value, place.right(line.codePointCount(0, mark.start(2))), diagnostics);
                }
            }
        }

        private static void replay(String tag, Place place, Diagnostics diagnostics) {
            if (tag.startsWith("run=")
                    && Replay.parse(tag.substring("run=".length())).isEmpty()) {
                diagnostics
                        .at(place, Problem.BAD_REPLAY, tag)
                        .expected("run=RUN@EVENT, run=RUN@EVENT(VM) or run=RUN@3.2s")
                        .add();
            }
        }
    }

    private void question(List<GiftText.Line> block, Marks marks) {
        if (block.isEmpty()) {
            return;
        }
        GiftText text = new GiftText(block);
        int open = text.find('{', 0);
        if (open < 0) {
            diagnostics
                    .at(text.place(0), Problem.QUIZ_KIND, "a text without answers")
                    .expected("answers in braces")
                    .add();
            return;
        }
        int close = text.find('}', open);
        if (close < 0) {
            diagnostics.at(text.place(open), Problem.QUIZ_OPEN).expected("}").add();
            return;
        }
        Question.Head head = head(text, open, close, marks);
        GiftAnswers answers = new GiftAnswers(text, open + 1, close, diagnostics);
        Optional<Question> question = answers.question(head);
        question.ifPresent(questions::add);
    }

    private Question.Head head(GiftText text, int open, int close, Marks marks) {
        String before = text.raw().substring(0, open);
        int from = 0;
        String name = "";
        Matcher named = NAME_MARK.matcher(before);
        if (named.lookingAt()) {
            name = GiftText.plain(named.group(1));
            from = named.end();
            if (!name.isEmpty() && !names.add(name)) {
                diagnostics
                        .at(text.place(named.start(1)), Problem.ID_TWICE, name)
                        .add();
            }
        }
        String format = "";
        Matcher formatted = FORMAT.matcher(before.substring(from));
        if (formatted.lookingAt()) {
            format = formatted.group(1);
            from += formatted.end();
        }
        String asked = GiftText.plain(before.substring(from));
        String tail = GiftText.plain(text.raw().substring(close + 1));
        if (asked.isEmpty() && tail.isEmpty()) {
            diagnostics.at(text.place(open), Problem.QUIZ_NO_TEXT).add();
        }
        return new Question.Head(category, marks.id, marks.tags, name, format, asked, tail);
    }
}
