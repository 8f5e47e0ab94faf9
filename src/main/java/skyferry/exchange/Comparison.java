package skyferry.exchange;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Scenario;
import skyferry.run.Timeline;

/** A measured figure beside the computed one. */
public record Comparison(Scenario.Measured measured, double computed) {

    /**
     * Whether the computed figure lies inside the tolerance: relative to the measured median for quantities, exact for
     * {@code converges}.
     */
    public boolean within() {
        return StrictMath.abs(computed - measured.value()) <= StrictMath.abs(measured.value()) * measured.tolerance();
    }

    /** Computed over measured, less one: 0.02 is 2 % too much. */
    public double error() {
        return measured.value() == 0 ? computed : computed / measured.value() - 1;
    }

    /** All figures of the scenario that the run has a move for. */
    public static List<Comparison> of(Timeline timeline) {
        List<Comparison> rows = new ArrayList<>();
        for (Scenario.Measured measured : timeline.scenario().measured()) {
            timeline.migrations().stream()
                    .filter(record -> record.vm().equals(measured.vm()))
                    .findFirst()
                    .ifPresent(record -> rows.add(new Comparison(measured, figure(record, measured.metric()))));
        }
        return rows;
    }

    private static double figure(MigrationRecord record, String metric) {
        return switch (metric) {
            case "total" -> record.totalNanos();
            case "pause" -> record.guestPauseNanos();
            case "downtime" -> record.downtimeNanos();
            case "rounds" -> record.rounds();
            case "normal_pages" -> record.normalPages();
            case "transferred" -> record.transferredBytes();
            case "max_dirty_rate" -> record.maxDirtyPagesPerSecond();
            case "converges" -> record.outcome() == Outcome.COMPLETED ? 1 : 0;
            default -> throw new IllegalArgumentException("no figure named " + metric);
        };
    }
}
