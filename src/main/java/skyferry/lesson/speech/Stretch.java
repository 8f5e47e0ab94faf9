package skyferry.lesson.speech;

/**
 * Speaks faster or slower at the same pitch: pieces of the sound are laid over each other where they fit best (WSOLA, Verhelst
 * and Roelands, 1993). A piece lasts 30 ms, half of it overlaps.
 */
final class Stretch {
    private static final double PIECE_SECONDS = 0.030;
    private static final double SEARCH_SECONDS = 0.008;

    private final Pcm sound;
    private final double speed;
    private final int half;
    private final int search;
    private double next;
    private int continued;
    private int begin;
    private int fadeFrom;
    private int given;
    private boolean first = true;

    /**
     * The sound from an instant on.
     *
     * @param speed 2 for twice as fast
     */
    Stretch(Pcm sound, long fromNanos, double speed) {
        this.sound = sound;
        this.speed = speed;
        this.half = (int) (sound.rate() * PIECE_SECONDS / 2);
        this.search = (int) (sound.rate() * SEARCH_SECONDS);
        this.next = sound.index(fromNanos);
        this.continued = (int) next;
        this.begin = continued;
        this.given = half;
    }

    /** Fills some samples; silence after the end. */
    void fill(short[] out, int count) {
        if (speed == 1) {
            for (int i = 0; i < count; i++) {
                out[i] = sound.at(continued++);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (given == half) {
                piece();
            }
            out[i] = blended(given++);
        }
    }

    /** Chooses the next piece: near where it should begin, most like what would have gone on. */
    private void piece() {
        int wanted = (int) Math.round(next);
        fadeFrom = continued;
        begin = first ? wanted : best(wanted, fadeFrom);
        first = false;
        continued = begin + half;
        next += half * speed;
        given = 0;
    }

    private int best(int wanted, int before) {
        int chosen = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int shift = -search; shift <= search; shift += 2) {
            double likeness = 0;
            for (int i = 0; i < half; i += 2) {
                likeness += (double) sound.at(before + i) * sound.at(wanted + shift + i);
            }
            if (likeness > most) {
                most = likeness;
                chosen = wanted + shift;
            }
        }
        return chosen;
    }

    private short blended(int index) {
        double weight = (double) index / half;
        return (short) Math.round(sound.at(fadeFrom + index) * (1 - weight) + sound.at(begin + index) * weight);
    }
}
