package skyferry.model;

/**
 * Where the scenario's random draws start.
 *
 * @param perLearner each learner gets a seed of their own, {@code value} is then only the fall-back
 */
public record Seed(boolean perLearner, long value) {
    public static Seed fixed(long value) {
        return new Seed(false, value);
    }
}
