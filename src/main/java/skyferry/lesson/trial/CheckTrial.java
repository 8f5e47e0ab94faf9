package skyferry.lesson.trial;

import skyferry.lesson.check.Margin;

/**
 * What a check came to over all variants.
 *
 * @param passed variants in which the author's solution reaches it
 * @param worst the least margin of all variants
 * @param seed the variant of the least margin
 */
public record CheckTrial(String check, int passed, Margin worst, long seed) {
    /** With one more variant. */
    CheckTrial and(boolean passes, Margin margin, long other) {
        boolean worse = margin.share() < worst.share();
        return new CheckTrial(check, passed + (passes ? 1 : 0), worse ? margin : worst, worse ? other : seed);
    }
}
