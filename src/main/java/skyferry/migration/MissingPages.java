package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;

/** The pages that a guest at the destination still lacks, in cells of neighbours that are written alike. */
final class MissingPages {
    private static final int CELLS = 256;

    private final int[] region;
    private final double[] pages;
    private final double[] missing;
    private final int first;
    private double all;

    /** All pages of a bitmap. */
    MissingPages(DirtyBitmap.Snapshot bitmap) {
        Layout layout = bitmap.layout();
        double longest = Math.max(1, layout.end() / Layout.PAGE / (double) CELLS);
        List<double[]> cells = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bitmap.share().length; i++) {
            if (i == bitmap.first()) {
                start = cells.size();
            }
            double length = (double) (bitmap.start()[i + 1] - bitmap.start()[i]) / Layout.PAGE;
            int pieces = (int) StrictMath.ceil(length / longest);
            for (int k = 0; k < pieces; k++) {
                cells.add(new double[] {bitmap.region()[i], length / pieces, bitmap.share()[i] * length / pieces});
            }
        }
        region = cells.stream().mapToInt(cell -> (int) cell[0]).toArray();
        pages = cells.stream().mapToDouble(cell -> cell[1]).toArray();
        missing = cells.stream().mapToDouble(cell -> cell[2]).toArray();
        first = start;
        for (double here : missing) {
            all += here;
        }
    }

    int size() {
        return missing.length;
    }

    /** The cell at which the sender stands when the guest starts. */
    int first() {
        return first;
    }

    /** The layout's region that a cell lies in. */
    int region(int cell) {
        return region[cell];
    }

    /** Pages of a cell, missing or not. */
    double pages(int cell) {
        return pages[cell];
    }

    double missing(int cell) {
        return missing[cell];
    }

    /** Missing pages of all cells. */
    double all() {
        return all;
    }

    /** So many pages of a cell have come, or what it lacks if that is less; returns how many. */
    double arrive(int cell, double amount) {
        double here = Math.min(missing[cell], amount);
        missing[cell] -= here;
        all -= here;
        return here;
    }
}
