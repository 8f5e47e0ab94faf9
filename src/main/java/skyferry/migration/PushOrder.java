package skyferry.migration;

import java.util.ArrayDeque;
import java.util.Deque;
import skyferry.model.MigrationOptions.Prepaging;

/** Which of the missing pages are pushed while nobody asks for one. */
interface PushOrder {
    /** A page of this cell was asked for. */
    void asked(int cell);

    /** Pushes so many pages. */
    void push(MissingPages missing, double pages);

    /** The order that options ask for, with the sender at a cell. */
    static PushOrder of(Prepaging prepaging, int cell) {
        return switch (prepaging) {
            case ADDRESS -> new ByAddress(cell);
            case BUBBLING -> new Bubbles(cell);
        };
    }

    /** QEMU: on from the last page asked for in order of address, round the end. */
    final class ByAddress implements PushOrder {
        private int at;

        ByAddress(int cell) {
            at = cell;
        }

        @Override
        public void asked(int cell) {
            at = cell;
        }

        @Override
        public void push(MissingPages missing, double pages) {
            double left = pages;
            for (int tries = 0; left > 0 && tries <= missing.size(); tries++) {
                left -= missing.arrive(at, left);
                if (left > 0) {
                    at = (at + 1) % missing.size();
                }
            }
        }
    }

    /**
     * Outwards on both sides of the last few pages asked for, by turns; a bubble at an end of memory grows on one side only
     * (Hines and Gopalan, VEE 2009, with several pivots).
     */
    final class Bubbles implements PushOrder {
        private static final int PIVOTS = 7;

        private final Deque<int[]> pivots = new ArrayDeque<>();
        private final ByAddress rest;

        Bubbles(int cell) {
            rest = new ByAddress(cell);
        }

        @Override
        public void asked(int cell) {
            pivots.addFirst(new int[] {cell, cell});
            if (pivots.size() > PIVOTS) {
                pivots.removeLast();
            }
        }

        @Override
        public void push(MissingPages missing, double pages) {
            double left = pages;
            while (left > 1e-9 && !pivots.isEmpty()) {
                double turn = left / pivots.size() / 2;
                double before = left;
                for (int[] pivot : pivots) {
                    left -= down(missing, pivot, turn);
                    left -= up(missing, pivot, turn);
                }
                if (before - left < 1e-9) {
                    pivots.clear();
                }
            }
            rest.push(missing, left);
        }

        private static double down(MissingPages missing, int[] pivot, double pages) {
            double pushed = 0;
            while (pivot[0] >= 0 && pushed < pages) {
                pushed += missing.arrive(pivot[0], pages - pushed);
                if (pushed < pages) {
                    pivot[0]--;
                }
            }
            return pushed;
        }

        private static double up(MissingPages missing, int[] pivot, double pages) {
            double pushed = 0;
            while (pivot[1] < missing.size() && pushed < pages) {
                pushed += missing.arrive(pivot[1], pages - pushed);
                if (pushed < pages) {
                    pivot[1]++;
                }
            }
            return pushed;
        }
    }
}
