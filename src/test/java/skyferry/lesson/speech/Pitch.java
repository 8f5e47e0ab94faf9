package skyferry.lesson.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Measures how high a voice is: the median over pieces of 40 ms of the lag at which a piece is most like itself. */
final class Pitch {
    private static final double LOWEST = 70;
    private static final double HIGHEST = 320;
    private static final double LIKE_ITSELF = 0.6;
    private static final double LOUD = 400;

    private Pitch() {}

    /** Periods a second; empty if nothing in the sound is voiced. */
    static OptionalDouble of(Pcm sound) {
        int piece = sound.rate() / 25;
        List<Double> found = new ArrayList<>();
        for (int from = 0; from + 2 * piece < sound.length(); from += piece) {
            if (sound.loudness(from, from + piece) > LOUD) {
                piece(sound, from, piece).ifPresent(found::add);
            }
        }
        found.sort(Double::compare);
        return found.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(found.get(found.size() / 2));
    }

    /** The shortest lag that is nearly as good as the best: multiples of a period are as good as the period. */
    private static OptionalDouble piece(Pcm sound, int from, int length) {
        int shortest = (int) (sound.rate() / HIGHEST);
        int longest = (int) (sound.rate() / LOWEST);
        double[] likeness = new double[longest + 1];
        double best = 0;
        for (int lag = shortest; lag <= longest; lag++) {
            likeness[lag] = likeness(sound, from, length, lag);
            best = Math.max(best, likeness[lag]);
        }
        for (int lag = shortest + 1; lag < longest && best > LIKE_ITSELF; lag++) {
            boolean top = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            if (top && likeness[lag] > 0.9 * best) {
                return OptionalDouble.of((double) sound.rate() / lag);
            }
        }
        return OptionalDouble.empty();
    }

    private static double likeness(Pcm sound, int from, int length, int lag) {
        double product = 0;
        double here = 0;
        double there = 0;
        for (int i = from; i < from + length; i++) {
            product += (double) sound.at(i) * sound.at(i + lag);
            here += (double) sound.at(i) * sound.at(i);
            there += (double) sound.at(i + lag) * sound.at(i + lag);
        }
        return here == 0 || there == 0 ? 0 : product / Math.sqrt(here * there);
    }
}
