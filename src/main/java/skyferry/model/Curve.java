package skyferry.model;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A quantity over time, made of straight segments; between two segments it may jump. Immutable, primitive arrays inside, and
 * nothing stored that follows from what is: a timeline holds very many of these.
 */
public abstract sealed class Curve {
    private static final Curve EMPTY = new Drawn(new long[0], new double[0], null);

    /** How many segments there are. */
    public abstract int segments();

    public boolean isEmpty() {
        return segments() == 0;
    }

    /** When segment {@code i} begins, ns. */
    public abstract long fromNanos(int i);

    /** The value where segment {@code i} begins. */
    public abstract double startValue(int i);

    /** Change per nanosecond within segment {@code i}. */
    public abstract double slopePerNano(int i);

    /** The segment that holds at {@code nanos}; -1 before the first. O(log n). */
    public int segmentAt(long nanos) {
        int low = 0;
        int high = segments();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fromNanos(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The value at an instant; 0 before the first segment. The last segment goes on for ever. O(log n). */
    public double at(long nanos) {
        int i = segmentAt(nanos);
        return i < 0 ? 0 : startValue(i) + slopePerNano(i) * (nanos - fromNanos(i));
    }

    /** The largest value at the ends of the segments that touch {@code [a, b]}. */
    public double max(long a, long b) {
        double max = Math.max(at(a), at(b));
        int count = segments();
        for (int i = Math.max(0, segmentAt(a)); i < count && fromNanos(i) <= b; i++) {
            if (fromNanos(i) >= a) {
                max = Math.max(max, startValue(i));
            }
            long end = i + 1 < count ? Math.min(fromNanos(i + 1), b) : b;
            if (end >= a) {
                max = Math.max(max, startValue(i) + slopePerNano(i) * (end - fromNanos(i)));
            }
        }
        return max;
    }

    /** No segment: 0 at all times. */
    public static Curve empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Segments of which each ends where the next begins, but for some: their slopes follow from the values. The arrays are not
     * copied and must not be changed any more.
     *
     * @param from instants in order, no two alike
     * @param value the values there
     * @param bends numbers, in order, of the segments that end elsewhere, the last one among them
     * @param slopes the slopes of those
     */
    public static Curve chain(long[] from, double[] value, int[] bends, double[] slopes) {
        return new Chain(from, value, bends, slopes);
    }

    /**
     * Levels that follow from something else, each from where a segment of another curve begins; of several alike in a row only
     * the first is a segment. Computed whenever asked for.
     */
    public static Curve levels(Curve other, IntToDoubleFunction level) {
        int size = other.segments();
        int[] pick = new int[size];
        int count = 0;
        double last = 0;
        for (int i = 0; i < size; i++) {
            double next = level.applyAsDouble(i);
            if (count == 0 || next != last) {
                pick[count++] = i;
                last = next;
            }
        }
        return new Levels(other, count == size ? null : Arrays.copyOf(pick, count), count, level);
    }

    /** A curve that is computed when somebody first looks at it, and again after it was forgotten. */
    public static Curve lazily(Supplier<Curve> whole) {
        return new Lazy(whole);
    }

    /** A curve that somebody else keeps or computes. */
    private static final class Lazy extends Curve {
        private final Supplier<Curve> whole;

        Lazy(Supplier<Curve> whole) {
            this.whole = whole;
        }

        @Override
        public int segments() {
            return whole.get().segments();
        }

        @Override
        public long fromNanos(int i) {
            return whole.get().fromNanos(i);
        }

        @Override
        public double startValue(int i) {
            return whole.get().startValue(i);
        }

        @Override
        public double slopePerNano(int i) {
            return whole.get().slopePerNano(i);
        }

        @Override
        public int segmentAt(long nanos) {
            return whole.get().segmentAt(nanos);
        }

        @Override
        public double at(long nanos) {
            return whole.get().at(nanos);
        }

        @Override
        public double max(long a, long b) {
            return whole.get().max(a, b);
        }
    }

    /** A curve with everything written down. */
    private static final class Drawn extends Curve {
        private final long[] from;
        private final double[] value;
        /** None where the quantity only jumps. */
        private final double @Nullable [] slope;

        Drawn(long[] from, double[] value, double @Nullable [] slope) {
            this.from = from;
            this.value = value;
            this.slope = slope;
        }

        @Override
        public int segments() {
            return from.length;
        }

        @Override
        public long fromNanos(int i) {
            return from[i];
        }

        @Override
        public double startValue(int i) {
            return value[i];
        }

        @Override
        public double slopePerNano(int i) {
            double[] slopes = slope;
            return slopes == null ? 0 : slopes[i];
        }
    }

    /** A curve whose segments mostly end where the next ones begin. */
    private static final class Chain extends Curve {
        private final long[] from;
        private final double[] value;
        private final int[] bends;
        private final double[] slopes;

        Chain(long[] from, double[] value, int[] bends, double[] slopes) {
            this.from = from;
            this.value = value;
            this.bends = bends;
            this.slopes = slopes;
        }

        @Override
        public int segments() {
            return from.length;
        }

        @Override
        public long fromNanos(int i) {
            return from[i];
        }

        @Override
        public double startValue(int i) {
            return value[i];
        }

        @Override
        public double slopePerNano(int i) {
            int bend = Arrays.binarySearch(bends, i);
            return bend >= 0 ? slopes[bend] : (value[i + 1] - value[i]) / (from[i + 1] - from[i]);
        }
    }

    /** A curve of levels that are computed when asked for. */
    private static final class Levels extends Curve {
        private final Curve other;
        /** Segments of the other curve; none: all of them. */
        private final int @Nullable [] pick;

        private final int count;
        private final IntToDoubleFunction level;

        Levels(Curve other, int @Nullable [] pick, int count, IntToDoubleFunction level) {
            this.other = other;
            this.pick = pick;
            this.count = count;
            this.level = level;
        }

        private int picked(int i) {
            int[] picked = pick;
            return picked == null ? i : picked[i];
        }

        @Override
        public int segments() {
            return count;
        }

        @Override
        public long fromNanos(int i) {
            return other.fromNanos(picked(i));
        }

        @Override
        public double startValue(int i) {
            return level.applyAsDouble(picked(i));
        }

        @Override
        public double slopePerNano(int i) {
            return 0;
        }
    }

    /** Collects segments in order of time. */
    public static final class Builder {
        private long[] from = new long[2];
        private double[] value = new double[2];
        private double[] slope = new double[2];
        private int size;

        private Builder() {}

        /** From {@code nanos} on the quantity is {@code start} and changes by {@code slopePerNano}; a segment of no length is replaced. */
        public Builder segment(long nanos, double start, double slopePerNano) {
            if (size > 0 && nanos < from[size - 1]) {
                throw new IllegalArgumentException("segment at " + nanos + " before " + from[size - 1]);
            }
            if (size > 0 && from[size - 1] == nanos) {
                size--;
            } else if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                value = Arrays.copyOf(value, 2 * size);
                slope = Arrays.copyOf(slope, 2 * size);
            }
            from[size] = nanos;
            value[size] = start;
            slope[size] = slopePerNano;
            size++;
            return this;
        }

        /** From {@code nanos} on the quantity stands at {@code level}; nothing is added if it already does. */
        public Builder level(long nanos, double level) {
            if (size > 0 && slope[size - 1] == 0 && value[size - 1] == level) {
                return this;
            }
            return segment(nanos, level, 0);
        }

        /** A builder that goes on from here on its own. */
        public Builder copy() {
            Builder copy = new Builder();
            copy.from = from.clone();
            copy.value = value.clone();
            copy.slope = slope.clone();
            copy.size = size;
            return copy;
        }

        public Curve build() {
            if (size == 0) {
                return EMPTY;
            }
            boolean jumps = true;
            for (int i = 0; i < size && jumps; i++) {
                jumps = slope[i] == 0;
            }
            return new Drawn(
                    Arrays.copyOf(from, size), Arrays.copyOf(value, size), jumps ? null : Arrays.copyOf(slope, size));
        }
    }
}
