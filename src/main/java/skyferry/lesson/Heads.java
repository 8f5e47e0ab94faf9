package skyferry.lesson;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first lines of framed blocks, {@code > [!hint level=1]}. They are taken out of the text before it is read as Markdown,
 * so that no mark in an argument is taken for one of the text.
 */
final class Heads {
    private static final String ARGUMENTS = "(?:\\s+[a-z_]+=(?:\"[^\"]*\"|[^\\s\\]\"]*))*";
    private static final Pattern HEAD = Pattern.compile("( {0,3}> ?)\\[!([a-z]+)(" + ARGUMENTS + ")\\s*\\]\\s*");
    private static final Pattern ARGUMENT = Pattern.compile("([a-z_]+)=(?:\"([^\"]*)\"|([^\\s\"]*))");
    /** Something that was probably meant as a head. */
    private static final Pattern LIKE_A_HEAD = Pattern.compile(" {0,3}> ?\\[!");

    private final Map<Integer, Head> heads = new TreeMap<>();

    /**
     * The head of a framed block.
     *
     * @param column of its bracket
     * @param length how much was taken out of its line
     * @param columns where each argument begins
     */
    record Head(String kind, int column, int length, Map<String, String> arguments, Map<String, Integer> columns) {}

    /** A line without its head, which is remembered under the line's number; the line itself if it has none. */
    String without(String line, int number) {
        Matcher matcher = HEAD.matcher(line);
        if (!matcher.lookingAt()) {
            return line;
        }
        int column = matcher.end(1) + 1;
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<String, String> arguments = arguments(matcher.group(3), matcher.start(3) + 1, columns);
        heads.put(number, new Head(matcher.group(2), column, matcher.end() - matcher.end(1), arguments, columns));
        return matcher.group(1) + line.substring(matcher.end());
    }

    /** The head with which a line begins, if it has one. */
    Optional<Head> read(String line, int number) {
        without(line, number);
        return in(number);
    }

    /** The head that stood in a line. */
    Optional<Head> in(int line) {
        return Optional.ofNullable(heads.get(line));
    }

    /** All heads by their lines. */
    Map<Integer, Head> all() {
        return heads;
    }

    /** Whether a line looks like a head but is none. */
    static boolean isBroken(String line) {
        return LIKE_A_HEAD.matcher(line).lookingAt() && !HEAD.matcher(line).lookingAt();
    }

    /** {@code name=value} and {@code name="two words"}, the column of each in {@code columns}. */
    static Map<String, String> arguments(String text, int firstColumn, Map<String, Integer> columns) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Matcher matcher = ARGUMENT.matcher(text);
        while (matcher.find()) {
            arguments.put(matcher.group(1), matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            columns.put(matcher.group(1), firstColumn + matcher.start());
        }
        return arguments;
    }
}
