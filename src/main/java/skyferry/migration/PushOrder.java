package skyferry.migration;

import skyferry.model.MigrationOptions.Prepaging;

/**
 * Which of the missing pages are pushed while nobody asks for one. Expected, not drawn: where the sender stands is a share of
 * chance for each cell, which a request moves to where the guest is likely to have asked, and which flows on where a cell has no
 * more.
 */
interface PushOrder {
    /**
     * Pushes so many pages.
     *
     * @param wanted chance that a request is for a page of each cell, in sum 1; all 0 if nobody asks
     * @param asked chance that there was a request since the last time
     */
    void push(MissingPages missing, double[] wanted, double asked, double pages);

    /** The order that options ask for, with the sender at a cell. */
    static PushOrder of(Prepaging prepaging, MissingPages missing) {
        double[] start = new double[missing.size()];
        if (start.length > 0) {
            start[missing.first()] = 1;
        }
        return switch (prepaging) {
            case ADDRESS -> new ByAddress(start);
            case BUBBLING -> new Bubbles(start, start.clone());
        };
    }

    /** Chances after a request with some chance. */
    private static void move(double[] stands, double[] wanted, double asked) {
        for (int i = 0; i < stands.length; i++) {
            stands[i] = (1 - asked) * stands[i] + asked * wanted[i];
        }
    }

    /** Pushes on from each cell in one direction, once along all cells; returns pages that found none missing. */
    private static double sweep(MissingPages missing, double[] stands, double pages, double more, int step) {
        double carried = more;
        double chance = 0;
        int size = stands.length;
        for (int k = 0; k < size; k++) {
            int cell = step > 0 ? k : size - 1 - k;
            double here = stands[cell] + chance;
            double due = stands[cell] * pages + carried;
            double pushed = missing.arrive(cell, due);
            carried = due - pushed;
            double stays = due > 0 ? here * pushed / due : here;
            stands[cell] = stays;
            chance = here - stays;
        }
        stands[step > 0 ? size - 1 : 0] += chance;
        return carried;
    }

    /** QEMU: on from the last page asked for in order of address, round the end. */
    final class ByAddress implements PushOrder {
        private final double[] stands;

        ByAddress(double[] start) {
            stands = start;
        }

        @Override
        public void push(MissingPages missing, double[] wanted, double asked, double pages) {
            move(stands, wanted, asked);
            double round = sweep(missing, stands, pages, 0, 1);
            if (round > 0) {
                double[] fromStart = new double[stands.length];
                sweep(missing, fromStart, 0, round, 1);
            }
        }
    }

    /**
     * Outwards on both sides of the pages asked for, by turns; a bubble at an end of memory grows on one side only (Hines and
     * Gopalan, VEE 2009).
     */
    final class Bubbles implements PushOrder {
        private final double[] below;
        private final double[] above;

        Bubbles(double[] below, double[] above) {
            this.below = below;
            this.above = above;
        }

        @Override
        public void push(MissingPages missing, double[] wanted, double asked, double pages) {
            move(below, wanted, asked);
            move(above, wanted, asked);
            double atTop = sweep(missing, above, pages / 2, 0, 1);
            double atBottom = sweep(missing, below, pages / 2, atTop, -1);
            if (atBottom > 0) {
                sweep(missing, new double[above.length], 0, atBottom, 1);
            }
        }
    }
}
