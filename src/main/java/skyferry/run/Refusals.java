package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import skyferry.migration.Beside;
import skyferry.migration.GuestView;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.migration.PageHistory;
import skyferry.migration.preflight.Blocker;
import skyferry.model.Action;
import skyferry.model.Curve;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;

/** Moves that never began. */
final class Refusals {
    private Refusals() {}

    /** A refused move and why. */
    record Refused(MigrationRecord record, List<Blocker> blockers) {
        Refused {
            blockers = List.copyOf(blockers);
        }
    }

    /** The record of a move that was refused at once: every figure is 0. */
    static Refused refused(
            int number,
            Action.Migrate action,
            String from,
            Lens lens,
            MigrationOptions options,
            List<Blocker> blockers) {
        Curve none = Curve.builder().build();
        MigrationRecord record = new MigrationRecord(
                number,
                action.vm(),
                from,
                action.to(),
                action.technique(),
                lens,
                options,
                Outcome.REFUSED,
                blockers.getFirst().code().id(),
                action.atNanos(),
                0,
                action.atNanos(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.empty(),
                0,
                0,
                0,
                List.of(),
                none,
                none,
                none,
                none,
                none,
                none,
                none,
                GuestView.NONE,
                PageHistory.NONE,
                Beside.NONE);
        return new Refused(record, blockers);
    }

    static Map<String, String> arguments(Action.Migrate action, Blocker first) {
        Map<String, String> arguments = new java.util.TreeMap<>(first.arguments());
        arguments.put("to", action.to());
        arguments.put("reason", first.code().id());
        return arguments;
    }
}
