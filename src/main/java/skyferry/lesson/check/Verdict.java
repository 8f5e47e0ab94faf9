package skyferry.lesson.check;

import java.util.Optional;
import java.util.OptionalLong;
import skyferry.run.Event;

/**
 * What a check came to.
 *
 * @param actual the value that decided
 * @param wanted what it was compared with
 * @param atNanos the instant that decided: for a fail, that of the first breach
 * @param cause the event of that instant, or the last before it
 */
public record Verdict(
        Result result, Optional<Value> actual, Optional<Value> wanted, OptionalLong atNanos, Optional<Event> cause) {

    /** Never {@code FAIL} before the student has tried. */
    public enum Result {
        PASS,
        FAIL,
        NOT_YET
    }
}
