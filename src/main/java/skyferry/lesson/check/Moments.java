package skyferry.lesson.check;

import java.util.Optional;
import java.util.OptionalLong;
import skyferry.run.Timeline;

/** The instants of a run that lessons name: {@code pause}, {@code resume(web-1)} and the others of {@link Functions#EVENTS}. */
public final class Moments {
    private Moments() {}

    /** When an event happened last, to a machine or to any; empty if it did not. Nanoseconds from the start of the run. */
    public static OptionalLong last(Timeline timeline, String event, Optional<String> vm) {
        return new Instants(timeline).last(event, vm);
    }
}
