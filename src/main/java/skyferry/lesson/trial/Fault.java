package skyferry.lesson.trial;

import java.util.OptionalLong;

/**
 * Something that a trial found besides mistakes in files.
 *
 * @param subject the check, file or figure that it is about
 * @param seed the variant in which it was found first
 */
public record Fault(Kind kind, String subject, OptionalLong seed) {

    /** What can be found. */
    public enum Kind {
        /** Nothing is asked of the student. */
        NO_CHECKS,
        /** The author gives no run that passes. */
        NO_SOLUTION,
        /** A variant of the scenario cannot be read. */
        VARIANT_REFUSED,
        /** All goals are reached before anything is done. */
        START_PASSES,
        /** The author's own runs do not reach a goal. */
        SOLUTION_FAILS,
        /** A measured value comes too near to its limit. */
        THIN_MARGIN,
        /** Reading alone takes longer than the lesson is said to take. */
        TOO_LONG
    }

    static Fault of(Kind kind, String subject) {
        return new Fault(kind, subject, OptionalLong.empty());
    }

    static Fault in(long seed, Kind kind, String subject) {
        return new Fault(kind, subject, OptionalLong.of(seed));
    }
}
