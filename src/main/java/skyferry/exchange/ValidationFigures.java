package skyferry.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import skyferry.exchange.QemuValidation.Row;

/**
 * Errors of a set of runs.
 *
 * @param statusRight how many end as measured
 * @param roundsWithinOne share of the completed runs whose rounds are off by at most 1
 */
public record ValidationFigures(
        String set,
        int runs,
        int statusRight,
        Spread total,
        Spread transferred,
        Spread downtime,
        Spread guestPause,
        Spread roundsOff,
        double roundsWithinOne) {

    /** Median and 90th percentile of what has a value; NaN if nothing has. */
    public record Spread(double median, double p90) {}

    /** The errors of some runs together. */
    public static ValidationFigures of(String set, List<Row> rows) {
        List<Double> rounds = values(rows, Row::roundsOff);
        return new ValidationFigures(
                set,
                rows.size(),
                (int) rows.stream().filter(Row::statusRight).count(),
                spread(values(rows, Row::totalError)),
                spread(values(rows, Row::transferredError)),
                spread(values(rows, Row::downtimeError)),
                spread(values(rows, Row::guestPauseError)),
                spread(rounds),
                rounds.isEmpty()
                        ? Double.NaN
                        : (double) rounds.stream().filter(r -> r <= 1).count() / rounds.size());
    }

    /** The errors of each group, in order of their names. */
    public static List<ValidationFigures> byGroup(List<Row> rows) {
        Map<String, List<Row>> groups = new TreeMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(row.run().group(), name -> new ArrayList<>()).add(row);
        }
        return groups.entrySet().stream()
                .map(group -> of(group.getKey(), group.getValue()))
                .toList();
    }

    private static List<Double> values(List<Row> rows, Function<Row, OptionalDouble> value) {
        return rows.stream()
                .map(value)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .sorted()
                .toList();
    }

    private static Spread spread(List<Double> sorted) {
        return new Spread(quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    /** The quantile between two neighbours, by straight line. */
    private static double quantile(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        double place = (sorted.size() - 1) * share;
        int low = (int) place;
        double high = sorted.get(Math.min(low + 1, sorted.size() - 1));
        return sorted.get(low) + (high - sorted.get(low)) * (place - low);
    }
}
