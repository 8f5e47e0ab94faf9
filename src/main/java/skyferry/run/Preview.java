package skyferry.run;

import java.util.List;
import java.util.Map;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Preflight;

/** What would come of a move. */
public sealed interface Preview {

    /**
     * The move would end.
     *
     * @param outageNanos longest silence of each probe that has an end on the machine, by the probe's name
     */
    record Ends(MigrationRecord record, Map<String, Long> outageNanos) implements Preview {
        public Ends {
            outageNanos = Map.copyOf(outageNanos);
        }
    }

    /** The move would still be sending after the time looked ahead. */
    record DoesNotConverge(MigrationRecord record, long lookedAheadNanos) implements Preview {}

    /** The move would not begin. */
    record Blocked(List<Preflight.Blocker> blockers) implements Preview {
        public Blocked {
            blockers = List.copyOf(blockers);
        }
    }
}
