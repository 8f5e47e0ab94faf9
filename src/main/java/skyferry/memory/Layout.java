package skyferry.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Vm;

/**
 * Guest memory as regions in order of address, each written evenly or by one sweep. A class with hot and cold pages becomes
 * two regions, a Zipf class 64 regions of ranks spaced evenly by logarithm (error 8e-4 of the dirty pages). What no class
 * covers was never written (as much as {@link MemorySpec#zeroBytes()} says, from the end of RAM downwards) or is full and
 * idle; ROMs lie behind RAM and are full and idle.
 *
 * <p>Addresses and amounts are counted in {@link #PAGE}ths of a page.
 */
public final class Layout {
    /** One page in the unit of addresses and amounts. */
    public static final long PAGE = 1L << 20;

    private static final int ZIPF_REGIONS = 64;
    private static final long ZIPF_EXACT = 1024;

    private final long[] first;
    private final double[] rate;
    private final double[] zeroShare;
    private final double[] sweepStart;
    private final int[] owner;
    private final boolean[] hinted;
    private final int classes;

    private Layout(List<Region> regions, long end, int classes) {
        int n = regions.size();
        first = new long[n + 1];
        rate = new double[n];
        zeroShare = new double[n];
        sweepStart = new double[n];
        owner = new int[n];
        hinted = new boolean[n];
        for (int i = 0; i < n; i++) {
            Region region = regions.get(i);
            first[i] = region.firstPage * PAGE;
            rate[i] = region.writesPerPage;
            zeroShare[i] = region.zeroShare;
            sweepStart[i] = region.sweepStart;
            owner[i] = region.owner;
            hinted[i] = region.hinted;
        }
        first[n] = end * PAGE;
        this.classes = classes;
    }

    /** The memory of a machine. */
    public static Layout of(Vm vm) {
        return of(vm, new MigrationOptions.Guest(false, 0));
    }

    /**
     * The memory of a machine that helps with its move. A balloon takes pages that the guest has freed, then other full and idle
     * ones, from the end of RAM downwards: their content is given up, so that they count as never written. Hints say which pages
     * the guest does not use: freed and never-written ones; these are not sent at all.
     */
    public static Layout of(Vm vm, MigrationOptions.Guest help) {
        long ramPages = vm.ramBytes() / MemorySpec.PAGE_BYTES;
        return of(vm.memory(), vm.pages(), ramPages, help);
    }

    /**
     * The memory that a specification describes.
     *
     * @param pages all pages, with ROMs
     * @param ramPages those before the ROMs
     * @throws IllegalArgumentException if classes overlap or reach beyond the end
     */
    public static Layout of(MemorySpec memory, long pages, long ramPages) {
        return of(memory, pages, ramPages, new MigrationOptions.Guest(false, 0));
    }

    private static Layout of(MemorySpec memory, long pages, long ramPages, MigrationOptions.Guest help) {
        List<Region> placed = place(memory.classes(), pages);
        List<Region> regions = new ArrayList<>();
        long unwritten = memory.zeroBytes() / MemorySpec.PAGE_BYTES;
        long end = pages;
        for (int i = placed.size(); i >= 0; i--) {
            long from = i == 0 ? 0 : placed.get(i - 1).firstPage + placed.get(i - 1).pages;
            long zero = Math.min(unwritten, Math.max(0, Math.min(end, ramPages) - from));
            unwritten -= zero;
            long zeroFrom = Math.min(end, ramPages) - zero;
            addIdle(regions, Math.max(from, Math.min(end, ramPages)), end, 0);
            addIdle(regions, zeroFrom, zeroFrom + zero, 1);
            addIdle(regions, from, Math.max(from, zeroFrom), 0);
            if (i > 0) {
                regions.add(placed.get(i - 1));
                end = placed.get(i - 1).firstPage;
            }
        }
        List<Region> helped = new GuestHelp(memory, ramPages, help).over(regions);
        List<Region> split = new ArrayList<>();
        for (Region region : helped.reversed()) {
            region.split(
                    region.owner < 0
                            ? new PageClass.Pattern.Uniform()
                            : memory.classes().get(region.owner).pattern(),
                    split);
        }
        return new Layout(split, pages, memory.classes().size());
    }

    private static List<Region> place(List<PageClass> classes, long pages) {
        List<Region> placed = new ArrayList<>();
        long next = 0;
        for (int i = 0; i < classes.size(); i++) {
            PageClass part = classes.get(i);
            long at = part.atPage().orElse(next);
            next = at + part.pages();
            if (next > pages) {
                throw new IllegalArgumentException("class " + i + " ends at page " + next + " of " + pages);
            }
            if (part.pages() > 0) {
                placed.add(new Region(
                        at,
                        part.pages(),
                        part.writesPerSecond() / part.pages(),
                        part.zeroShare(),
                        Double.NaN,
                        i,
                        false));
            }
        }
        placed.sort(Comparator.comparingLong(Region::firstPage));
        for (int i = 1; i < placed.size(); i++) {
            if (placed.get(i).firstPage < placed.get(i - 1).firstPage + placed.get(i - 1).pages) {
                throw new IllegalArgumentException("classes overlap at page " + placed.get(i).firstPage);
            }
        }
        return placed;
    }

    private static void addIdle(List<Region> regions, long from, long to, double zeroShare) {
        if (to > from) {
            regions.add(new Region(from, to - from, 0, zeroShare, Double.NaN, -1, false));
        }
    }

    /** How many regions there are. */
    public int size() {
        return rate.length;
    }

    /** Where region {@code i} begins. */
    public long start(int i) {
        return first[i];
    }

    /** Where region {@code i} ends; for the last one the end of memory. */
    public long end(int i) {
        return first[i + 1];
    }

    /** All of memory. */
    public long end() {
        return first[rate.length];
    }

    /** The page class that region {@code i} belongs to; -1 for none. */
    public int pageClass(int i) {
        return owner[i];
    }

    /** How many page classes there are. */
    public int classes() {
        return classes;
    }

    /** Whether the guest says that it does not use region {@code i}. */
    public boolean hinted(int i) {
        return hinted[i];
    }

    /** Writes per second and page in region {@code i} at full rate. */
    public double writesPerPage(int i) {
        return rate[i];
    }

    /** Whether region {@code i} is written page by page in order. */
    public boolean swept(int i) {
        return !Double.isNaN(sweepStart[i]);
    }

    /** How far the sweep of region {@code i} has come, as an address, after {@code seconds} of writing at full rate since time 0. */
    public long sweepAt(int i, double seconds) {
        long length = first[i + 1] - first[i];
        double pages = (double) length / PAGE;
        double position = sweepStart[i] + rate[i] * pages * seconds;
        position -= StrictMath.floor(position / pages) * pages;
        return first[i] + Math.min(length - 1, (long) (position * PAGE));
    }

    /** Share of region {@code i} that was never written until {@code seconds} of writing at full rate since time 0. */
    public double zeroShare(int i, double seconds) {
        if (zeroShare[i] == 0 || rate[i] == 0) {
            return zeroShare[i];
        }
        double written = rate[i] * seconds;
        return zeroShare[i] * (swept(i) ? Math.max(0, 1 - written) : StrictMath.exp(-written));
    }

    /** Whether the share of never-written pages of region {@code i} changes. */
    public boolean fills(int i) {
        return zeroShare[i] > 0 && rate[i] > 0;
    }

    /** Chance that a page of region {@code i}, written evenly, is written in {@code seconds} of writing at full rate. */
    public double dirtyShare(int i, double seconds) {
        return rate[i] == 0 ? 0 : -StrictMath.expm1(-rate[i] * seconds);
    }

    /**
     * Pieces {@code [from, until, 0 or 1]} of a part of a swept region: 1 where the sweep came by between two amounts of
     * writing, seconds at full rate.
     */
    public long[][] arcs(int i, double since, double now, long from, long until) {
        long a = sweepAt(i, since);
        long b = sweepAt(i, now);
        long all = rate[i] * (now - since) >= 1 ? 1 : 0;
        if (all == 1 || a == b) {
            return new long[][] {{from, until, all}};
        }
        long low = Math.clamp(Math.min(a, b), from, until);
        long high = Math.clamp(Math.max(a, b), from, until);
        long inner = a < b ? 1 : 0;
        return new long[][] {{from, low, 1 - inner}, {low, high, inner}, {high, until, 1 - inner}};
    }

    /** A run of pages written in one way; {@code sweepStart} NaN: not by a sweep. */
    record Region(
            long firstPage,
            long pages,
            double writesPerPage,
            double zeroShare,
            double sweepStart,
            int owner,
            boolean hinted) {

        /** Whether it is full, idle and in nobody's class. */
        boolean idle() {
            return owner < 0 && zeroShare == 0;
        }

        /** A part of it, of pages that are never written or not, hinted or not. */
        Region piece(long from, long until, double zero, boolean byHint) {
            return new Region(firstPage + from, until - from, writesPerPage, zero, sweepStart, owner, byHint);
        }

        void split(PageClass.Pattern pattern, List<Region> to) {
            switch (pattern) {
                case PageClass.Pattern.Uniform() -> to.add(this);
                case PageClass.Pattern.Sequential(double start) ->
                    to.add(new Region(firstPage, pages, writesPerPage, zeroShare, start, owner, hinted));
                case PageClass.Pattern.HotCold(double hotShare, double writeShare) -> {
                    long hot = Math.clamp((long) (pages * hotShare + 1e-9), Math.min(1, pages), pages);
                    part(0, hot, hot == pages ? 1 : writeShare, to);
                    part(hot, pages, 1 - writeShare, to);
                }
                case PageClass.Pattern.Zipf(double skew) -> zipf(skew, to);
            }
        }

        private void part(long from, long until, double share, List<Region> to) {
            if (until > from) {
                double writes = writesPerPage * pages * share;
                to.add(new Region(
                        firstPage + from, until - from, writes / (until - from), zeroShare, Double.NaN, owner, hinted));
            }
        }

        private void zipf(double skew, List<Region> to) {
            double[] mass = new double[ZIPF_REGIONS];
            long[] until = new long[ZIPF_REGIONS];
            double all = 0;
            for (int i = 0; i < ZIPF_REGIONS; i++) {
                long from = i == 0 ? 0 : until[i - 1];
                long rank = Math.round(StrictMath.pow(pages, (i + 1.0) / ZIPF_REGIONS));
                until[i] = i == ZIPF_REGIONS - 1 ? pages : Math.max(from, rank);
                mass[i] = mass(from, until[i], skew);
                all += mass[i];
            }
            for (int i = 0; i < ZIPF_REGIONS; i++) {
                part(i == 0 ? 0 : until[i - 1], until[i], mass[i] / all, to);
            }
        }

        /** Sum of rank^-skew over the ranks behind {@code from}: exact for the first ones, an integral for the others. */
        private static double mass(long from, long until, double skew) {
            double sum = 0;
            for (long rank = from + 1; rank <= Math.min(until, ZIPF_EXACT); rank++) {
                sum += StrictMath.pow(rank, -skew);
            }
            double a = Math.max(from, ZIPF_EXACT) + 0.5;
            double b = until + 0.5;
            if (b <= a) {
                return sum;
            }
            return sum
                    + (StrictMath.abs(skew - 1) < 1e-9
                            ? StrictMath.log(b / a)
                            : (StrictMath.pow(b, 1 - skew) - StrictMath.pow(a, 1 - skew)) / (1 - skew));
        }
    }
}
