package skyferry.scenario.text;

import java.util.Arrays;

/** A text with its name, split into lines as YAML does: at LF, at CR LF and at a CR alone. */
public final class SourceText {
    private final String name;
    private final String text;
    private final int[] lineStart;

    private SourceText(String name, String text, int[] lineStart) {
        this.name = name;
        this.text = text;
        this.lineStart = lineStart;
    }

    /** A text under the name that messages give it, usually its path. A byte order mark is taken off. */
    public static SourceText of(String name, String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < body.length() && body.charAt(i + 1) == '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return new SourceText(name, body, Arrays.copyOf(starts, count));
    }

    /** What messages call the text. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** A line without its end, from 1; empty beyond the last. */
    public String line(int number) {
        if (number < 1 || number > lineStart.length) {
            return "";
        }
        int end = number < lineStart.length ? lineStart[number] : text.length();
        int start = lineStart[number - 1];
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The place of the code point number {@code index}, from 0. */
    public Place placeOf(int index) {
        int offset = text.offsetByCodePoints(0, Math.clamp(index, 0, text.codePointCount(0, text.length())));
        int found = Arrays.binarySearch(lineStart, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, text.codePointCount(lineStart[line], offset) + 1);
    }

    /**
     * The place of a part of a value, where the value stands in the text as it is (no escapes, one line), else the value's
     * own place.
     *
     * @param start the value's place, or that of its opening quote
     * @param offset the part's first character in the value
     */
    public Place within(Place start, String value, int offset) {
        String line = line(start.line());
        int from = offsetOf(line, start.column());
        int quote = from < line.length() && (line.charAt(from) == '"' || line.charAt(from) == '\'') ? 1 : 0;
        if (offset < 0 || offset > value.length() || !line.startsWith(value, from + quote)) {
            return start;
        }
        return start.right(quote + value.codePointCount(0, offset));
    }

    private static int offsetOf(String line, int column) {
        int codePoints = line.codePointCount(0, line.length());
        return line.offsetByCodePoints(0, Math.clamp(column - 1, 0, codePoints));
    }
}
