package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import skyferry.memory.PageLottery;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;

/**
 * What differs from one run of a move to the next on the same hosts with the same guest, beside the point of the guest's cycle at
 * which it begins. Measured, as ratios to the median of repeats; drawn by a key, so that a seed gives the same runs everywhere.
 *
 * <p>Of the measured database migrations (github LordWicked/live-migration-thesis-code, ten runs of each of ten scenarios): set-up
 * times of 100 runs, in whole ms; stop costs, the {@code downtime} of the 20 runs by post-copy from the start, which send
 * nothing in it; the length of the post-copy phase of the 30 runs that {@link Assumptions#DEFAULTS} takes its speed from, to what
 * that speed gives for the pages of each; memory that was not zero, from the pages of the ten stop-and-copy runs; the guest's pace, a normal distribution whose deviation of 2.5 % is the median of the twelve
 * scenarios' deviations of operations per second before the move (0.6 to 6.3 %). Of the recorded QEMU runs: from the end of
 * the stream to the guest running, 41 runs without a link.
 *
 * <p>Not varied: the sender's windows, which in long runs are 100.00 to 100.02 ms; and, as no repeats of it were found: how fast memory is read in the last stretch, fault times, and links.
 */
public final class Scatter {
    public static final Scatter MEASURED = new Scatter();

    private static final double PACE_DEVIATION = 0.025;
    private static final int NORMAL_TERMS = 12;

    private static final List<Double> SET_UP = counted(59, 1, 24, 2, 13, 3, 1, 4, 2, 5, 1, 6);
    private static final List<Double> STOP = ratios(4, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 20, 4);
    private static final List<Double> START = ratios(
            1.05, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.16, 0.22, 0.23, 0.42, 0.43, 0.49, 0.59, 0.76, 0.9, 0.97, 1.05, 1.06,
            1.1, 1.11, 1.18, 1.2, 1.32, 1.45, 1.53, 1.62, 1.67, 1.75, 1.78, 1.82, 2.02, 2.19, 2.2, 2.33, 2.67, 4.4,
            6.96);
    private static final List<Double> POSTCOPY = ratios(
            1, 0.9767, 0.9847, 0.9858, 0.9896, 0.9916, 0.9923, 0.9923, 0.993, 0.9942, 0.9948, 0.9949, 0.9973, 0.9974,
            0.9976, 0.9987, 0.9992, 1.0003, 1.0021, 1.0027, 1.0039, 1.0053, 1.0053, 1.0056, 1.007, 1.0089, 1.0114,
            1.0116, 1.0143, 1.026, 1.0281);
    private static final List<Double> FILLED =
            ratios(1, 0.989, 0.9946, 0.995, 0.9955, 0.9994, 1.0006, 1.001, 1.0039, 1.007, 1.0147);

    private Scatter() {}

    private static List<Double> ratios(double median, double... sorted) {
        return DoubleStream.of(sorted)
                .map(value -> value / median)
                .sorted()
                .boxed()
                .toList();
    }

    private static List<Double> counted(double... countsAndValues) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < countsAndValues.length; i += 2) {
            for (int k = 0; k < countsAndValues[i]; k++) {
                values.add(countsAndValues[i + 1]);
            }
        }
        return List.copyOf(values);
    }

    /** What is drawn for one run; run 0 of a seed is as good as any. */
    public Draw draw(long seed, String vm, int run) {
        PageLottery lots = new PageLottery(seed, vm + " scatter");
        double sum = 0;
        for (int i = 0; i < NORMAL_TERMS; i++) {
            sum += lots.lot(run, 10 + i);
        }
        double pace = 1 + PACE_DEVIATION * (sum - NORMAL_TERMS / 2.0);
        return new Draw(
                of(SET_UP, lots.lot(run, 0)),
                of(STOP, lots.lot(run, 1)),
                of(START, lots.lot(run, 2)),
                of(POSTCOPY, lots.lot(run, 3)),
                of(FILLED, lots.lot(run, 4)),
                pace);
    }

    /** The quantile, between two of the values that were found. */
    private static double of(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /**
     * One run's ratios to what is usual.
     *
     * @param setUp of the time from the command to the first page
     * @param stop of the time to stop the guest
     * @param start of the time from the end of the stream to the guest running
     * @param postcopy of the time that a page takes into a running guest
     * @param filled of memory that is not zero
     * @param pace of the guest's writes
     */
    public record Draw(double setUp, double stop, double start, double postcopy, double filled, double pace) {
        /** The hosts in that run. */
        public Assumptions of(Assumptions usual) {
            return usual.scaled(setUp, stop, start, postcopy);
        }

        /** The guest's memory in that run; one without zero pages is as full as it can be, and stays so. */
        public MemorySpec of(MemorySpec usual, long ramBytes) {
            List<PageClass> classes = usual.classes().stream()
                    .map(each -> new PageClass(
                            each.pages(),
                            each.atPage(),
                            each.zeroShare(),
                            each.writesPerSecond() * pace,
                            each.pattern()))
                    .toList();
            double more = (ramBytes - usual.zeroBytes()) * (filled - 1);
            long zero = usual.zeroBytes() == 0
                    ? 0
                    : Math.max(0, usual.zeroBytes() - (more > 0 ? Math.round(more) : -idle(usual, ramBytes, -more)));
            return new MemorySpec(
                    zero,
                    classes,
                    usual.phases(),
                    usual.pacing(),
                    usual.timerTickNanos(),
                    usual.dirtyLogClear(),
                    usual.changedBytes(),
                    usual.freeBytes(),
                    usual.compressesTo());
        }

        /** What of the memory that no class holds can be zero as well, at most so much, whole pages. */
        private static long idle(MemorySpec usual, long ramBytes, double wanted) {
            long held = usual.classes().stream().mapToLong(PageClass::pages).sum() * MemorySpec.PAGE_BYTES;
            long free = Math.max(0, ramBytes - usual.zeroBytes() - held);
            return Math.min(free, Math.round(wanted)) / MemorySpec.PAGE_BYTES * MemorySpec.PAGE_BYTES;
        }
    }
}
