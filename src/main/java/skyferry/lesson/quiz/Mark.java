package skyferry.lesson.quiz;

import java.util.List;

/**
 * What an answer is worth.
 *
 * @param share 0 for wrong to 1 for right
 * @param feedback what the author says about it, the most particular first
 */
public record Mark(double share, List<String> feedback) {
    public Mark {
        feedback = List.copyOf(feedback);
    }

    /** Whether it is wholly right. */
    public boolean isRight() {
        return share >= 1 - 1e-9;
    }
}
