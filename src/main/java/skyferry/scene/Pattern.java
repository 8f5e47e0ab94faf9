package skyferry.scene;

import java.util.Arrays;
import skyferry.scene.PictureBuilder.Box;

/** A texture that tells a tenant apart where colours cannot: in grey print, on a pale projector, for every kind of colour vision. */
public enum Pattern {
    PLAIN,
    STRIPES,
    DOTS,
    BARS,
    LINES,
    CHECKS,
    CROSSES;

    private static final double STEP = 5;
    private static final double THIN = 1.4;

    /** The pattern of the tenant at a place in the scenario; they repeat after seven. */
    static Pattern of(int index) {
        return values()[Math.floorMod(index, values().length)];
    }

    /** Fills an area; nothing is drawn beyond it. */
    public void draw(PictureBuilder out, Box area, int argb) {
        switch (this) {
            case PLAIN -> {
                // the letter and the colour alone
            }
            case STRIPES -> rising(out, area, argb);
            case DOTS -> grid(out, area, STEP, STEP, 2, 2, argb);
            case BARS -> grid(out, area, STEP, area.h() + 1, THIN, area.h(), argb);
            case LINES -> grid(out, area, area.w() + 1, 4, area.w(), THIN, argb);
            case CHECKS -> checks(out, area, argb);
            case CROSSES -> {
                grid(out, area, STEP, area.h() + 1, THIN * 0.8, area.h(), argb);
                grid(out, area, area.w() + 1, STEP, area.w(), THIN * 0.8, argb);
            }
        }
    }

    private static void rising(PictureBuilder out, Box area, int argb) {
        for (double start = -area.h(); start < area.w(); start += STEP + 1) {
            double from = Math.max(0, start);
            double to = Math.min(area.w(), start + area.h());
            if (to - from > 1) {
                out.line(
                        area.x() + from,
                        area.bottom() - (from - start),
                        area.x() + to,
                        area.bottom() - (to - start),
                        THIN,
                        argb);
            }
        }
    }

    private static void grid(PictureBuilder out, Box area, double dx, double dy, double w, double h, int argb) {
        int columns = (int) Math.max(1, (area.w() - w) / dx + 1);
        int rows = (int) Math.max(1, (area.h() - h) / dy + 1);
        int[] cells = new int[columns * rows];
        Arrays.fill(cells, argb);
        out.add(new DrawOp.CellGrid(area.x(), area.y(), columns, dx, dy, w, h, cells));
    }

    private static void checks(PictureBuilder out, Box area, int argb) {
        double side = 3;
        int columns = (int) Math.max(1, area.w() / side);
        int rows = (int) Math.max(1, area.h() / side);
        int[] cells = new int[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (i / columns + i % columns) % 2 == 0 ? argb : 0;
        }
        out.add(new DrawOp.CellGrid(area.x(), area.y(), columns, side, side, side, side, cells));
    }
}
