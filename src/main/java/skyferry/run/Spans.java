package skyferry.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A value that holds from an instant until the next one is set. Immutable; looked up in O(log n). */
final class Spans<T> {
    private final long[] from;
    private final List<T> values;

    private Spans(long[] from, List<T> values) {
        this.from = from;
        this.values = values;
    }

    /** The value at an instant; the first one for instants before it. */
    T at(long nanos) {
        return values.get(Math.max(0, indexAt(nanos)));
    }

    private int indexAt(long nanos) {
        int i = Arrays.binarySearch(from, nanos);
        return i >= 0 ? i : -i - 2;
    }

    int size() {
        return values.size();
    }

    long fromNanos(int i) {
        return from[i];
    }

    T value(int i) {
        return values.get(i);
    }

    /** Collects values in order of time. */
    static final class Builder<T> {
        private long[] from = new long[1];
        private final List<T> values;

        Builder() {
            values = new ArrayList<>(1);
        }

        private Builder(Builder<T> other) {
            from = other.from.clone();
            values = new ArrayList<>(other.values);
        }

        /** Sets the value from an instant on; a second value at the same instant replaces the first. */
        Builder<T> set(long nanos, T value) {
            int size = values.size();
            if (size > 0 && from[size - 1] == nanos) {
                values.set(size - 1, value);
            } else if (size == 0 || !alike(values.get(size - 1), value)) {
                if (size == from.length) {
                    from = Arrays.copyOf(from, 2 * size);
                }
                from[size] = nanos;
                values.add(value);
            }
            return this;
        }

        /** What is set at every stop is mostly the very same object. */
        @SuppressWarnings("ReferenceEquality")
        private static <T> boolean alike(T one, T other) {
            return one == other || one.equals(other);
        }

        T last() {
            return values.getLast();
        }

        Builder<T> copy() {
            return new Builder<>(this);
        }

        Spans<T> build() {
            return new Spans<>(Arrays.copyOf(from, values.size()), List.copyOf(values));
        }
    }
}
