package skyferry.scenario.expand;

/** A keyed random draw: the same seed and name give the same number everywhere and always. */
final class Draw {
    private Draw() {}

    /** A number from 0 to {@code bound - 1}. */
    static long below(long bound, long seed, String name) {
        return Long.remainderUnsigned(mix(mix(seed) ^ hash(name)), bound);
    }

    /** FNV-1a, 64 bits (Fowler, Noll, Vo). */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) behind its increment. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
