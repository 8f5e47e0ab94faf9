package skyferry.lesson.quiz;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The order in which answers are laid out: the same for one seed and question everywhere, so that a session can be resumed. */
public final class Shuffle {
    private Shuffle() {}

    /**
     * The places from 0 in an order that depends on seed and question alone. Of two or more places the result is never the
     * order of the file: there the right answer often comes first, and items to be ordered would be so already.
     */
    public static List<Integer> places(int count, String question, long seed) {
        List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        places.sort(Comparator.comparingLong((Integer place) -> mixed(seed, question, place))
                .thenComparing(Comparator.naturalOrder()));
        boolean asWritten = IntStream.range(0, count).allMatch(i -> places.get(i) == i);
        if (asWritten && count > 1) {
            places.add(places.removeFirst());
        }
        return List.copyOf(places);
    }

    /** Bits of a key, mixed as in SplittableRandom (Steele, Lea and Flood, 2014). */
    private static long mixed(long seed, String question, int place) {
        long z = seed * 0x9E3779B97F4A7C15L + 31L * question.hashCode() + place * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
