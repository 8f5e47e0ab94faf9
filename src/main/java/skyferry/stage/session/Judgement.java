package skyferry.stage.session;

import java.util.List;
import java.util.Optional;
import skyferry.run.Preview;

/**
 * What a host says to a machine that may come.
 *
 * @param badge a few words to read at a glance
 * @param causes why not, or at what price: one sentence each
 * @param remedies what can be done about it: one sentence each
 * @param preview what the engine said; empty while it is being asked
 */
public record Judgement(
        String host, Kind kind, String badge, List<String> causes, List<String> remedies, Optional<Preview> preview) {

    public Judgement {
        causes = List.copyOf(causes);
        remedies = List.copyOf(remedies);
    }

    /** Whether the machine may come. */
    public enum Kind {
        FITS,
        COSTLY,
        BLOCKED,
        PENDING
    }

    /** Whether a move to this host may be ordered. */
    public boolean allows() {
        return kind == Kind.FITS || kind == Kind.COSTLY;
    }

    /** Not answered yet. */
    public static Judgement pending(String host, String badge) {
        return new Judgement(host, Kind.PENDING, badge, List.of(), List.of(), Optional.empty());
    }
}
