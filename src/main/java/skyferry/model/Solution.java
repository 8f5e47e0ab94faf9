package skyferry.model;

import java.util.List;

/** One of the author's own runs that together pass the checks. */
public record Solution(String run, List<Action> steps) {
    public Solution {
        steps = List.copyOf(steps);
    }
}
