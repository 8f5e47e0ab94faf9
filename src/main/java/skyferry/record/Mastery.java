package skyferry.record;

import java.util.List;

/** What a learner can do of a lesson. No rank: it says what to look at again. */
public enum Mastery {
    /** Never opened. */
    NEW,
    /** Opened. */
    SEEN,
    /** All goals were reached by the learner's own doing. */
    CAN_DO,
    /** And again at least a week later. */
    CAN_STILL_DO;

    /** A week: what is still there then is likely to stay (spacing, learning design 1.11). */
    public static final long LATER_MILLIS = 7L * 24 * 3600 * 1000;

    /** What the notes on a lesson amount to. */
    public static Mastery of(List<Entry> entries) {
        List<Long> passed = entries.stream()
                .filter(entry -> entry.note().kind() == Note.Kind.PASSED)
                .map(Entry::atMillis)
                .toList();
        if (passed.isEmpty()) {
            return entries.isEmpty() ? NEW : SEEN;
        }
        long first = passed.stream().mapToLong(Long::longValue).min().orElseThrow();
        return passed.stream().anyMatch(at -> at - first >= LATER_MILLIS) ? CAN_STILL_DO : CAN_DO;
    }
}
