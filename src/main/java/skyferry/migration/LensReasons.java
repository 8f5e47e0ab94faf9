package skyferry.migration;

/** Codes of why a production system ended a move; their words are in the bundle {@code lens}. */
final class LensReasons {
    /** It took longer than its guest's size allows. */
    static final String COMPLETION_TIMEOUT = "completion-timeout";
    /** Less and less was left, and then for too long not. */
    static final String PROGRESS_TIMEOUT = "progress-timeout";

    private LensReasons() {}
}
