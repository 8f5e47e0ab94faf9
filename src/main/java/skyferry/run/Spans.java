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
        private final List<Long> from = new ArrayList<>();
        private final List<T> values = new ArrayList<>();

        Builder() {}

        private Builder(Builder<T> other) {
            from.addAll(other.from);
            values.addAll(other.values);
        }

        /** Sets the value from an instant on; a second value at the same instant replaces the first. */
        Builder<T> set(long nanos, T value) {
            int last = values.size() - 1;
            if (last >= 0 && from.get(last) == nanos) {
                values.set(last, value);
            } else if (last < 0 || !values.get(last).equals(value)) {
                from.add(nanos);
                values.add(value);
            }
            return this;
        }

        T last() {
            return values.getLast();
        }

        Builder<T> copy() {
            return new Builder<>(this);
        }

        Spans<T> build() {
            return new Spans<>(from.stream().mapToLong(Long::longValue).toArray(), List.copyOf(values));
        }
    }
}
