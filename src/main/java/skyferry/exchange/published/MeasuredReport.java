package skyferry.exchange.published;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.exchange.MalformedTable;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;

/**
 * Every row of a table of measured targets ({@code validation_targets.csv}) beside the computed figure. A row's id is a workload
 * and a figure, {@code pre-4T-total}; its tolerance is {@code 5 %}, {@code +-2}, {@code factor 2}, {@code one step} of the
 * throttle, or {@code exact}.
 */
public record MeasuredReport(List<Figure> figures) {
    private static final double THROTTLE_STEP = 10;
    private static final Pattern ID = Pattern.compile("(.+)-([a-z]+)");
    private static final Pattern TOLERANCE =
            Pattern.compile("(?<percent>[0-9.]+) ?%|\\+-(?<plain>[0-9.]+)|factor (?<factor>[0-9.]+)|one step|exact");

    public MeasuredReport {
        figures = List.copyOf(figures);
    }

    /**
     * Computes the rows of {@code validation_targets.csv} in a folder.
     *
     * @throws IOException if it cannot be read
     * @throws MalformedTable if it is not such a table, or names a workload or a figure that is not known
     */
    public static MeasuredReport of(Path file) throws IOException {
        CsvTable table = CsvTable.of(
                file,
                Files.readString(file, StandardCharsets.UTF_8),
                List.of("id", "measured_median", "suggested_tolerance"));
        Map<String, MigrationRecord> computed = new HashMap<>();
        List<Map<String, String>> rows = table.rows();
        return new MeasuredReport(rows.stream()
                .map(row -> figure(row, new Cells(file, rows.indexOf(row) + 2), computed))
                .toList());
    }

    /** Whether every figure is within its tolerance. */
    public boolean within() {
        return figures.stream().allMatch(Figure::within);
    }

    private static Figure figure(Map<String, String> row, Cells cells, Map<String, MigrationRecord> computed) {
        String id = row.getOrDefault("id", "");
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw cells.wrong("id", id, "a workload and a figure, as pre-4T-total");
        }
        String workload = parts.group(1).toLowerCase(Locale.ROOT);
        MigrationRecord record;
        try {
            record = computed.computeIfAbsent(
                    workload, name -> Workload.named(name, Hosts.KVM).run());
        } catch (IllegalArgumentException e) {
            throw cells.wrong("id", id, "a known workload: pre-4T, pre-16T, ac-16T, ro-16T, stop-4T or hyb-25s");
        }
        String median = row.getOrDefault("measured_median", "");
        double measured = median.startsWith("yes") ? 1 : median.startsWith("no") ? 0 : cells.number(median);
        String metric = parts.group(2);
        double found = found(record, metric).orElseThrow(() -> cells.wrong("id", id, "a known figure"));
        return bounded(id, metric, measured, found, row.getOrDefault("suggested_tolerance", ""), cells);
    }

    private static OptionalDouble found(MigrationRecord record, String metric) {
        return switch (metric) {
            case "total" -> OptionalDouble.of(Math.max(record.totalNanos(), record.guestPauseNanos()) / 1e9);
            case "pages" -> OptionalDouble.of(record.normalPages());
            case "syncs" -> OptionalDouble.of(record.rounds());
            case "ends", "converges", "conv" -> OptionalDouble.of(record.outcome() == Outcome.COMPLETED ? 1 : 0);
            case "maxrate" -> OptionalDouble.of(record.maxDirtyPagesPerSecond());
            case "throttle" -> OptionalDouble.of(record.maxThrottlePercent());
            case "start" -> OptionalDouble.of(record.throttleStartNanos().orElse(0) / 1e9);
            case "down" -> OptionalDouble.of(record.downtimeNanos() / 1e6);
            default -> OptionalDouble.empty();
        };
    }

    private static Figure bounded(
            String id, String metric, double measured, double found, String tolerance, Cells cells) {
        Matcher bounds = TOLERANCE.matcher(tolerance);
        if (!bounds.matches()) {
            throw cells.wrong("suggested_tolerance", tolerance, "5 %, +-2, factor 2, one step or exact");
        }
        double least = measured;
        double most = measured;
        if (bounds.group("percent") != null) {
            double off = measured * Double.parseDouble(bounds.group("percent")) / 100;
            least -= off;
            most += off;
        } else if (bounds.group("plain") != null) {
            least -= Double.parseDouble(bounds.group("plain"));
            most += Double.parseDouble(bounds.group("plain"));
        } else if (bounds.group("factor") != null) {
            least /= Double.parseDouble(bounds.group("factor"));
            most *= Double.parseDouble(bounds.group("factor"));
        } else if (tolerance.equals("one step")) {
            least -= THROTTLE_STEP;
            most += THROTTLE_STEP;
        }
        return new Figure(id, metric, measured, found, OptionalDouble.of(least), OptionalDouble.of(most));
    }

    /** The cells of one line, for messages. */
    private record Cells(Path file, int line) {
        MalformedTable wrong(String column, String found, String expected) {
            return new MalformedTable(file, line, column, found, expected);
        }

        double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong("measured_median", text, "a number, yes or no");
            }
        }
    }
}
