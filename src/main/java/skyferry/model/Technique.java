package skyferry.model;

import java.util.Locale;

/** How a machine moves. */
public enum Technique {
    PRECOPY,
    POSTCOPY,
    HYBRID,
    STOP_COPY,
    COLD,
    BLOCK;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
