package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.Curve;
import skyferry.model.MigrationOptions.Prepaging;

/**
 * How often a guest that runs on at the destination asks for a page that is not there yet. Modelled: only writes are known, so
 * only they touch pages; a vCPU that waits asks for nothing else; while a rate limit makes the sender sleep, nobody is
 * answered, and whoever asks waits for its next window. The pages asked for are part of the stream, whose length they do not
 * change. Expected numbers over time.
 *
 * @param vcpus how many can wait at once
 * @param faultSeconds from a fault to the page
 * @param answering share of the time in which the sender answers
 * @param prepaging which of the missing pages are pushed first
 */
record PageFaults(int vcpus, double faultSeconds, double answering, Prepaging prepaging) {
    private static final int STEPS = 192;
    private static final double WINDOW_SECONDS = 0.1;
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
     */
    Asked between(DirtyBitmap.Snapshot pages, Curve left, double pace, long fromNanos, long untilNanos) {
        double step = (untilNanos - fromNanos) / 1e9 / STEPS;
        if (step <= 0) {
            return new Asked(GuestView.NONE.faults(), GuestView.NONE.faults(), 0);
        }
        Curve.Builder faults = Curve.builder().level(0, 0);
        Curve.Builder waiting = Curve.builder().level(0, 0);
        MissingPages missing = new MissingPages(pages);
        PushOrder order = PushOrder.of(prepaging, missing);
        double[] wanted = new double[missing.size()];
        double count = 0;
        for (int i = 0; i < STEPS; i++) {
            long at = fromNanos + (long) (i * step * 1e9);
            double stays = left.at(fromNanos + (long) ((i + 1) * step * 1e9)) / PAGE_BYTES;
            double wish = wish(missing, pages.layout(), pace, wanted);
            double running = running(wish);
            double before = count;
            for (int cell = 0; cell < wanted.length; cell++) {
                double lacks = missing.missing(cell);
                if (wanted[cell] > 0 && lacks > 0) {
                    double asked = lacks * -StrictMath.expm1(-wanted[cell] / lacks * running * step);
                    count += missing.arrive(cell, asked);
                }
                wanted[cell] = wish > 0 ? wanted[cell] / wish : 0;
            }
            double asked = wish > 0 ? Math.min(1, count - before) : 0;
            order.push(missing, wanted, asked, Math.max(0, missing.all() - stays));
            faults.segment(at, before, (count - before) / (step * 1e9));
            waiting.level(at, 1 - running);
        }
        faults.level(untilNanos, count);
        waiting.level(untilNanos, 0);
        return new Asked(faults.build(), waiting.build(), count);
    }

    /** Fills in how often missing pages of each cell would be written in a second; returns the sum. */
    private static double wish(MissingPages missing, Layout layout, double pace, double[] wanted) {
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
