package skyferry.stage.learn;

import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Scenario.Measured;
import skyferry.run.Timeline;
import skyferry.scene.MeasuredFigures;
import skyferry.stage.words.Words;

/** What real machines gave beside what the run computes. */
final class Comparison {
    private final Words words;

    Comparison(Words words) {
        this.words = words;
    }

    /**
     * One figure.
     *
     * @param computed empty while the run has no such move
     * @param within whether the computed value lies in the tolerance; empty while there is none
     */
    record Line(String name, String measured, String computed, Optional<Boolean> within, String source) {}

    /** All measured figures of the run's scenario, each beside the first move of its machine. */
    List<Line> lines(Timeline timeline) {
        return timeline.scenario().measured().stream()
                .map(m -> line(m, timeline))
                .toList();
    }

    private Line line(Measured measured, Timeline timeline) {
        Optional<MigrationRecord> move = timeline.migrations().stream()
                .filter(m -> m.vm().equals(measured.vm()) && m.outcome() != Outcome.REFUSED)
                .findFirst();
        Optional<Double> computed = move.flatMap(m -> value(measured.metric(), m));
        return new Line(
                MeasuredFigures.name(measured.metric()),
                MeasuredFigures.text(measured.metric(), measured.value()),
                computed.map(value -> MeasuredFigures.text(measured.metric(), value))
                        .orElse(words.of("measured.none")),
                computed.map(value -> within(measured, value)),
                measured.source());
    }

    private static boolean within(Measured measured, double computed) {
        double slack = measured.tolerance() * Math.abs(measured.value());
        double low = Math.min(measured.min(), measured.value() - slack);
        double high = Math.max(measured.max(), measured.value() + slack);
        return computed >= low && computed <= high;
    }

    private static Optional<Double> value(String metric, MigrationRecord move) {
        return switch (metric) {
            case "total" -> Optional.of((double) move.totalNanos());
            case "pause" -> Optional.of((double) move.guestPauseNanos());
            case "downtime" -> Optional.of((double) move.downtimeNanos());
            case "rounds" -> Optional.of((double) move.rounds());
            case "normal_pages" -> Optional.of((double) move.normalPages());
            case "transferred" -> Optional.of((double) move.transferredBytes());
            case "max_dirty_rate" -> Optional.of(move.maxDirtyPagesPerSecond());
            case "converges" -> Optional.of(move.outcome() == Outcome.COMPLETED ? 1.0 : 0.0);
            default -> Optional.empty();
        };
    }
}
