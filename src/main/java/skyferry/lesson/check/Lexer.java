package skyferry.lesson.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. Names may hold {@code -} and {@code *}; {@code ->} is no part of a name. */
final class Lexer {
    private static final Pattern TOKEN =
            Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)?)(?:\\s*(?<unit>%|[A-Za-z][A-Za-z]*(?:/[a-z]+)?))?"
                    + "|(?<name>(?:[A-Za-z_*]|[0-9]*\\*)(?:[A-Za-z0-9_*]|-(?!>))*)"
                    + "|(?<sign>->|==|!=|<=|>=|[<>()\\[\\],.=+-])"
                    + "|(?<unknown>\\S)");
    /** Words that can follow a number and are no units. */
    private static final Set<String> WORDS = Set.of("and", "or", "not", "within", "of");

    private Lexer() {}

    /** What parentheses or a point follow is no unit, but the next word. */
    private static boolean isCalled(String text, int end) {
        int at = end;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '.');
    }

    /** The tokens of a text; the last is the end. */
    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            at = matcher.end();
            if (matcher.group("number") != null) {
                tokens.add(new Token(Token.Kind.NUMBER, matcher.group("number"), matcher.start("number")));
                String unit = matcher.group("unit");
                if (unit != null && (WORDS.contains(unit) || isCalled(text, matcher.end()))) {
                    at = matcher.end("number");
                } else if (unit != null) {
                    tokens.add(new Token(Token.Kind.UNIT, unit, matcher.start("unit")));
                }
            } else if (matcher.group("name") != null) {
                tokens.add(new Token(Token.Kind.NAME, matcher.group("name"), matcher.start()));
            } else if (matcher.group("sign") != null) {
                tokens.add(new Token(Token.Kind.SIGN, matcher.group("sign"), matcher.start()));
            } else {
                tokens.add(new Token(Token.Kind.UNKNOWN, matcher.group("unknown"), matcher.start()));
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return tokens;
    }
}
