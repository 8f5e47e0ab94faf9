package skyferry.scenario.text;

import java.util.Locale;

/** Whether a file can be used in spite of what was found. */
public enum Severity {
    ERROR,
    WARNING;

    /** {@code error} or {@code warning}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
