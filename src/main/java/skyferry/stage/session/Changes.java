package skyferry.stage.session;

/**
 * How many changes stand and how many could be done again.
 *
 * @param undone changes that were taken back
 */
public record Changes(int done, int undone) {
    /** Nothing was changed. */
    public static final Changes NONE = new Changes(0, 0);
}
