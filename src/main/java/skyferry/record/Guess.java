package skyferry.record;

/**
 * What a learner expects.
 *
 * @param answer the number of the choice, from 0, or a quantity with its unit
 */
public record Guess(String answer, Confidence confidence) {

    /** How sure. */
    public enum Confidence {
        SURE,
        THINK_SO,
        GUESS,
        NOT_ASKED
    }
}
