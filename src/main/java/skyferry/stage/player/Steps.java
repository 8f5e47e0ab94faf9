package skyferry.stage.player;

import java.util.Arrays;
import java.util.OptionalLong;
import skyferry.run.Event;
import skyferry.run.Timeline;

/** The instants of a run at which a step of one stride ends. */
final class Steps {
    static final Steps NONE = new Steps(new long[0]);

    private final long[] instants;

    private Steps(long[] instants) {
        this.instants = instants;
    }

    static Steps of(Timeline timeline, Stride stride) {
        return new Steps(timeline.events().stream()
                .filter(event -> stride.stopsAt(event.kind()))
                .mapToLong(Event::atNanos)
                .sorted()
                .distinct()
                .toArray());
    }

    /** How many lie at an instant or before it. */
    int until(long nanos) {
        int at = Arrays.binarySearch(instants, nanos);
        return at < 0 ? -at - 1 : at + 1;
    }

    int count() {
        return instants.length;
    }

    OptionalLong after(long nanos) {
        int next = until(nanos);
        return next < instants.length ? OptionalLong.of(instants[next]) : OptionalLong.empty();
    }

    OptionalLong before(long nanos) {
        int last = until(nanos - 1) - 1;
        return last < 0 ? OptionalLong.empty() : OptionalLong.of(instants[last]);
    }
}
