package skyferry.scenario.text;

/** Shows a line of a file with a caret below one column; long lines are cut to the part round it. */
final class Excerpt {
    private static final int WIDTH = 118;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    private Excerpt() {}

    /** The two lines, each begun by a line feed; nothing if the line is blank. */
    static String of(String line, int column) {
        if (line.isBlank()) {
            return "";
        }
        int[] points = line.codePoints().map(Excerpt::printable).toArray();
        int at = Math.min(column - 1, points.length);
        int from = points.length <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, points.length - WIDTH));
        int until = Math.min(points.length, from + WIDTH);
        String head = from > 0 ? CUT : "";
        String tail = until < points.length ? CUT : "";
        String shown = new String(points, from, until - from);
        StringBuilder pad = new StringBuilder();
        for (int i = from; i < at; i++) {
            pad.append(points[i] == '\t' ? '\t' : ' ');
        }
        return "\n  " + head + shown + tail + "\n  " + " ".repeat(head.length()) + pad + "^";
    }

    /** Control characters must not reach a terminal. */
    private static int printable(int point) {
        return point == '\t' || !Character.isISOControl(point) ? point : 0xFFFD;
    }
}
