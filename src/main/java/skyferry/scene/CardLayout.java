package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.PictureBuilder.Box;

/**
 * The inside of a host's card: title and loads on top, the bridge and the NIC at the bottom, machines between them. Tiles are as
 * large on all cards, so that machines of different hosts can be compared; they shrink with the room: first they lose
 * their line of text, then rows of their page map, then the map. Machines that have no room as tiles become chips. In a low
 * card both loads stand in one line, and so does what is said about the NIC.
 *
 * @param bars lines for the share of the processors and of the memory that is given away
 * @param nic one line high in a low card, else two
 * @param chips whether machines are chips: colour, and a letter where there is room
 * @param hidden machines that have no room
 * @param low whether what is said about the NIC stands in one line
 */
record CardLayout(
        Box card,
        Box bridge,
        Box nic,
        Box functions,
        List<Box> bars,
        List<Box> tiles,
        boolean chips,
        int hidden,
        boolean low) {
    private static final double PAD = 12;
    private static final double TILE_GAP = 9;
    private static final double SMALL_GAP = 4;
    private static final double TILE_HEIGHT = 108;
    private static final double READABLE_TILE = 44;
    private static final double SMALLEST_TILE = 17;
    private static final double NARROWEST_TILE = 64;
    private static final double LOW_CARD = 270;
    private static final double[] CHIPS = {20, 13, 8};

    /** {@code most}: machines on the fullest of all cards. */
    static CardLayout of(Box card, int machines, int most, double scale) {
        boolean low = card.h() < LOW_CARD * scale;
        double bridgeHeight = (low ? 20 : 26) * grown(scale);
        double nicHeight = (low ? 20 : 34) * grown(scale);
        double side = low ? 8 : 10;
        double nicTop = card.bottom() - side - nicHeight;
        Box nic = new Box(card.x() + side, nicTop, (card.w() - 2 * side - 6) * (low ? 0.54 : 0.5), nicHeight);
        Box functions = new Box(nic.right() + 6, nicTop, card.right() - side - nic.right() - 6, nicHeight);
        double between = low ? 5 : 6;
        Box bridge = new Box(card.x() + side, nicTop - between - bridgeHeight, card.w() - 2 * side, bridgeHeight);
        double barsY = card.y() + 14 + 20 * scale;
        List<Box> bars = bars(card, barsY, scale, low);
        double top = bars.getLast().bottom() + 8;
        Box room = new Box(card.x() + PAD, top, card.w() - 2 * PAD, bridge.y() - 8 - top);
        Grid grid = grid(room, most, scale);
        List<Box> tiles = grid.boxes(room, machines);
        return new CardLayout(card, bridge, nic, functions, bars, tiles, grid.chips(), machines - tiles.size(), low);
    }

    /** Boxes round a line of text grow a little less than it. */
    private static double grown(double scale) {
        return scale <= 1.3 ? scale : 1.3 + 0.85 * (scale - 1.3);
    }

    private static List<Box> bars(Box card, double y, double scale, boolean low) {
        double h = 15 * scale;
        double left = card.x() + 14;
        double w = card.w() - 28;
        if (low) {
            double half = (w - 12) / 2;
            return List.of(new Box(left, y, half, h), new Box(left + half + 12, y, half, h));
        }
        return List.of(new Box(left, y, w, h), new Box(left, y + h, w, h));
    }

    /** Tiles side by side and one below the other. */
    private record Grid(int columns, int rows, double w, double h, double gap, boolean chips) {

        List<Box> boxes(Box room, int machines) {
            List<Box> boxes = new ArrayList<>();
            for (int i = 0; i < Math.min(machines, rows * columns); i++) {
                boxes.add(new Box(room.x() + i % columns * (w + gap), room.y() + i / columns * (h + gap), w, h));
            }
            return List.copyOf(boxes);
        }
    }

    /** As few columns as leave tiles readable, else as many as tiles are wide enough for, else chips. */
    private static Grid grid(Box room, int most, double scale) {
        int widest = (int) Math.max(1, (room.w() + TILE_GAP) / (NARROWEST_TILE * scale + TILE_GAP));
        int first = Math.min(widest, room.w() > 300 ? 3 : 2);
        Grid best = tiles(room, first, most, scale);
        for (int columns = first + 1; columns <= widest && best.h() < READABLE_TILE * scale; columns++) {
            best = tiles(room, columns, most, scale);
        }
        return best.h() >= SMALLEST_TILE * scale ? best : chips(room, most, scale);
    }

    private static Grid tiles(Box room, int columns, int most, double scale) {
        int needed = Math.max(1, Math.ceilDiv(most, columns));
        // room for a row that a machine on its way may need, so that tiles keep their size when it is lifted
        boolean spare = (room.h() - TILE_GAP) / 2 >= READABLE_TILE * scale;
        int rows = spare ? Math.max(2, needed) : needed;
        boolean readable = (room.h() - (rows - 1) * TILE_GAP) / rows >= READABLE_TILE * scale;
        double gap = readable ? TILE_GAP : SMALL_GAP;
        double h = Math.min(TILE_HEIGHT * scale, (room.h() - (rows - 1) * gap) / rows);
        return new Grid(columns, rows, (room.w() - (columns - 1) * gap) / columns, h, gap, false);
    }

    private static Grid chips(Box room, int most, double scale) {
        Grid grid = new Grid(1, 1, 1, 1, 1, true);
        for (double side : CHIPS) {
            double size = side * (side == CHIPS[0] ? scale : 1) - 1;
            double gap = Math.max(2, side * 0.15);
            int columns = (int) Math.max(1, (room.w() + gap) / (size + gap));
            int rows = (int) Math.max(1, (room.h() + gap) / (size + gap));
            grid = new Grid(columns, rows, size, size, gap, true);
            if (columns * rows >= most) {
                return grid;
            }
        }
        return grid;
    }
}
