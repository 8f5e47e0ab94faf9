package skyferry.migration;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import skyferry.memory.DirtyBitmap;
import skyferry.memory.Layout;
import skyferry.model.Curve;
import skyferry.model.MigrationOptions.Prepaging;

/**
 * How often a guest that runs on at the destination asks for a page that is not there yet. Modelled: only writes are known, so
 * only they touch pages; a vCPU that waits asks for nothing else; while a rate limit makes the sender sleep, nobody is
 * answered. The pages asked for are part of the stream, whose length they do not change.
 *
 * @param vcpus how many can wait at once
 * @param faultSeconds from a fault to the page
 * @param answering share of the time in which the sender answers
 * @param prepaging which of the missing pages are pushed first
 */
record PageFaults(int vcpus, double faultSeconds, double answering, Prepaging prepaging) {
    private static final int STEPS = 256;

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
        double[] asked = new double[pages.layout().size()];
        double count = 0;
        for (int i = 0; i < STEPS; i++) {
            long at = fromNanos + (long) (i * step * 1e9);
            double[] missing = missing(pages, left.at(fromNanos + (long) ((i + 0.5) * step * 1e9)));
            double wanted = 0;
            for (int r = 0; r < missing.length; r++) {
                missing[r] = Math.max(0, missing[r] - asked[r]);
                wanted += missing[r] * pages.layout().writesPerPage(r) * pace;
            }
            double share = 1 / (1 + wanted * faultSeconds / vcpus);
            double running = answering * step * share;
            double before = count;
            for (int r = 0; r < missing.length; r++) {
                double now = missing[r] * -StrictMath.expm1(-pages.layout().writesPerPage(r) * pace * running);
                asked[r] += now;
                count += now;
            }
            faults.segment(at, before, (count - before) / (step * 1e9));
            waiting.level(at, 1 - share);
        }
        faults.level(untilNanos, count);
        waiting.level(untilNanos, 0);
        return new Asked(faults.build(), waiting.build(), count);
    }

    /** Pages of each region that the stream has not brought yet. */
    private double[] missing(DirtyBitmap.Snapshot pages, double leftBytes) {
        double[] missing = new double[pages.layout().size()];
        double left = leftBytes / 4096;
        for (int i : lastFirst(pages)) {
            double queued = pages.share()[i] * (pages.start()[i + 1] - pages.start()[i]) / Layout.PAGE;
            double here = Math.min(left, queued);
            missing[pages.region()[i]] += here;
            left -= here;
        }
        return missing;
    }

    /**
     * The segments in the order in which they are pushed, the last one first. By address: as the sender goes. With bubbles: those
     * round the latest requests first, and requests go to regions in proportion to how often their pages are written.
     */
    private int[] lastFirst(DirtyBitmap.Snapshot pages) {
        int size = pages.share().length;
        int[] order = IntStream.range(0, size)
                .map(place -> (pages.first() + size - 1 - place) % size)
                .toArray();
        if (prepaging == Prepaging.ADDRESS) {
            return order;
        }
        return Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pages.layout().writesPerPage(pages.region()[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
