package skyferry.migration;

import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.Curve;

/**
 * How often a guest that runs on at the destination asks for a page that is not there yet. Modelled: only writes are known, so
 * only they touch pages; a vCPU that waits asks for nothing else; while a rate limit makes the sender sleep, nobody is
 * answered. The pages asked for are part of the stream, whose length they do not change.
 *
 * @param vcpus how many can wait at once
 * @param faultSeconds from a fault to the page
 * @param answering share of the time in which the sender answers
 */
record PageFaults(int vcpus, double faultSeconds, double answering) {
    private static final int STEPS = 256;

    /**
     * Faults from the guest's start to the end of the stream.
     *
     * @param pages the bitmap at the switch
     * @param left what was left to send, bytes of whole pages
     * @param pace how fast the guest writes: 1 is full rate
     */
    double count(DirtyBitmap.Snapshot pages, Curve left, double pace, long fromNanos, long untilNanos) {
        double step = (untilNanos - fromNanos) / 1e9 / STEPS;
        if (step <= 0) {
            return 0;
        }
        double[] asked = new double[pages.layout().size()];
        double faults = 0;
        for (int i = 0; i < STEPS; i++) {
            double[] missing = missing(pages, left.at(fromNanos + (long) ((i + 0.5) * step * 1e9)));
            double wanted = 0;
            for (int r = 0; r < missing.length; r++) {
                missing[r] = Math.max(0, missing[r] - asked[r]);
                wanted += missing[r] * pages.layout().writesPerPage(r) * pace;
            }
            double running = answering * step / (1 + wanted * faultSeconds / vcpus);
            for (int r = 0; r < missing.length; r++) {
                double now = missing[r] * -StrictMath.expm1(-pages.layout().writesPerPage(r) * pace * running);
                asked[r] += now;
                faults += now;
            }
        }
        return faults;
    }

    /** Pages of each region that the stream has not brought yet. */
    private static double[] missing(DirtyBitmap.Snapshot pages, double leftBytes) {
        double[] missing = new double[pages.layout().size()];
        double left = leftBytes / 4096;
        int size = pages.share().length;
        for (int order = size - 1; order >= 0 && left > 0; order--) {
            int i = (pages.first() + order) % size;
            double queued = pages.share()[i] * (pages.start()[i + 1] - pages.start()[i]) / Layout.PAGE;
            double here = Math.min(left, queued);
            missing[pages.region()[i]] += here;
            left -= here;
        }
        return missing;
    }
}
