package skyferry.stage.player;

import java.util.EnumSet;
import java.util.Set;
import skyferry.run.Event;

/** How far one step through time goes. */
public enum Stride {
    /** From one thing that happens to the next. */
    EVENT(EnumSet.allOf(Event.Kind.class)),
    /** From the start of one round of copying, or of one checkpoint, to the next. */
    ROUND(EnumSet.of(Event.Kind.ROUND_STARTED, Event.Kind.CHECKPOINT)),
    /** From one part of a move to the next: asked for, copying, standing still, running again, done. */
    PHASE(EnumSet.of(
            Event.Kind.MOVE_ASKED,
            Event.Kind.POSTCOPY_STARTED,
            Event.Kind.POSTCOPY_PAUSED,
            Event.Kind.POSTCOPY_RECOVERED,
            Event.Kind.MIRROR_READY,
            Event.Kind.PART_DONE,
            Event.Kind.GUEST_SHUT_DOWN,
            Event.Kind.GUEST_PAUSED,
            Event.Kind.GUEST_RESUMED,
            Event.Kind.GUEST_BOOTED,
            Event.Kind.TAKE_OVER,
            Event.Kind.MOVE_COMPLETED,
            Event.Kind.MOVE_CANCELLED,
            Event.Kind.MOVE_FAILED));

    private final Set<Event.Kind> kinds;

    Stride(Set<Event.Kind> kinds) {
        this.kinds = kinds;
    }

    /** Whether a step ends at such an event. */
    boolean stopsAt(Event.Kind kind) {
        return kinds.contains(kind);
    }
}
