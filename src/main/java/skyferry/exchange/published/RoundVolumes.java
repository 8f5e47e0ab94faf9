package skyferry.exchange.published;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import skyferry.migration.MigrationRecord;

/**
 * What was sent in each round of a published move, and in each round of the computed one; 10^6 bytes.
 *
 * @param published as the paper's figure says; not every round is known of every guest
 * @param computed the last one is the round with a stopped guest
 */
public record RoundVolumes(String workload, List<Double> published, List<Double> computed) {
    private static final double MEGABYTE = 1e6;

    public RoundVolumes {
        published = List.copyOf(published);
        computed = List.copyOf(computed);
    }

    /** The guests of Clark et al. whose rounds are known, in the order of the table. */
    public static List<RoundVolumes> clark() {
        List<Map<String, String>> rows = CsvTable.of(
                        Path.of("round-volumes.csv"),
                        Workload.text("round-volumes.csv"),
                        List.of("scenario", "megabytes"))
                .rows();
        return rows.stream()
                .map(row -> row.getOrDefault("scenario", ""))
                .distinct()
                .map(name -> of(name, rows))
                .toList();
    }

    private static RoundVolumes of(String name, List<Map<String, String>> rows) {
        MigrationRecord record = Workload.named(name, Hosts.XEN_2005).run();
        return new RoundVolumes(
                name,
                rows.stream()
                        .filter(row -> name.equals(row.get("scenario")))
                        .map(row -> Double.valueOf(row.getOrDefault("megabytes", "")))
                        .toList(),
                record.roundsDetail().stream()
                        .map(round -> round.sentBytes() / MEGABYTE)
                        .toList());
    }
}
