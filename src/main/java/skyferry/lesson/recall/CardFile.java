package skyferry.lesson.recall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skyferry.scenario.text.Diagnostics;
import skyferry.scenario.text.Place;
import skyferry.scenario.text.Problem;
import skyferry.scenario.text.TextFile;

/**
 * Reads {@code cards.tsv}: Anki's text format with the columns {@code id front back replay tags}, a tab between them. Any input
 * gives a result.
 */
public final class CardFile {
    /** What the file is called in a lesson's folder. */
    public static final String NAME = "cards.tsv";

    /** The columns in their order. */
    public static final List<String> COLUMNS = List.of("id", "front", "back", "replay", "tags");

    private static final int MOST_BYTES = 1 << 20;
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*-[0-9]{2,3}");
    private static final Map<String, List<String>> HEADERS = headers();

    private final Diagnostics diagnostics;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> given = new HashSet<>();
    private boolean html;

    private CardFile(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * What came of reading.
     *
     * @param cards in the order of the file; without those that are wrong
     */
    public record Result(List<Card> cards, Diagnostics diagnostics) {
        public Result {
            cards = List.copyOf(cards);
        }
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("separator", List.of("Tab", "tab"));
        headers.put("html", List.of("true", "false"));
        headers.put("notetype", List.of());
        headers.put("deck", List.of());
        headers.put("tags column", List.of("5"));
        headers.put("columns", List.of(String.join("\t", COLUMNS)));
        return headers;
    }

    /** The cards in a file. */
    public static Result read(Path file) {
        TextFile.Loaded loaded = TextFile.read(file, MOST_BYTES);
        return loaded.usable()
                ? new CardFile(loaded.diagnostics()).cards()
                : new Result(List.of(), loaded.diagnostics());
    }

    private Result cards() {
        List<Card> cards = new ArrayList<>();
        List<String> lines = diagnostics.source().text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("#")) {
                header(line, i + 1, cards.isEmpty());
            } else if (!line.isBlank()) {
                card(line, i + 1).ifPresent(cards::add);
            }
        }
        List<String> missing = Stream.of("separator", "columns")
                .filter(header -> !given.contains(header))
                .map(header -> "#" + header)
                .toList();
        if (!missing.isEmpty()) {
            diagnostics
                    .at(Place.START, Problem.MISSING_KEY, String.join(", ", missing), "card file")
                    .expected("#separator:Tab", "#columns:" + String.join(" TAB ", COLUMNS))
                    .add();
        }
        return new Result(cards, diagnostics);
    }

    private void header(String line, int number, boolean first) {
        int colon = line.indexOf(':');
        String key = colon < 0 ? line.substring(1) : line.substring(1, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        List<String> values = HEADERS.get(key);
        if (values == null || !first) {
            diagnostics
                    .at(new Place(number, 2), Problem.UNKNOWN_KEY, key, "card file")
                    .nearestOrExpected(key, HEADERS.keySet())
                    .add();
            return;
        }
        given.add(key);
        html |= key.equals("html") && value.equals("true");
        if (!values.isEmpty() && !values.contains(value)) {
            diagnostics
                    .at(
                            new Place(number, colon < 0 ? 2 : line.codePointCount(0, colon) + 2),
                            Problem.UNKNOWN_WORD,
                            value)
                    .expected(values)
                    .add();
        }
    }

    private Optional<Card> card(String line, int number) {
        String[] fields = line.split("\t", -1);
        if (fields.length != COLUMNS.size()) {
            diagnostics
                    .at(new Place(number, 1), Problem.CARD_FIELDS, fields.length)
                    .expected(String.join(", ", COLUMNS) + ", a tab between each")
                    .add();
            return Optional.empty();
        }
        int before = diagnostics.all().size();
        id(fields[0], number);
        filled(fields, 1, number);
        filled(fields, 2, number);
        Optional<Replay> replay = replay(fields, number);
        return diagnostics.all().size() > before
                ? Optional.empty()
                : Optional.of(new Card(fields[0], plain(fields[1]), plain(fields[2]), replay, tags(fields[4])));
    }

    private void id(String id, int number) {
        if (!ID.matcher(id).matches()) {
            diagnostics
                    .at(new Place(number, 1), Problem.BAD_NAME, id)
                    .expected("the lesson's id, a hyphen and a number of two digits, such as L02-01")
                    .add();
        } else if (!ids.add(id)) {
            diagnostics.at(new Place(number, 1), Problem.ID_TWICE, id).add();
        }
    }

    private void filled(String[] fields, int index, int number) {
        if (fields[index].isBlank()) {
            diagnostics
                    .at(column(fields, index, number), Problem.VALUE_MISSING)
                    .expected("the " + COLUMNS.get(index) + " of the card")
                    .add();
        }
    }

    private Optional<Replay> replay(String[] fields, int number) {
        String text = fields[3].strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Replay> replay = Replay.parse(text);
        if (replay.isEmpty()) {
            diagnostics
                    .at(column(fields, 3, number), Problem.BAD_REPLAY, text)
                    .expected("RUN@EVENT, RUN@EVENT(VM) or RUN@3.2s")
                    .add();
        }
        return replay;
    }

    private static Place column(String[] fields, int index, int number) {
        int before = 0;
        for (int i = 0; i < index; i++) {
            before += fields[i].codePointCount(0, fields[i].length()) + 1;
        }
        return new Place(number, before + 1);
    }

    private static List<String> tags(String field) {
        return Pattern.compile("\\s+")
                .splitAsStream(field.strip())
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private String plain(String field) {
        return html ? AnkiText.unescaped(field) : field;
    }
}
