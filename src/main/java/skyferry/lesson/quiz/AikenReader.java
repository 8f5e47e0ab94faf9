package skyferry.lesson.quiz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.quiz.Question.Option;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/**
 * Reads multiple choice in the Aiken format (Moodle documentation, "Aiken format"): a question in one line, answers that begin with
 * {@code A.} or {@code A)}, and {@code ANSWER: A}. Any input gives a result.
 */
public final class AikenReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern OPTION = Pattern.compile("([A-Z])[.)]\\s+(\\S.*)");
    private static final Pattern ANSWER = Pattern.compile("ANSWER:\\s*([A-Z])\\s*");

    private final Diagnostics diagnostics;
    private final List<Question> questions = new ArrayList<>();
    private String text = "";
    private Place begin = Place.START;
    private final List<String> options = new ArrayList<>();

    private AikenReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The questions in a file. */
    public static GiftReader.Result read(Path file) {
        return read(TextFile.read(file, MOST_BYTES));
    }

    /** The questions in a text that messages call {@code name}. */
    public static GiftReader.Result read(String name, String text) {
        return read(TextFile.of(name, text, MOST_BYTES));
    }

    private static GiftReader.Result read(TextFile.Loaded loaded) {
        AikenReader reader = new AikenReader(loaded.diagnostics());
        if (loaded.usable()) {
            List<String> lines = loaded.diagnostics().source().text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                reader.line(lines.get(i).strip(), new Place(i + 1, 1));
            }
            reader.unfinished();
        }
        return new GiftReader.Result(reader.questions, loaded.diagnostics());
    }

    private void line(String line, Place place) {
        if (line.isEmpty()) {
            return;
        }
        Matcher option = OPTION.matcher(line);
        Matcher answer = ANSWER.matcher(line);
        if (answer.matches()) {
            answer(answer.group(1), place);
        } else if (option.matches() && !text.isEmpty()) {
            option(option.group(1), option.group(2), place);
        } else {
            unfinished();
            text = line;
            begin = place;
        }
    }

    private void option(String letter, String words, Place place) {
        String expected = letter(options.size());
        if (!letter.equals(expected)) {
            diagnostics
                    .at(place, Problem.QUIZ_SYNTAX, "'" + letter + "'")
                    .expected(expected)
                    .add();
        }
        options.add(words);
    }

    private void answer(String letter, Place place) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            letters.add(letter(i));
        }
        if (options.size() < 2) {
            diagnostics
                    .at(place, Problem.WRONG_LENGTH, options.size())
                    .expected("a question and at least two answers before it")
                    .add();
        } else if (!letters.contains(letter)) {
            diagnostics
                    .at(place.right("ANSWER: ".length()), Problem.UNKNOWN_WORD, letter)
                    .expected(letters)
                    .add();
        } else {
            questions.add(question(letters.indexOf(letter)));
        }
        text = "";
        options.clear();
    }

    private Question question(int right) {
        List<Option> all = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            all.add(new Option(options.get(i), i == right ? 100 : 0, ""));
        }
        return new Question.Choice(new Question.Head("", "", List.of(), "", "", text, ""), all, "");
    }

    /** A question whose answer is not given. */
    private void unfinished() {
        if (!text.isEmpty()) {
            diagnostics
                    .at(begin, Problem.QUIZ_NO_RIGHT)
                    .expected("A. .., B. .. and ANSWER: A in the lines after it")
                    .add();
        }
        text = "";
        options.clear();
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }
}
