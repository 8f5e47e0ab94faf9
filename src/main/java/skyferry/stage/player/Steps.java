package skyferry.stage.player;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import skyferry.run.Event;
import skyferry.run.Timeline;

/** The instants of a run at which something happens: a step of the player goes from one to the next. */
final class Steps {
    static final Steps NONE = new Steps(new TreeSet<>());

    private final NavigableSet<Long> instants;

    private Steps(NavigableSet<Long> instants) {
        this.instants = instants;
    }

    static Steps of(Timeline timeline) {
        NavigableSet<Long> instants = new TreeSet<>();
        for (Event event : timeline.events()) {
            instants.add(event.atNanos());
        }
        return new Steps(instants);
    }

    OptionalLong after(long nanos) {
        Long next = instants.higher(nanos);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next);
    }

    OptionalLong before(long nanos) {
        Long last = instants.lower(nanos);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }
}
