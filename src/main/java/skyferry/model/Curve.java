package skyferry.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A quantity over time, made of straight segments; between two segments it may jump. Immutable, primitive arrays inside:
 * a timeline holds very many of these.
 */
public final class Curve {
    private final long[] from;
    private final double[] value;
    /** None where the quantity only jumps. */
    private final double @Nullable [] slopePerNano;

    private Curve(long[] from, double[] value, double @Nullable [] slopePerNano) {
        this.from = from;
        this.value = value;
        this.slopePerNano = slopePerNano;
    }

    /** How many segments there are. */
    public int segments() {
        return from.length;
    }

    public boolean isEmpty() {
        return from.length == 0;
    }

    /** When segment {@code i} begins, ns. */
    public long fromNanos(int i) {
        return from[i];
    }

    /** The value where segment {@code i} begins. */
    public double startValue(int i) {
        return value[i];
    }

    /** Change per nanosecond within segment {@code i}. */
    public double slopePerNano(int i) {
        double[] slopes = slopePerNano;
        return slopes == null ? 0 : slopes[i];
    }

    /** The segment that holds at {@code nanos}; -1 before the first. O(log n). */
    public int segmentAt(long nanos) {
        int i = Arrays.binarySearch(from, nanos);
        if (i < 0) {
            return -i - 2;
        }
        while (i + 1 < from.length && from[i + 1] == nanos) {
            i++;
        }
        return i;
    }

    /** The value at an instant; 0 before the first segment. The last segment goes on for ever. O(log n). */
    public double at(long nanos) {
        int i = segmentAt(nanos);
        return i < 0 ? 0 : value[i] + slopePerNano(i) * (nanos - from[i]);
    }

    /** The largest value at the ends of the segments that touch {@code [a, b]}. */
    public double max(long a, long b) {
        double max = Math.max(at(a), at(b));
        for (int i = Math.max(0, segmentAt(a)); i < from.length && from[i] <= b; i++) {
            if (from[i] >= a) {
                max = Math.max(max, value[i]);
            }
            long end = i + 1 < from.length ? Math.min(from[i + 1], b) : b;
            if (end >= a) {
                max = Math.max(max, value[i] + slopePerNano(i) * (end - from[i]));
            }
        }
        return max;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects segments in order of time. */
    public static final class Builder {
        private long[] from = new long[8];
        private double[] value = new double[8];
        private double[] slope = new double[8];
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
            return build(Arrays.copyOf(from, size));
        }

        /** The same as {@link #build()}, in less memory where another curve has segments at the same instants. */
        public Curve build(Curve other) {
            boolean same = Arrays.equals(from, 0, size, other.from, 0, other.from.length);
            return same ? build(other.from) : build();
        }

        private Curve build(long[] instants) {
            boolean jumps = true;
            for (int i = 0; i < size && jumps; i++) {
                jumps = slope[i] == 0;
            }
            return new Curve(instants, Arrays.copyOf(value, size), jumps ? null : Arrays.copyOf(slope, size));
        }
    }
}
