package skyferry.run;

import java.util.List;
import java.util.Map;
import skyferry.migration.MigrationRecord;
import skyferry.migration.preflight.Blocker;
import skyferry.model.Action;

/** What would come of a move. */
public sealed interface Preview {

    /**
     * The move would end.
     *
     * @param outageNanos longest silence of each probe that has an end on the machine, by the probe's name
     * @param warnings what pre-flight found that does not keep the move from beginning
     */
    record Ends(MigrationRecord record, Map<String, Long> outageNanos, List<Blocker> warnings) implements Preview {
        public Ends {
            outageNanos = Map.copyOf(outageNanos);
            warnings = List.copyOf(warnings);
        }
    }

    /** The move would still be sending after the time looked ahead. */
    record DoesNotConverge(MigrationRecord record, long lookedAheadNanos) implements Preview {}

    /**
     * The move would not begin.
     *
     * @param asked the move, as it was asked for
     */
    record Blocked(Action.Migrate asked, List<Blocker> blockers) implements Preview {
        public Blocked {
            blockers = List.copyOf(blockers);
        }
    }
}
