package skyferry.model;

/** A goal: an expression of the check language and when its result is shown. */
public record Check(String id, String expression, int weight, Show show, Text fail) {

    /** When the learner sees it. */
    public enum Show {
        ALWAYS,
        AFTER_ATTEMPT,
        HIDDEN
    }
}
