package skyferry.scene;

import java.util.Map;
import java.util.Optional;

/**
 * What the person in front of the picture is doing.
 *
 * @param selected what the inspector shows
 * @param hover what the pointer is over
 * @param drag the machine in hand
 * @param verdicts what each host says to the machine in hand, by the host's name; empty while none is lifted
 */
public record Interaction(
        Optional<Picture.Target> selected,
        Optional<Picture.Target> hover,
        Optional<Drag> drag,
        Map<String, Verdict> verdicts) {
    public static final Interaction NONE =
            new Interaction(Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public Interaction {
        verdicts = Map.copyOf(verdicts);
    }

    /** A machine that follows the pointer. */
    public record Drag(String vm, double x, double y) {}

    /** A host's answer to the machine in hand, a few words with units. */
    public record Verdict(Kind kind, String text) {}

    /** How the answer looks. */
    public enum Kind {
        PENDING,
        FITS,
        COSTLY,
        BLOCKED
    }
}
