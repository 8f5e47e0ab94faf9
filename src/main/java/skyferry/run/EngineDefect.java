package skyferry.run;

import java.io.Serial;

/** A run contradicted itself: a machine ran twice or nowhere, or its memory was not whole at its destination. */
public final class EngineDefect extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    EngineDefect(Event event) {
        super(event.argument("check") + " of " + event.subject() + " at " + event.atNanos() + " ns: "
                + event.argument("found"));
    }

    /**
     * Stops at the first defect that a run has written down.
     *
     * @throws EngineDefect if there is one
     */
    public static void forbid(Timeline timeline) {
        for (Event event : timeline.events()) {
            if (event.kind() == Event.Kind.SELF_CHECK_FAILED) {
                throw new EngineDefect(event);
            }
        }
    }
}
