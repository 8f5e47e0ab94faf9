package skyferry.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads {@code summary.csv} of recorded QEMU runs. */
public final class QemuRunsCsv {
    private final Path file;
    private final Map<String, Integer> columns;
    private final String[] cells;
    private final int line;

    private QemuRunsCsv(Path file, Map<String, Integer> columns, String[] cells, int line) {
        this.file = file;
        this.columns = columns;
        this.cells = cells;
        this.line = line;
    }

    /**
     * All rows of a file.
     *
     * @throws IOException if it cannot be read
     * @throws MalformedTable if a column is missing or a cell is not what it should be
     */
    public static List<QemuRun> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new MalformedTable(file, 1, "", "", "a header line");
        }
        Map<String, Integer> columns = new HashMap<>();
        String[] names = lines.getFirst().split(",", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].strip(), i);
        }
        List<QemuRun> runs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                runs.add(new QemuRunsCsv(file, columns, lines.get(i).split(",", -1), i + 1).run());
            }
        }
        return runs;
    }

    private QemuRun run() {
        return new QemuRun(
                text("name"),
                text("group"),
                guest(),
                number("bw_mibps"),
                number("link_mibps"),
                number("downtime_limit_ms"),
                features(),
                number("bound_s"),
                text("flags"),
                measured());
    }

    private QemuRun.Guest guest() {
        return new QemuRun.Guest(
                text("pattern"),
                number("ram_mib"),
                number("init_mib"),
                number("wss_mib"),
                number("rate_pps"),
                number("hot_frac"),
                number("hot_prob"),
                number("on_ms"),
                number("off_ms"),
                number("phase_pos_ms"),
                number("seq_start_page"),
                (int) number("write_bytes"),
                number("catchup") != 0,
                maybe("writes_per_s_before"));
    }

    private QemuRun.Features features() {
        return new QemuRun.Features(
                number("auto_converge") != 0,
                (int) number("ac_initial"),
                (int) number("ac_increment"),
                (int) number("ac_max"),
                maybe("xbzrle_cache_mib"),
                maybe("postcopy_after_pass"),
                maybe("postcopy_after_s"),
                maybe("postcopy_bw_mibps"),
                maybe("multifd_channels"));
    }

    private QemuRun.Measured measured() {
        return new QemuRun.Measured(
                text("status"),
                maybe("rounds"),
                maybe("total_ms"),
                maybe("downtime_ms"),
                maybe("guest_pause_ms"),
                maybe("transferred_bytes"),
                maybe("throttle_max"));
    }

    private String text(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new MalformedTable(file, 1, column, "", "a column of this name");
        }
        return index < cells.length ? cells[index].strip() : "";
    }

    /** The number in a cell; 0 if it is empty. */
    private double number(String column) {
        return maybe(column).orElse(0);
    }

    private OptionalDouble maybe(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number) && number >= 0) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            throw new MalformedTable(file, line, column, text, "a number", e);
        }
        throw new MalformedTable(file, line, column, text, "a number from 0 on");
    }
}
