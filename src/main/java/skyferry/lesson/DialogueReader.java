package skyferry.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.lesson.Dialogue.Sentence;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.lesson.Dialogue.Turn;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/**
 * Reads {@code dialogue.md}: paragraphs that begin with {@code **Student:**} or {@code **Teacher:**}, with {@code {goto=pause}}
 * before a sentence at which the run is to be at an event. A title line ({@code # ..}) is not spoken. Any input gives a result.
 */
public final class DialogueReader {
    /** What the file is called in a lesson's folder. */
    public static final String NAME = "dialogue.md";

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern SPEAKER = Pattern.compile("\\*\\*(Student|Teacher):\\*\\*\\s*(.*)");
    private static final Pattern GOTO = Pattern.compile("\\{goto=([^}]*)\\}\\s*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)\\s]*\\)");
    /** The end of a sentence; abbreviations and figures have no space and capital letter behind their point. */
    private static final Pattern END = Pattern.compile("(?<=[.!?…][\"”’)]{0,2})\\s+(?=[\\p{Lu}\\p{N}\"“‘(\\u0001])");

    private final Diagnostics diagnostics;
    private final List<Turn> turns = new ArrayList<>();

    private DialogueReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What came of reading.
     *
     * @param dialogue empty if something is wrong
     */
    public record Result(Optional<Dialogue> dialogue, Diagnostics diagnostics) {}

    /** The dialogue in a file. */
    public static Result read(Path file) {
        return read(TextFile.read(file, MOST_BYTES));
    }

    /** The dialogue in a text that messages call {@code name}. */
    public static Result read(String name, String text) {
        return read(TextFile.of(name, text, MOST_BYTES));
    }

    private static Result read(TextFile.Loaded loaded) {
        DialogueReader reader = new DialogueReader(loaded.diagnostics());
        if (loaded.usable()) {
            reader.paragraphs();
        }
        return new Result(
                loaded.diagnostics().hasErrors() ? Optional.empty() : Optional.of(new Dialogue(reader.turns)),
                loaded.diagnostics());
    }

    private void paragraphs() {
        List<String> lines = diagnostics.source().text().lines().toList();
        StringBuilder paragraph = new StringBuilder();
        int begin = 0;
        for (int i = 0; i <= lines.size(); i++) {
            String line = i < lines.size() ? lines.get(i) : "";
            if (!line.isBlank()) {
                begin = paragraph.isEmpty() ? i + 1 : begin;
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
            } else if (!paragraph.isEmpty()) {
                paragraph(paragraph.toString(), begin);
                paragraph.setLength(0);
            }
        }
        if (turns.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics
                    .at(Place.START, Problem.NO_SPEAKER)
                    .expected("**Student:** ..")
                    .add();
        }
    }

    private void paragraph(String text, int line) {
        if (text.startsWith("#")) {
            return;
        }
        Matcher speaker = SPEAKER.matcher(text);
        if (!speaker.matches()) {
            diagnostics
                    .at(new Place(line, 1), Problem.NO_SPEAKER)
                    .expected("**Student:** ..", "**Teacher:** ..")
                    .add();
            return;
        }
        Speaker who = Speaker.valueOf(speaker.group(1).toUpperCase(java.util.Locale.ROOT));
        List<Sentence> sentences = sentences(speaker.group(2));
        if (sentences.isEmpty()) {
            diagnostics
                    .at(new Place(line, 1), Problem.NOTHING_SAID, who.title())
                    .add();
        } else {
            turns.add(new Turn(who, sentences));
        }
    }

    /** Marks are taken out first and put back as one letter, so that they do not hide the end of a sentence. */
    private static List<Sentence> sentences(String text) {
        List<String> events = new ArrayList<>();
        Matcher mark = GOTO.matcher(text);
        StringBuilder marked = new StringBuilder();
        while (mark.find()) {
            events.add(mark.group(1));
            mark.appendReplacement(marked, "\u0001");
        }
        mark.appendTail(marked);
        List<Sentence> sentences = new ArrayList<>();
        int next = 0;
        for (String piece : END.split(plain(marked.toString()))) {
            String event = "";
            for (int i = 0; i < piece.length(); i++) {
                if (piece.charAt(i) == '\u0001') {
                    event = events.get(next++);
                }
            }
            String said = piece.replace("\u0001", "").strip();
            if (!said.isEmpty()) {
                sentences.add(new Sentence(said, event));
            }
        }
        return sentences;
    }

    /** The words without marks for emphasis, code and links. */
    private static String plain(String text) {
        return LINK.matcher(text)
                .replaceAll("$1")
                .replace("**", "")
                .replace("`", "")
                .replaceAll("(?<!\\w)[*_]|[*_](?!\\w)", "");
    }
}
