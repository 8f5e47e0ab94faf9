package skyferry.run;

/** What a simulation keeps an eye on: everything, or only what a preview of a move needs. */
enum Watch {
    ALL,
    MOVES_AND_PROBES
}
