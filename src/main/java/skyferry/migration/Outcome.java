package skyferry.migration;

import java.util.Locale;

/** How a move ended. {@code ACTIVE}: the run ended before the move did. */
public enum Outcome {
    ACTIVE,
    COMPLETED,
    CANCELLED,
    FAILED,
    REFUSED,
    NOT_CONVERGED;

    /** The name in results: {@code not-converged}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
