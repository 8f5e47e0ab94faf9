package skyferry.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.MigrationOptions.CopyMode;

/** The mirror of a disk against disks of single blocks that are written and copied one by one. */
class DiskMirrorTest {
    private static final double BLOCK = 65536;
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theClosedFormIsWhatABlockByBlockCopyComesTo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int blocks = 40_000;
        double copy = 100e6 + 100e6 * random.nextDouble();
        double writes = copy * (0.2 + 0.6 * random.nextDouble());
        DiskMirror mirror = new DiskMirror(blocks * BLOCK, writes, CopyMode.BACKGROUND, 0);
        mirror.rate(0, copy);
        double seconds = blockByBlock(blocks, copy / BLOCK, writes / BLOCK, random);
        assertThat(mirror.empty() / 1e9).isCloseTo(seconds, within(0.04 * seconds));
    }

    /** Copies dirty blocks in order of address, round and round, while random blocks are written; gives the time until none is left. */
    private static double blockByBlock(
            int blocks, double copiesPerSecond, double writesPerSecond, SplittableRandom random) {
        boolean[] dirty = new boolean[blocks];
        java.util.Arrays.fill(dirty, true);
        int left = blocks;
        int at = 0;
        double owed = 0;
        long copied = 0;
        while (left > 0) {
            while (!dirty[at]) {
                at = (at + 1) % blocks;
            }
            dirty[at] = false;
            left--;
            copied++;
            owed += writesPerSecond / copiesPerSecond;
            while (owed >= 1) {
                int written = random.nextInt(blocks);
                left += dirty[written] ? 0 : 1;
                dirty[written] = true;
                owed--;
            }
        }
        return copied / copiesPerSecond;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aBackgroundMirrorEndsIfAndOnlyIfItCopiesFasterThanTheGuestWrites(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double writes = 10e6 + 500e6 * random.nextDouble();
        for (double factor : new double[] {0.3, 0.9, 0.999, 1, 1.001, 1.5}) {
            DiskMirror mirror = new DiskMirror(20e9, writes, CopyMode.BACKGROUND, 0);
            mirror.rate(0, writes * factor);
            assertThat(mirror.empty() < Long.MAX_VALUE).isEqualTo(factor > 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aWriteBlockingMirrorAlwaysEnds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double copy = 1e6 + 500e6 * random.nextDouble();
        for (double factor : new double[] {0, 0.5, 1, 3, 100}) {
            DiskMirror mirror = new DiskMirror(20e9, copy * factor, CopyMode.WRITE_BLOCKING, 0);
            mirror.rate(0, copy);
            assertThat(mirror.empty()).isLessThanOrEqualTo((long) (20e9 / (copy / 2) * 1e9) + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void looksOnTheWayChangeNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CopyMode mode = CopyMode.values()[random.nextInt(2)];
        DiskMirror straight = new DiskMirror(8e9, 50e6, mode, 0);
        DiskMirror stepped = new DiskMirror(8e9, 50e6, mode, 0);
        straight.rate(0, 200e6);
        stepped.rate(0, 200e6);
        long end = 30 * SECOND;
        for (long at = 0; at < end; at += 1 + random.nextLong(SECOND)) {
            stepped.run(at);
        }
        straight.run(end);
        stepped.run(end);
        assertThat(stepped.leftBytes()).isCloseTo(straight.leftBytes(), within(8e9 * 1e-9));
        assertThat(stepped.sentBytes()).isCloseTo(straight.sentBytes(), within(8e9 * 1e-9));
    }

    @Test
    void aDiskThatNobodyWritesIsSentOnce() {
        DiskMirror mirror = new DiskMirror(1e9, 0, CopyMode.BACKGROUND, 0);
        mirror.rate(0, 100e6);
        assertThat(mirror.empty()).isEqualTo(10 * SECOND);
        mirror.run(20 * SECOND);
        assertThat(mirror.sentBytes()).isCloseTo(1e9, within(1.0));
        assertThat(mirror.leftCurve().at(5 * SECOND)).isCloseTo(5e8, within(1.0));
        assertThat(mirror.rateCurve().at(15 * SECOND)).isZero();
    }

    @Test
    void aMirrorInStepSendsWhatIsWrittenAndFallsBehindOnASlowerWay() {
        DiskMirror mirror = new DiskMirror(1e9, 20e6, CopyMode.BACKGROUND, 0);
        mirror.rate(0, 100e6);
        long ready = mirror.empty();
        mirror.run(ready + SECOND);
        assertThat(mirror.inStep()).isTrue();
        assertThat(mirror.sending()).isEqualTo(20e6);
        mirror.rate(ready + SECOND, 10e6);
        mirror.run(ready + 2 * SECOND);
        assertThat(mirror.leftBytes()).isBetween(9.8e6, 10e6);
    }
}
