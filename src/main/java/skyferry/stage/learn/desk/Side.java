package skyferry.stage.learn.desk;

import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.model.Action;
import skyferry.run.Run;

/**
 * A run beside others: what was done in it and what it cost.
 *
 * @param name the author's; empty for one of the learner's
 * @param movedNanos time spent moving, of all moves together
 * @param sentBytes of all moves together
 * @param pauseNanos the longest pause of a guest
 * @param outcome of the last move; empty if there was none
 */
public record Side(
        String name, List<Action> actions, long movedNanos, long sentBytes, long pauseNanos, String outcome) {
    public Side {
        actions = List.copyOf(actions);
    }

    static Side of(String name, Run run) {
        List<MigrationRecord> moves = run.timeline().migrations();
        return new Side(
                name,
                run.actions(),
                moves.stream().mapToLong(MigrationRecord::totalNanos).sum(),
                moves.stream().mapToLong(MigrationRecord::transferredBytes).sum(),
                moves.stream().mapToLong(MigrationRecord::guestPauseNanos).max().orElse(0),
                moves.isEmpty() ? "" : moves.getLast().outcome().name());
    }
}
