package skyferry.exchange.published;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.exchange.MalformedTable;

/** A table with a header line, commas and quoted cells (RFC 4180). */
record CsvTable(List<Map<String, String>> rows) {

    /**
     * The table that a text holds.
     *
     * @param file what messages call it
     * @param needed columns that must be there
     * @throws MalformedTable if one of them is not, or a line has more cells than the header
     */
    static CsvTable of(Path file, String text, List<String> needed) {
        List<List<String>> lines = lines(text);
        List<String> names = lines.isEmpty() ? List.of() : lines.getFirst();
        for (String column : needed) {
            if (!names.contains(column)) {
                throw new MalformedTable(file, 1, column, String.join(",", names), "a column of this name");
            }
        }
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> cells = lines.get(i);
            if (cells.size() > names.size()) {
                throw new MalformedTable(file, i + 1, names.getLast(), cells.getLast(), "no more cells");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < names.size(); c++) {
                row.put(names.get(c), c < cells.size() ? cells.get(c).strip() : "");
            }
            rows.add(row);
        }
        return new CsvTable(List.copyOf(rows));
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n' && !quoted) {
                end(lines, cells, cell);
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        end(lines, cells, cell);
        return lines;
    }

    private static void end(List<List<String>> lines, List<String> cells, StringBuilder cell) {
        if (!cells.isEmpty() || !cell.toString().isBlank()) {
            cells.add(cell.toString());
            lines.add(List.copyOf(cells));
        }
        cells.clear();
        cell.setLength(0);
    }
}
