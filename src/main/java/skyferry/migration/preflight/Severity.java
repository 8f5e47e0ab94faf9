package skyferry.migration.preflight;

/** What a rule that is not kept does to a move. */
public enum Severity {
    /** The move does not begin. */
    BLOCKS,
    /** The move begins; it may be slow, or something after it may not work. */
    WARNS
}
