package skyferry.stage.palette;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How well a few typed letters fit a text. Every word typed has to fit somewhere: best at the beginning of the text, then at the
 * beginning of a word, then anywhere, last as letters in their order with others between them.
 */
public final class Fuzzy {
    private static final int WHOLE = 120;
    private static final int BEGINNING = 100;
    private static final int WORD = 80;
    private static final int INSIDE = 60;
    private static final int INITIALS = 50;
    private static final int SCATTERED = 30;
    private static final int DETAIL = 20;
    /** Letters may lie this many times as far apart as they are many; what is farther apart fits by chance. */
    private static final int WIDEST = 4;

    private final String[] wanted;

    /** @param typed what somebody typed; capitals and small letters are the same */
    public Fuzzy(String typed) {
        String trimmed = typed.strip().toLowerCase(Locale.ROOT);
        this.wanted = trimmed.isEmpty() ? new String[0] : trimmed.split("\\s+");
    }

    /** Whether nothing is wanted, which everything fits. */
    public boolean isEmpty() {
        return wanted.length == 0;
    }

    /** The better it fits the higher; empty if it does not. */
    public OptionalInt score(String title, String detail) {
        String in = title.toLowerCase(Locale.ROOT);
        String more = detail.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String word : wanted) {
            int best = Math.max(inTitle(word, in), more.contains(word) ? DETAIL : 0);
            if (best == 0) {
                return OptionalInt.empty();
            }
            sum += best;
        }
        // Of two that fit equally well the shorter one is meant more often.
        return OptionalInt.of(sum * 100 - Math.min(99, in.length()));
    }

    private static int inTitle(String word, String title) {
        if (title.equals(word)) {
            return WHOLE;
        }
        if (title.startsWith(word)) {
            return BEGINNING;
        }
        int at = title.indexOf(word);
        boolean inside = at >= 0;
        while (at >= 0) {
            if (!Character.isLetterOrDigit(title.charAt(at - 1))) {
                return WORD;
            }
            at = title.indexOf(word, at + 1);
        }
        return inside ? INSIDE : word.length() < 2 ? 0 : apart(word, title);
    }

    /** Letters in their order with others between them. */
    private static int apart(String word, String title) {
        if (initials(title).contains(word)) {
            return INITIALS;
        }
        for (int first = title.indexOf(word.charAt(0)); first >= 0; first = title.indexOf(word.charAt(0), first + 1)) {
            int at = first;
            int found = 1;
            while (found < word.length() && at >= 0) {
                at = title.indexOf(word.charAt(found), at + 1);
                found += at >= 0 ? 1 : 0;
            }
            if (at >= 0 && at - first < WIDEST * word.length()) {
                return SCATTERED;
            }
        }
        return 0;
    }

    private static String initials(String title) {
        StringBuilder initials = new StringBuilder();
        boolean begins = true;
        for (char sign : title.toCharArray()) {
            boolean letter = Character.isLetterOrDigit(sign);
            if (letter && begins) {
                initials.append(sign);
            }
            begins = !letter;
        }
        return initials.toString();
    }
}
