package skyferry.scene;

/** Names and values of figures that were measured, with their units. */
public final class MeasuredFigures {
    private MeasuredFigures() {}

    /** The metric in words. */
    public static String name(String metric) {
        return switch (metric) {
            case "total" -> "Total time";
            case "pause" -> "Guest pause";
            case "downtime" -> "Downtime";
            case "rounds" -> "Bitmap syncs";
            case "normal_pages" -> "Whole pages";
            case "transferred" -> "Sent";
            case "max_dirty_rate" -> "Highest dirty rate";
            case "converges" -> "Ends by itself";
            default -> metric;
        };
    }

    /** The value with its unit. */
    public static String text(String metric, double value) {
        return switch (metric) {
            case "total", "pause", "downtime" -> Quantities.duration(Math.round(value));
            case "transferred" -> Quantities.bytes(value);
            case "max_dirty_rate" -> Quantities.pagesPerSecond(value);
            case "converges" -> value > 0 ? "yes" : "no";
            default -> Quantities.count(Math.round(value));
        };
    }
}
