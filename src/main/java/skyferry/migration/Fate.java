package skyferry.migration;

/** What a failure does to a move that is past its pre-copy. */
enum Fate {
    /** Nothing. */
    UNHURT,
    /** The move is over and the guest is the source's again. */
    BACK,
    /** The stream stands still until it is recovered. */
    WAITS,
    /** Neither host has the whole guest. */
    LOST
}
