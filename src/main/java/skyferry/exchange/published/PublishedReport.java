package skyferry.exchange.published;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;

/**
 * Every row of a table of published migrations ({@code published.csv}): computed and compared where a workload is described for
 * it, else with what it lacks.
 *
 * @param figures of the rows with a workload
 * @param lacking of the others: the case, and what it lacks
 */
public record PublishedReport(List<Figure> figures, Map<String, List<Lack>> lacking) {
    private static final Pattern NUMBERS = Pattern.compile("~?(\\d+(?:\\.\\d+)?)(?:-(\\d+(?:\\.\\d+)?))?.*");
    private static final double MEBIBYTE = 1 << 20;
    private static final double MEGABYTES_PER_MEBIBYTE = 1.048576;
    private static final List<String> COLUMNS = List.of(
            "source",
            "case",
            "memory_mib",
            "bandwidth_mbit_s",
            "dirty_rate_pages_s",
            "description",
            "technique",
            "total_s",
            "downtime_ms",
            "transferred_mib");

    public PublishedReport {
        figures = List.copyOf(figures);
    }

    /**
     * Computes the table's rows.
     *
     * @throws IOException if it cannot be read
     * @throws skyferry.exchange.MalformedTable if it is not such a table
     */
    public static PublishedReport of(Path file) throws IOException {
        CsvTable table = CsvTable.of(file, Files.readString(file, StandardCharsets.UTF_8), COLUMNS);
        Map<String, Map<String, String>> cases = new LinkedHashMap<>();
        CsvTable.of(Path.of("cases.csv"), Workload.text("cases.csv"), List.of("case"))
                .rows()
                .forEach(row -> cases.put(cell(row, "case"), row));
        List<Figure> figures = new ArrayList<>();
        Map<String, List<Lack>> lacking = new LinkedHashMap<>();
        for (Map<String, String> row : table.rows()) {
            Map<String, String> known = cases.get(cell(row, "case"));
            if (known == null) {
                lacking.put(cell(row, "source") + ": " + cell(row, "case"), lacks(row));
            } else {
                figures.addAll(figures(row, known));
            }
        }
        return new PublishedReport(figures, lacking);
    }

    /** Whether every judged figure is within its bounds. */
    public boolean within() {
        return figures.stream().allMatch(Figure::within);
    }

    private static List<Figure> figures(Map<String, String> row, Map<String, String> known) {
        MigrationRecord record = Workload.named(cell(known, "scenario"), Hosts.named(cell(known, "hosts")))
                .run();
        String name = cell(row, "case");
        List<Figure> figures = new ArrayList<>();
        number(cell(row, "total_s"))
                .ifPresent(s -> figures.add(
                        Figure.of(name, "total_s", s, record.totalNanos() / 1e9, tolerance(known, "total"))));
        boolean moved = record.outcome() == Outcome.COMPLETED;
        (moved ? number(cell(row, "downtime_ms")) : OptionalDouble.empty())
                .ifPresent(ms -> figures.add(Figure.of(
                        name,
                        "downtime_ms",
                        ms,
                        Math.max(record.guestPauseNanos(), record.downtimeNanos()) / 1e6,
                        tolerance(known, "downtime"))));
        String bytes = cell(row, "transferred_mib");
        double unit = bytes.contains("MB") ? MEGABYTES_PER_MEBIBYTE : 1;
        number(bytes)
                .ifPresent(amount -> figures.add(Figure.of(
                        name,
                        "transferred_mib",
                        amount / unit,
                        record.transferredBytes() / MEBIBYTE,
                        tolerance(known, "transferred"))));
        return figures;
    }

    private static OptionalDouble tolerance(Map<String, String> known, String column) {
        String percent = cell(known, column);
        return percent.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(percent) / 100);
    }

    /** A number, or the middle of two: {@code ~68-71}. */
    private static OptionalDouble number(String text) {
        Matcher matcher = NUMBERS.matcher(text);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        double low = Double.parseDouble(matcher.group(1));
        return OptionalDouble.of(matcher.group(2) == null ? low : (low + Double.parseDouble(matcher.group(2))) / 2);
    }

    private static List<Lack> lacks(Map<String, String> row) {
        List<Lack> lacks = new ArrayList<>();
        if (cell(row, "memory_mib").isEmpty()) {
            lacks.add(Lack.MEMORY);
        }
        if (cell(row, "bandwidth_mbit_s").isEmpty()) {
            lacks.add(Lack.BANDWIDTH);
        }
        boolean idle = cell(row, "description").startsWith("idle");
        if (idle) {
            lacks.add(Lack.FILLED);
        } else if (cell(row, "dirty_rate_pages_s").isEmpty()) {
            lacks.add(Lack.WRITES);
        }
        if (number(cell(row, "total_s")).isEmpty()
                && number(cell(row, "downtime_ms")).isEmpty()) {
            lacks.add(Lack.FIGURE);
        }
        if (cell(row, "technique").contains("RDMA")) {
            lacks.add(Lack.TECHNIQUE);
        }
        return List.copyOf(lacks);
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
