package skyferry.cli;

import java.util.Locale;
import skyferry.scene.Quantities;

/** Writes a measured figure with its unit. */
final class Figures {
    private Figures() {}

    static String text(String metric, double value) {
        return switch (metric) {
            case "total", "pause", "downtime" -> Quantities.duration(Math.round(value));
            case "transferred" -> Quantities.bytes(value);
            case "converges" -> value > 0 ? "yes" : "no";
            case "normal_pages" -> String.format(Locale.ROOT, "%,d pages", Math.round(value)).replace(',', ' ');
            default -> String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
        };
    }
}
