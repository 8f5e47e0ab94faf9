package skyferry.export;

import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.run.Event;
import skyferry.run.Timeline;

/** What a report says in words; the engine knows codes and figures alone. */
public interface ReportWords {

    /** An event as one sentence. */
    String event(Event event);

    /** How a move was made: {@code pre-copy}. */
    String technique(MigrationRecord move);

    /** What came of a move. */
    String outcome(MigrationRecord move);

    /** The name of the system whose rules the run follows. */
    String lens(Timeline timeline);

    /** Why the main figures of a move are what they are. */
    List<Reason> reasons(Timeline timeline, MigrationRecord move);

    /** The values that the system sets. */
    List<Fact> lensValues(Timeline timeline);

    /** A figure with its formula, the formula with values put in, and each of these. */
    record Reason(String figure, String formula, String filled, String result, List<Fact> facts) {
        public Reason {
            facts = List.copyOf(facts);
        }
    }

    /** @param label measured, documented, modelled or assumed, in words */
    record Fact(String name, String amount, String label, String source) {}
}
