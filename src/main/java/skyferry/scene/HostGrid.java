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
    private static final double COUNT_WIDTH = 26;
    private static final double COUNT_HEIGHT = 15;

    /** How much of a host is drawn. */
    enum Level {
        /** A card with loads, machines, bridge and NIC. */
        CARD,
        /** A name, the share of memory given away, machines as chips. */
        SMALL,
        /** A cell of a map with the number of its machines. */
        COUNT,
        /** A cell of a map, coloured by the share of memory given away. */
        CELL;

        /** How much there is room for in a box, if a card there may be as small as cards are. */
        static Level in(double w, double h, double scale) {
            double text = Math.max(1, scale);
            if (w >= CARD_WIDTH * Math.min(text, 1.2) && h >= CARD_HEIGHT * text) {
                return CARD;
            }
            if (w >= SMALL_WIDTH && h >= SMALL_HEIGHT) {
                return SMALL;
            }
            return w >= COUNT_WIDTH * text && h >= COUNT_HEIGHT * text ? COUNT : CELL;
        }

        /** Whether hosts are cells of a map. */
        boolean cells() {
            return this == COUNT || this == CELL;
        }
    }

    /** How near one must come for these hosts to be cards. */
    double nearnessOfCards() {
        Box first = boxes.isEmpty() ? new Box(0, 0, CARD_WIDTH, CARD_HEIGHT) : boxes.getFirst();
        return level == Level.CARD ? 1 : Math.max(CARD_WIDTH / first.w(), CARD_HEIGHT / first.h());
    }

    /** The same hosts seen by a camera. */
    HostGrid seenBy(Camera camera, double scale) {
        List<Box> seen = boxes.stream().map(camera::view).toList();
        Level nearer = level == Level.CARD || seen.isEmpty()
                ? level
                : Level.in(seen.getFirst().w(), seen.getFirst().h(), scale);
        return new HostGrid(nearer, columns, rows, seen);
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
        if (first.w() >= SMALL_WIDTH && first.h() >= SMALL_HEIGHT) {
            return small;
        }
        HostGrid map = packed(hosts, room, first.w() > 20 ? 3 : 2, 1.2, Level.CELL);
        Box cell = map.boxes.getFirst();
        return new HostGrid(Level.in(cell.w(), cell.h(), scale), map.columns, map.rows, map.boxes);
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
