package skyferry.stage.timeline;

import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.run.Timeline;
import skyferry.stage.session.Difference;

/** The event that two runs have at the same instant of one clock. */
public enum Alignment {
    /** The beginning of both runs. */
    RUN,
    /** The command to move. */
    START,
    /** The pause of the guest. */
    SWITCHOVER,
    /** The end of the move. */
    END;

    /** When it is in a run; empty where it does not happen. */
    Optional<Long> in(Timeline timeline, String vm) {
        Optional<MigrationRecord> move = Difference.lastMove(timeline, vm);
        return switch (this) {
            case RUN -> Optional.of(0L);
            case START -> move.map(MigrationRecord::startNanos);
            case SWITCHOVER ->
                move.flatMap(m -> m.pausedNanos().isPresent()
                        ? Optional.of(m.pausedNanos().getAsLong())
                        : Optional.empty());
            case END -> move.map(MigrationRecord::lastNanos);
        };
    }

    /** By how much the second run is later at this event, nanoseconds; 0 where one of them does not have it. */
    long shift(Timeline first, Timeline second, String vm) {
        Optional<Long> a = in(first, vm);
        Optional<Long> b = in(second, vm);
        return a.isPresent() && b.isPresent() ? b.get() - a.get() : 0;
    }
}
