package skyferry.lesson.quiz;

import java.util.List;
import skyferry.scenario.text.Place;

/** The lines of one question as one text that knows where in the file each character stands. */
final class GiftText {
    private final List<Line> lines;
    private final String raw;

    /** A line of the file. */
    record Line(int number, String text) {}

    GiftText(List<Line> lines) {
        this.lines = List.copyOf(lines);
        this.raw = String.join("\n", lines.stream().map(Line::text).toList());
    }

    /** The text with its backslashes and line ends. */
    String raw() {
        return raw;
    }

    Place place(int offset) {
        int left = offset;
        for (Line line : lines) {
            if (left <= line.text().length()) {
                return new Place(line.number(), line.text().codePointCount(0, left) + 1);
            }
            left -= line.text().length() + 1;
        }
        return new Place(lines.getLast().number(), 1);
    }

    /** Where a character stands without a backslash before it, from an offset on; -1 if nowhere. */
    int find(char wanted, int from) {
        return find(wanted, from, raw.length());
    }

    int find(char wanted, int from, int until) {
        for (int i = from; i < until; i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Where a sequence stands without a backslash before it; -1 if nowhere. */
    int find(String wanted, int from, int until) {
        for (int i = from; i + wanted.length() <= until; i++) {
            if (raw.charAt(i) == '\\') {
                i++;
            } else if (raw.startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    /** A part as its reader sees it: backslashes taken off, {@code \n} as the end of a line, ends of lines in the file as spaces. */
    static String plain(String part) {
        StringBuilder plain = new StringBuilder();
        String text = part.replaceAll("\\s*\n\\s*", " ").strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    String plain(int from, int until) {
        return plain(raw.substring(from, until));
    }
}
