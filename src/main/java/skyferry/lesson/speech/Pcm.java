package skyferry.lesson.speech;

import java.util.Arrays;

/** Sound as samples: one channel, 16 bits, immutable. */
public final class Pcm {
    private static final long SECOND = 1_000_000_000L;

    private final int rate;
    private final short[] samples;

    private Pcm(int rate, short[] samples) {
        this.rate = rate;
        this.samples = samples;
    }

    /**
     * Sound of some samples, which are copied.
     *
     * @param rate samples a second
     */
    public static Pcm of(int rate, short[] samples) {
        return new Pcm(rate, samples.clone());
    }

    /** Samples a second. */
    public int rate() {
        return rate;
    }

    /** How many samples there are. */
    public int length() {
        return samples.length;
    }

    /** A sample; silence beyond both ends. */
    public short at(int index) {
        return index >= 0 && index < samples.length ? samples[index] : 0;
    }

    /** How long it lasts. */
    public long nanos() {
        return nanos(samples.length);
    }

    /** The instant of a sample, in nanoseconds from the beginning. */
    public long nanos(long index) {
        return Math.round((double) index * SECOND / rate);
    }

    /** The sample at an instant. */
    public int index(long nanos) {
        return Math.toIntExact(Math.round((double) nanos * rate / SECOND));
    }

    /** A part; what lies beyond the ends is left out. */
    public Pcm part(long fromNanos, long untilNanos) {
        int from = Math.clamp(index(fromNanos), 0, samples.length);
        int until = Math.clamp(index(untilNanos), from, samples.length);
        return new Pcm(rate, Arrays.copyOfRange(samples, from, until));
    }

    /** The same sound with another number of samples a second; between two samples it is taken for a straight line. */
    public Pcm resampled(int wanted) {
        if (wanted == rate) {
            return this;
        }
        double step = (double) rate / wanted;
        short[] others = new short[(int) (samples.length / step)];
        for (int i = 0; i < others.length; i++) {
            int index = (int) (i * step);
            double part = i * step - index;
            others[i] = (short) Math.round(at(index) * (1 - part) + at(index + 1) * part);
        }
        return new Pcm(wanted, others);
    }

    /** A copy of all samples. */
    public short[] samples() {
        return samples.clone();
    }

    /** Root of the mean square of some samples, 0 to 32768. */
    public double loudness(int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += (double) at(i) * at(i);
        }
        return until <= from ? 0 : StrictMath.sqrt(sum / (until - from));
    }
}
