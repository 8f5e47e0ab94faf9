package skyferry.stage.session;

import java.util.List;

/**
 * The changes that stand and those that could be done again.
 *
 * @param steps all of them, the oldest first
 * @param done how many of them stand
 */
public record Changes(List<Step> steps, int done) {
    /** Nothing was changed. */
    public static final Changes NONE = new Changes(List.of(), 0);

    public Changes {
        steps = List.copyOf(steps);
    }

    /** How many were taken back. */
    public int undone() {
        return steps.size() - done;
    }
}
