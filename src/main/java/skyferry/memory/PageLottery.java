package skyferry.memory;

import java.nio.charset.StandardCharsets;

/**
 * The page-by-page view of a model that knows expected shares: every page has a fixed lot per round, and it is dirty once the
 * share of its segment has grown past the lot. Nothing is stored, and a page that became dirty stays so while the share grows.
 */
public final class PageLottery {
    private final long key;

    /** The lots of one machine. */
    public PageLottery(long seed, String vm) {
        long hash = mix(seed + 0x9E3779B97F4A7C15L);
        for (byte b : vm.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ (b & 0xFF));
        }
        key = hash;
    }

    /** The lot of a page in a round, evenly spread over [0, 1). */
    public double lot(int round, long page) {
        long hash = mix(mix(key + round * 0x9E3779B97F4A7C15L) ^ page * 0xD1B54A32D192ED03L);
        return (hash >>> 11) * 0x1.0p-53;
    }

    /** Whether a page belongs to the share of its segment. */
    public boolean drawn(int round, long page, double share) {
        return lot(round, page) < share;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
