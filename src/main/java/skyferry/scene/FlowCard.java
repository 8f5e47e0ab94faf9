package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.PictureBuilder.Box;

/**
 * The inside of a host's card when the flow tables are shown: machines on top, one row for each table, the NIC at the bottom. In
 * a low card the rows stand in two columns, and the machines are their headers only.
 *
 * @param titleY base line of the host's name
 * @param bridgeY base line of the bridge's name
 * @param rows one box for each {@link FlowRow}
 * @param nic without height in a card that is too low for it
 * @param hidden machines that have no room
 */
record FlowCard(
        Box card, double titleY, List<Box> tiles, double bridgeY, List<Box> rows, Box nic, Box functions, int hidden) {
    private static final double PAD = 14;
    private static final double GAP = 8;
    private static final double LINE_GAP = 12;
    private static final double TILE_HEIGHT = 64;
    private static final double LOW_TILE = 20;
    private static final double NARROWEST_TILE = 84;
    private static final double HIGHEST_ROW = 34;
    private static final double LOWEST_ROW = 19;
    private static final double LOW_CARD = 210;

    /** {@code most}: machines on the fullest card of the row, so that tables of all cards stand side by side. */
    static FlowCard of(Box card, int machines, int most, double scale) {
        double titleY = card.y() + 10 + 14 * scale;
        boolean low = card.h() < LOW_CARD * scale;
        double nicHeight = low ? 0 : CanvasLayout.clamp(card.h() * 0.1, 32 * scale, 50 * scale);
        double nicTop = card.bottom() - (low ? 2 : 12) - nicHeight;
        double wide = card.w() - 2 * PAD - GAP;
        Box nic = new Box(card.x() + PAD, nicTop, wide * (wide < 150 * scale ? 0.6 : 0.5), nicHeight);
        Box functions = new Box(nic.right() + GAP, nicTop, wide - nic.w(), nicHeight);
        Box room = new Box(card.x() + PAD, titleY + 12, card.w() - 2 * PAD, nicTop - 10 - titleY - 12);
        int columns = (int) Math.max(1, Math.min(3, (room.w() + GAP) / (NARROWEST_TILE * scale + GAP)));
        int wanted = Math.max(1, Math.ceilDiv(most, columns));
        double forRows = 18 * scale + FlowRow.values().length * LOWEST_ROW * scale + 14;
        double highTile = TILE_HEIGHT * scale;
        double tileHeight = room.h() - forRows >= wanted * (highTile + LINE_GAP) ? highTile : LOW_TILE * scale;
        int lines = (int) CanvasLayout.clamp((room.h() - forRows * 0.6) / (tileHeight + LINE_GAP), 1, wanted);
        double w = (room.w() - (columns - 1) * GAP) / columns;
        List<Box> tiles = new ArrayList<>();
        for (int i = 0; i < Math.min(machines, lines * columns); i++) {
            double x = room.x() + i % columns * (w + GAP);
            tiles.add(new Box(x, room.y() + i / columns * (tileHeight + LINE_GAP), w, tileHeight));
        }
        double bridgeY = room.y() + lines * (tileHeight + LINE_GAP) + 4 + 11 * scale;
        Box tables = new Box(room.x(), bridgeY + 9, room.w(), nicTop - 10 - bridgeY - 9);
        return new FlowCard(
                card,
                titleY,
                List.copyOf(tiles),
                bridgeY,
                rows(tables, scale),
                nic,
                functions,
                machines - tiles.size());
    }

    private static List<Box> rows(Box room, double scale) {
        int count = FlowRow.values().length;
        int columns = room.h() / count >= LOWEST_ROW * scale ? 1 : 2;
        int lines = Math.ceilDiv(count, columns);
        double step = Math.min(HIGHEST_ROW * scale, room.h() / lines);
        double h = Math.max(6, step - Math.min(8, step * 0.18));
        double w = (room.w() - (columns - 1) * GAP) / columns;
        List<Box> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Box(room.x() + i / lines * (w + GAP), room.y() + i % lines * step, w, h));
        }
        return List.copyOf(rows);
    }

    Box row(FlowRow row) {
        return rows.get(row.ordinal());
    }

    /** Whether all rows stand one below the other. */
    boolean inOneColumn() {
        return rows.getFirst().x() == rows.getLast().x();
    }
}
