package skyferry.scenario.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant: fewest insertions, deletions, replacements and swaps of neighbours (Damerau). */
public final class Nearest {
    private static final int LONGEST = 80;

    private Nearest() {}

    /**
     * The closest of {@code known} if it is close: at most a third of the letters differ, upper and lower case counted as half
     * a letter. The first of equals.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String best = null;
        int bestCost = Integer.MAX_VALUE;
        for (String candidate : known) {
            int longer = Math.max(word.length(), candidate.length());
            if (candidate.length() > LONGEST || Math.abs(word.length() - candidate.length()) * 3 > longer + 2) {
                continue;
            }
            int cost = cost(word, candidate);
            if (cost < bestCost && cost <= allowed(longer)) {
                best = candidate;
                bestCost = cost;
            }
        }
        return Optional.ofNullable(best);
    }

    /** In half letters. */
    private static int allowed(int longer) {
        return Math.max(2, 2 * longer / 3);
    }

    /** In half letters; words that share no letter at its place are as far as can be. */
    private static int cost(String a, String b) {
        int plain = distance(a, b);
        int folded = distance(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
        return folded >= Math.max(a.length(), b.length()) ? Integer.MAX_VALUE : plain + folded;
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
            }
        }
        return d[a.length()][b.length()];
    }
}
