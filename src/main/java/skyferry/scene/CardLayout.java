package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.scene.PictureBuilder.Box;

/**
 * The inside of a host's card: title and loads on top, the bridge and the NIC at the bottom, machines between them in as many
 * columns as fit. Tiles shrink with the room: first they lose their line of text, then their page map.
 */
record CardLayout(Box card, Box bridge, Box nic, Box functions, double barsY, List<Box> tiles, int hidden) {
    private static final double PAD = 12;
    private static final double TILE_GAP = 6;
    private static final double TILE_HEIGHT = 76;
    private static final double SMALLEST_TILE = 20;
    private static final double NARROWEST_TILE = 60;

    static CardLayout of(Box card, int machines, double scale) {
        double bridgeHeight = Math.min(26, Math.max(20, card.h() * 0.085)) * Math.min(scale, 1.3);
        double nicHeight = Math.min(34, Math.max(28, card.h() * 0.11)) * Math.min(scale, 1.3);
        Box nic = new Box(card.x() + 10, card.bottom() - 10 - nicHeight, (card.w() - 26) * 0.48, nicHeight);
        Box functions = new Box(nic.right() + 6, nic.y(), card.right() - 10 - nic.right() - 6, nicHeight);
        Box bridge = new Box(card.x() + 10, nic.y() - 6 - bridgeHeight, card.w() - 20, bridgeHeight);
        double barsY = card.y() + 14 + 20 * scale;
        double top = barsY + 2 * 15 * scale + 8;
        Box room = new Box(card.x() + PAD, top, card.w() - 2 * PAD, bridge.y() - 8 - top);
        return place(card, bridge, nic, functions, barsY, room, machines, scale);
    }

    private static CardLayout place(
            Box card, Box bridge, Box nic, Box functions, double barsY, Box room, int machines, double scale) {
        int columns = 1;
        while ((room.w() - columns * TILE_GAP) / (columns + 1) >= NARROWEST_TILE * scale
                && columns < 4
                && (columns < 2 || room.w() > 300)) {
            columns++;
        }
        int rows = Math.max(1, (machines + columns - 1) / columns);
        double h = Math.min(TILE_HEIGHT * scale, (room.h() - (rows - 1) * TILE_GAP) / rows);
        if (h < SMALLEST_TILE) {
            rows = Math.max(1, (int) ((room.h() + TILE_GAP) / (SMALLEST_TILE + TILE_GAP)));
            h = SMALLEST_TILE;
        }
        double w = (room.w() - (columns - 1) * TILE_GAP) / columns;
        List<Box> tiles = new ArrayList<>();
        int shown = Math.min(machines, rows * columns);
        for (int i = 0; i < shown; i++) {
            tiles.add(new Box(room.x() + i % columns * (w + TILE_GAP), room.y() + i / columns * (h + TILE_GAP), w, h));
        }
        return new CardLayout(card, bridge, nic, functions, barsY, List.copyOf(tiles), machines - shown);
    }
}
