package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.PictureBuilder.Box;

/**
 * Where hosts stand in a room, as large as it allows, in rows from the left.
 *
 * @param level how much of a host there is room for
 * @param boxes one for each host
 */
record HostGrid(Level level, int columns, int rows, List<Box> boxes) {
    private static final double CARD_WIDTH = 132;
    private static final double CARD_HEIGHT = 150;
    private static final double WIDEST_CARD = 300;
    private static final double SMALL_WIDTH = 60;
    private static final double SMALL_HEIGHT = 42;

    /** How much of a host is drawn. */
    enum Level {
        /** A card with loads, machines, bridge and NIC. */
        CARD,
        /** A name, the share of memory given away, machines as chips. */
        SMALL,
        /** A cell of a map, coloured by the share of memory given away. */
        CELL
    }

    static HostGrid of(int hosts, Box room, double scale) {
        double gap = room.w() < 800 ? 12 : 16;
        int most = (int) Math.max(1, (room.w() + gap) / (CARD_WIDTH * Math.min(scale, 1.2) + gap));
        int columns = Math.max(1, Math.min(hosts, most));
        int rows = Math.max(1, Math.ceilDiv(hosts, columns));
        columns = Math.max(1, Math.ceilDiv(hosts, rows));
        double h = (room.h() - (rows - 1) * gap) / rows;
        if (rows == 1 || h >= CARD_HEIGHT * scale) {
            double w = Math.min(WIDEST_CARD, (room.w() - gap * (columns - 1)) / columns);
            return new HostGrid(Level.CARD, columns, rows, boxes(hosts, columns, room, w, h, gap));
        }
        HostGrid small = packed(hosts, room, 8, 1.4, Level.SMALL);
        Box first = small.boxes.getFirst();
        return first.w() >= SMALL_WIDTH && first.h() >= SMALL_HEIGHT
                ? small
                : packed(hosts, room, first.w() > 20 ? 3 : 2, 1.2, Level.CELL);
    }

    /** As many columns as give boxes of about that shape. */
    private static HostGrid packed(int hosts, Box room, double gap, double shape, Level level) {
        double ideal = StrictMath.sqrt(hosts * room.w() / (room.h() * shape));
        int columns = (int) CanvasLayout.clamp(StrictMath.ceil(ideal), 1, hosts);
        int rows = Math.ceilDiv(hosts, columns);
        double w = (room.w() - gap * (columns - 1)) / columns;
        double h = Math.min(w, (room.h() - gap * (rows - 1)) / rows);
        return new HostGrid(level, columns, rows, boxes(hosts, columns, room, w, h, gap));
    }

    private static List<Box> boxes(int hosts, int columns, Box room, double w, double h, double gap) {
        double left = room.centerX() - (columns * w + (columns - 1) * gap) / 2;
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            boxes.add(new Box(left + i % columns * (w + gap), room.y() + i / columns * (h + gap), w, h));
        }
        return List.copyOf(boxes);
    }
}
