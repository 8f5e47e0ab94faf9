package skyferry.exchange.published;

import java.util.Locale;

/** What a published migration does not say and a computation would need. */
public enum Lack {
    /** How large the guest's memory is. */
    MEMORY,
    /** How fast the network is. */
    BANDWIDTH,
    /** How fast and how widely the guest writes. */
    WRITES,
    /** How much of an idle guest's memory is in use. */
    FILLED,
    /** A total time or a downtime to compare with. */
    FIGURE,
    /** It moved in a way that is not modelled. */
    TECHNIQUE;

    /** {@code bandwidth}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
