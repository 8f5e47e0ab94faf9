package skyferry.migration.lens;

import java.util.Locale;

/**
 * A value that a lens sets, and how far it can be trusted.
 *
 * @param key the key in scenario files: {@code downtime_limit}
 * @param value as it is written there: {@code 300 ms}
 * @param source key of the source in the bundle, after {@code source.}
 */
public record LensValue(String key, String value, Label label, String source) {
    /** Where a value comes from. */
    public enum Label {
        /** The system's own code or manual says so. */
        DOCUMENTED,
        /** Somebody measured it. */
        MEASURED,
        /** Nothing seen proves it. */
        ASSUMED;

        /** {@code documented}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
