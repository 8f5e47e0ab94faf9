package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.Curve;
import skyferry.model.MigrationOptions.Prepaging;

/**
 * How often a guest that runs on at the destination asks for a page that is not there yet. Modelled: only writes are known, so
 * only they touch pages; a vCPU that waits asks for nothing else; while a rate limit makes the sender sleep, nobody is
 * answered, and whoever asks waits for its next window. The pages asked for are part of the stream, whose length they do not
 * change. Expected numbers over time; where the sender goes on after a request is drawn evenly, without chance.
 *
 * @param vcpus how many can wait at once
 * @param faultSeconds from a fault to the page
 * @param answering share of the time in which the sender answers
 * @param prepaging which of the missing pages are pushed first
 */
record PageFaults(int vcpus, double faultSeconds, double answering, Prepaging prepaging) {
    private static final int STEPS = 192;
    private static final int MOST_JUMPS = 6;
    private static final double WINDOW_SECONDS = 0.1;
    private static final double GOLDEN = 0.6180339887498949;
    private static final double PAGE_BYTES = 4096;

    /**
     * What the guest asked for.
     *
     * @param faults pages asked for so far
     * @param waiting share of its time that it waits for pages
     */
    record Asked(Curve faults, Curve waiting, double count) {}

    /**
     * Faults from the guest's start to the end of the stream.
     *
     * @param pages the bitmap at the switch
     * @param left what was left to send, bytes of whole pages
     * @param pace how fast the guest writes: 1 is full rate
     * @param written seconds of writing at full rate until it starts
     */
    Asked between(
            DirtyBitmap.Snapshot pages, Curve left, double pace, double written, long fromNanos, long untilNanos) {
        double step = (untilNanos - fromNanos) / 1e9 / STEPS;
        if (step <= 0) {
            return new Asked(GuestView.NONE.faults(), GuestView.NONE.faults(), 0);
        }
        Curve.Builder faults = Curve.builder().level(0, 0);
        Curve.Builder waiting = Curve.builder().level(0, 0);
        MissingPages missing = new MissingPages(pages);
        PushOrder order = PushOrder.of(prepaging, missing.first());
        double[] wanted = new double[missing.size()];
        double count = 0;
        double jumps = 0;
        double seconds = written;
        for (int i = 0; i < STEPS; i++) {
            long at = fromNanos + (long) (i * step * 1e9);
            double stays = left.at(fromNanos + (long) ((i + 1) * step * 1e9)) / PAGE_BYTES;
            double running = running(wish(missing, pages.layout(), pace, seconds, wanted));
            double before = count;
            for (int cell = 0; cell < wanted.length; cell++) {
                double lacks = missing.missing(cell);
                if (wanted[cell] > 0 && lacks > 0) {
                    double asked = lacks * -StrictMath.expm1(-wanted[cell] / lacks * running * step);
                    count += missing.arrive(cell, asked);
                }
            }
            jumps += count - before;
            int now = (int) Math.min(jumps, MOST_JUMPS);
            push(missing, order, wanted, now, stays, count);
            jumps -= StrictMath.floor(jumps);
            seconds += pace * running * step;
            faults.segment(at, before, (count - before) / (step * 1e9));
            waiting.level(at, 1 - running);
        }
        faults.level(untilNanos, count);
        waiting.level(untilNanos, 0);
        return new Asked(faults.build(), waiting.build(), count);
    }

    /** Pushes pages until only so many are missing, going on from some of the cells that were asked for. */
    private static void push(
            MissingPages missing, PushOrder order, double[] wanted, int jumps, double stays, double count) {
        double pages = missing.all() - stays;
        if (jumps == 0) {
            order.push(missing, Math.max(0, pages));
        }
        double sum = 0;
        for (double here : wanted) {
            sum += here;
        }
        for (int k = 0; k < jumps; k++) {
            double place = (count + k + 1) * GOLDEN;
            order.asked(cell(wanted, (place - StrictMath.floor(place)) * sum));
            order.push(missing, Math.max(0, pages) / jumps);
        }
    }

    private static int cell(double[] wanted, double place) {
        double sum = 0;
        int last = 0;
        for (int cell = 0; cell < wanted.length; cell++) {
            if (wanted[cell] > 0) {
                last = cell;
                sum += wanted[cell];
                if (sum > place) {
                    return cell;
                }
            }
        }
        return last;
    }

    /** Fills in how often missing pages of each cell would be written in a second; returns the sum. */
    private static double wish(MissingPages missing, Layout layout, double pace, double seconds, double[] wanted) {
        double sum = 0;
        for (int cell = 0; cell < wanted.length; cell++) {
            wanted[cell] = missing.missing(cell) * layout.writesPerPage(missing.region(cell)) * pace;
            sum += wanted[cell];
        }
        return sum;
    }

    /** Share of its time that a processor of the guest runs, if it would ask so often in a second of running. */
    private double running(double wanted) {
        double each = wanted / vcpus;
        double awake = 1 / (1 + each * faultSeconds);
        double sleep = (1 - answering) * WINDOW_SECONDS;
        double asleep = each * sleep > 1e-9 ? -StrictMath.expm1(-each * sleep) / (each * sleep) : 1;
        return answering * awake + (1 - answering) * asleep;
    }
}
