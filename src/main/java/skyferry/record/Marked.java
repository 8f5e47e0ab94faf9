package skyferry.record;

/**
 * An answer to a question of a quiz and what it was worth.
 *
 * @param answer as the learner gave it
 * @param share 0 for wrong to 1 for right
 */
public record Marked(String answer, double share) {
    private static final double NEARLY = 1e-9;

    /** Whether it was wholly right. */
    public boolean isRight() {
        return share >= 1 - NEARLY;
    }
}
