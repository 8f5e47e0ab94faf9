package skyferry.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.MemorySpec;
import skyferry.model.PageClass;
import skyferry.model.Phases;

/** The expected numbers against pages written one by one, and against the page-by-page view. */
class DirtyBitmapTest {
    private static final long PAGES = 300_000;

    private static MemorySpec memory(MemorySpec.DirtyLogClear clear, PageClass... classes) {
        return new MemorySpec(0, List.of(classes), Phases.ALWAYS, MemorySpec.Pacing.CPU, 0, clear, 64, 0, 0.35);
    }

    private static PageClass part(long pages, double writes, PageClass.Pattern pattern) {
        return new PageClass(pages, OptionalLong.empty(), 0, writes, pattern);
    }

    private static DirtyBitmap bitmap(MemorySpec memory) {
        return new DirtyBitmap(Layout.of(memory, PAGES, PAGES), memory.dirtyLogClear(), 0);
    }

    private static double queued(DirtyBitmap bitmap) {
        double sum = 0;
        for (int i = 0; i < bitmap.segments(); i++) {
            sum += bitmap.queued(i);
        }
        return sum / Layout.PAGE;
    }

    /** How far a sender is that has sent so many queued pages since the last sync. */
    private static Sent sent(DirtyBitmap bitmap, double pages) {
        double left = pages * Layout.PAGE;
        for (int order = 0; ; order++) {
            int i = (bitmap.firstToSend() + order) % bitmap.segments();
            if (left <= bitmap.queued(i) || order == bitmap.segments() - 1) {
                double[] entered = new double[order + 1];
                Arrays.fill(entered, bitmap.syncedAt());
                return new Sent(i, Math.min((long) left, bitmap.queued(i)), entered);
            }
            left -= bitmap.queued(i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void expectedPagesAgreeWithPagesWrittenOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long hot = 10_000 + random.nextLong(20_000);
        long sweep = 20_000 + random.nextLong(40_000);
        double hotWrites = random.nextDouble(5_000, 30_000);
        double sweepWrites = random.nextDouble(1_000, 20_000);
        MemorySpec memory = memory(
                MemorySpec.DirtyLogClear.AT_SYNC,
                part(hot, hotWrites, new PageClass.Pattern.HotCold(0.2, 0.8)),
                part(sweep, sweepWrites, new PageClass.Pattern.Sequential(123)));
        DirtyBitmap bitmap = bitmap(memory);
        Pages pages = new Pages(hot, sweep, random);
        double seconds = 0;
        for (int round = 0; round < 6; round++) {
            double send = queued(bitmap) * random.nextDouble(0.6, 1);
            double time = random.nextDouble(0.2, 2);
            Sent sent = sent(bitmap, send);
            pages.write(time, hotWrites, sweepWrites);
            pages.send(
                    sent.address(bitmap) / Layout.PAGE,
                    bitmap.firstToSend() == 0 ? 0 : bitmap.start(bitmap.firstToSend()) / Layout.PAGE);
            seconds += time;
            bitmap.sync(sent, seconds);
            pages.sync();
            assertThat(queued(bitmap)).isCloseTo(pages.queued(), within(6 * Math.sqrt(hot) + 20));
        }
    }

    /** A bitmap of single pages with the same writes. */
    private static final class Pages {
        private final long hot;
        private final long sweep;
        private final SplittableRandom random;
        private final BitSet queue = new BitSet();
        private final BitSet log = new BitSet();
        private double position = 123;

        Pages(long hot, long sweep, SplittableRandom random) {
            this.hot = hot;
            this.sweep = sweep;
            this.random = random;
            queue.set(0, (int) PAGES);
        }

        void write(double seconds, double hotWrites, double sweepWrites) {
            int hottest = (int) (hot * 0.2 + 1e-9);
            for (int i = 0; i < seconds * hotWrites; i++) {
                log.set(
                        random.nextDouble() < 0.8
                                ? random.nextInt(hottest)
                                : hottest + random.nextInt((int) hot - hottest));
            }
            double end = position + seconds * sweepWrites;
            for (long p = (long) position; p < (long) end; p++) {
                log.set((int) (hot + p % sweep));
            }
            position = end;
        }

        void send(long until, long from) {
            if (until > from) {
                queue.clear((int) from, (int) until);
            } else {
                queue.clear((int) from, (int) PAGES);
                queue.clear(0, (int) until);
            }
        }

        void sync() {
            queue.or(log);
            log.clear();
        }

        int queued() {
            return queue.cardinality();
        }
    }

    @Test
    void nothingWrittenNothingDirty() {
        DirtyBitmap bitmap =
                bitmap(memory(MemorySpec.DirtyLogClear.PER_CHUNK, part(1000, 500, new PageClass.Pattern.Uniform())));
        assertThat(bitmap.sync(sent(bitmap, PAGES), 0)).isZero();
        assertThat(queued(bitmap)).isZero();
    }

    @Test
    void aWriteBeforeTheChunkIsSentDoesNotCountPerChunkButCountsAtSync() {
        double perChunk = dirtyWhenSentLate(MemorySpec.DirtyLogClear.PER_CHUNK);
        double atSync = dirtyWhenSentLate(MemorySpec.DirtyLogClear.AT_SYNC);
        assertThat(atSync).isCloseTo(10_000 * (1 - Math.exp(-1)), within(1.0));
        assertThat(perChunk).isCloseTo(10_000 * (1 - Math.exp(-0.25)), within(1.0));
    }

    /** 10,000 pages written 10,000 times in a second; their chunk's first page is sent after 0.75 s. */
    private static double dirtyWhenSentLate(MemorySpec.DirtyLogClear clear) {
        DirtyBitmap bitmap = bitmap(memory(clear, part(10_000, 10_000, new PageClass.Pattern.Uniform())));
        double[] entered = new double[bitmap.segments()];
        Arrays.fill(entered, 0.75);
        int last = bitmap.segments() - 1;
        return bitmap.sync(new Sent(last, bitmap.queued(last), entered), 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void bothViewsOfTheMemoryAgreeForEachClass(long seed) {
        MemorySpec memory = memory(
                MemorySpec.DirtyLogClear.AT_SYNC,
                part(50_000, 20_000, new PageClass.Pattern.Uniform()),
                part(60_000, 30_000, new PageClass.Pattern.HotCold(0.1, 0.9)),
                part(100_000, 40_000, new PageClass.Pattern.Zipf(0.9)));
        Layout layout = Layout.of(memory, PAGES, PAGES);
        PageLottery lottery = new PageLottery(seed, "vm-1");
        double[] expected = new double[layout.classes()];
        double[] variance = new double[layout.classes()];
        long[] drawn = new long[layout.classes()];
        for (int i = 0; i < layout.size(); i++) {
            if (layout.pageClass(i) >= 0) {
                double share = layout.dirtyShare(i, 1.7);
                for (long page = layout.start(i) / Layout.PAGE; page < layout.end(i) / Layout.PAGE; page++) {
                    expected[layout.pageClass(i)] += share;
                    variance[layout.pageClass(i)] += share * (1 - share);
                    drawn[layout.pageClass(i)] += lottery.drawn(3, page, share) ? 1 : 0;
                }
            }
        }
        for (int c = 0; c < drawn.length; c++) {
            assertThat((double) drawn[c]).isCloseTo(expected[c], within(5 * Math.sqrt(variance[c])));
        }
    }

    @Test
    void zipfRegionsKeepTheTotalOfTheWritesAndTheRankOrder() {
        MemorySpec memory =
                memory(MemorySpec.DirtyLogClear.AT_SYNC, part(100_000, 40_000, new PageClass.Pattern.Zipf(1)));
        Layout layout = Layout.of(memory, PAGES, PAGES);
        double total = 0;
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < layout.size(); i++) {
            if (layout.pageClass(i) == 0) {
                total += layout.writesPerPage(i) * (layout.end(i) - layout.start(i)) / Layout.PAGE;
                rates.add(layout.writesPerPage(i));
            }
        }
        assertThat(total).isCloseTo(40_000, within(1e-6));
        assertThat(rates).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
}
