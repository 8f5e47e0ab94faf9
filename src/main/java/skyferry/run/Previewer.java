package skyferry.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.migration.preflight.Blocker;
import skyferry.migration.preflight.Preflight;
import skyferry.migration.preflight.Severity;
import skyferry.model.Action;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/** Looks ahead: makes the move in a copy of the simulation and says what came of it. The same engine, not an estimate. */
public final class Previewer {
    /** A move that still goes on after this time does not converge for the eyes of somebody who is about to drop it. */
    public static final long LOOK_AHEAD_NANOS = 180_000_000_000L;

    /** What would come of moving {@code vm} to {@code to} at an instant of the run. */
    public Preview preview(
            Run run, long atNanos, String vm, String to, Technique technique, Optional<MigrationOptions> options) {
        Simulation simulation = run.at(atNanos);
        Action.Migrate action = new Action.Migrate(atNanos, vm, to, technique, options);
        List<Blocker> findings = Situations.findings(simulation, action);
        List<Blocker> blockers = Preflight.with(Severity.BLOCKS, findings);
        if (!blockers.isEmpty()) {
            return new Preview.Blocked(action, blockers);
        }
        simulation.network.watch(Watch.MOVES_AND_PROBES);
        int number = simulation.moves.size();
        simulation.act(action);
        simulation.runUntil(atNanos);
        ActiveMove move = simulation.moves.get(number);
        simulation.runWhile(() -> !move.process.finished() || simulation.busyWithNetwork(), atNanos + LOOK_AHEAD_NANOS);
        MigrationRecord record = move.process.record();
        return record.outcome() == Outcome.COMPLETED
                ? new Preview.Ends(record, outages(simulation, record), findings)
                : new Preview.DoesNotConverge(record, LOOK_AHEAD_NANOS);
    }

    static Map<String, Long> outages(Simulation simulation, MigrationRecord record) {
        Map<String, Long> outages = new TreeMap<>();
        simulation.probes.records(simulation.now()).forEach((id, probe) -> {
            long longest = 0;
            for (Timeline.Silence silence : probe.silences()) {
                if (silence.migration() == record.number()) {
                    longest = Math.max(longest, silence.untilNanos().orElse(simulation.now()) - silence.fromNanos());
                }
            }
            if (probe.probe().from().equals(record.vm()) || probe.probe().to().equals(record.vm())) {
                outages.put(id, longest);
            }
        });
        return outages;
    }
}
