package skyferry.run;

/** What a simulation keeps an eye on. */
public enum Watch {
    /** Everything. */
    ALL,
    /** What a preview of a move needs: no verdicts on isolation. */
    MOVES_AND_PROBES,
    /** Memory and links only: no flow tables, no controller, no probes. For very many moves at once. */
    MOVES
}
