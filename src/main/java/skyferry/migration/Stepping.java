package skyferry.migration;

/** How a stream is computed; both ways give the same record. */
public enum Stepping {
    /** One call of the sender after the other: the reference. */
    WINDOW,
    /** Runs of equal windows at once. */
    CLOSED_FORM
}
