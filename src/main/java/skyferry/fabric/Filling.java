package skyferry.fabric;

import java.util.Arrays;

/**
 * Raises a set of streams together over what all others leave them, until each is held back by a cable that is full or by its
 * own cap: progressive filling (Bertsekas and Gallager, Data Networks, 6.5.2). The level of a stream is its rate by its weight;
 * a cable's level only rises while streams are frozen, so an old key in the heap is put back with its new level.
 */
final class Filling {
    /** No cable holds the stream back. */
    static final int NONE = -1;

    private static final double STALE = 1e-12;

    private final Crossings crossings;
    private double[] rate = {};
    private int[] bottleneck = {};
    private long[] frozen = {};
    private double[] left = {};
    private double[] weightLeft = {};
    private double[] highest = {};
    private long[] seen = {};
    private int[] touched = {};
    private int touchedCount;
    private long pass;
    private double[] keys = new double[64];
    private int[] entries = new int[64];
    private int heapSize;

    Filling(Crossings crossings) {
        this.crossings = crossings;
    }

    /** Rate of a stream of the set, bytes per second. */
    double rate(int stream) {
        return rate[stream];
    }

    /** The direction that holds a stream of the set back, or {@link #NONE}. */
    int bottleneck(int stream) {
        return bottleneck[stream];
    }

    double level(int stream) {
        return rate[stream] / crossings.weight(stream);
    }

    /** How many directions the set's streams cross. */
    int touched() {
        return touchedCount;
    }

    int touched(int i) {
        return touched[i];
    }

    /** What is left of a touched direction's capacity. */
    double left(int direction) {
        return left[direction];
    }

    /** The highest level of the set's streams on a touched direction. */
    double highest(int direction) {
        return highest[direction];
    }

    /**
     * Solves for a set, the rates of the others given.
     *
     * @param set stream numbers
     * @param others rates by stream number
     * @param inSet which streams are in the set: those marked {@code mark}
     */
    void solve(int[] set, int count, double[] others, long[] inSet, long mark) {
        prepare(set, count, others, inSet, mark);
        while (heapSize > 0) {
            double key = keys[0];
            int entry = pop();
            if (entry < 0) {
                int stream = -1 - entry;
                if (frozen[stream] != pass) {
                    freeze(stream, key, crossings.cap(stream), NONE);
                }
            } else if (weightLeft[entry] > 0) {
                double level = level0(entry);
                if (level > key * (1 + STALE)) {
                    push(level, entry);
                } else {
                    fill(entry, level, inSet, mark);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            if (frozen[set[i]] != pass) {
                rate[set[i]] = Double.POSITIVE_INFINITY;
                bottleneck[set[i]] = NONE;
            }
        }
    }

    private double level0(int direction) {
        return Math.max(0, left[direction]) / weightLeft[direction];
    }

    private void prepare(int[] set, int count, double[] others, long[] inSet, long mark) {
        grow();
        pass++;
        touchedCount = 0;
        heapSize = 0;
        for (int i = 0; i < count; i++) {
            int stream = set[i];
            for (int d : crossings.route(stream)) {
                if (seen[d] != pass) {
                    seen[d] = pass;
                    touched[touchedCount++] = d;
                    open(d, others, inSet, mark);
                }
            }
            if (crossings.cap(stream) < Double.POSITIVE_INFINITY) {
                push(crossings.cap(stream) / crossings.weight(stream), -1 - stream);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            push(level0(touched[i]), touched[i]);
        }
    }

    private void open(int direction, double[] others, long[] inSet, long mark) {
        double rest = crossings.capacity(direction);
        double weights = 0;
        for (int i = 0; i < crossings.members(direction); i++) {
            int stream = crossings.member(direction, i);
            if (inSet[stream] == mark) {
                weights += crossings.weight(stream);
            } else {
                rest -= others[stream];
            }
        }
        left[direction] = rest;
        weightLeft[direction] = weights;
        highest[direction] = 0;
    }

    private void fill(int direction, double level, long[] inSet, long mark) {
        for (int i = 0; i < crossings.members(direction); i++) {
            int stream = crossings.member(direction, i);
            if (inSet[stream] == mark && frozen[stream] != pass) {
                freeze(stream, level, level * crossings.weight(stream), direction);
            }
        }
        weightLeft[direction] = 0;
    }

    private void freeze(int stream, double level, double bytesPerSecond, int by) {
        frozen[stream] = pass;
        rate[stream] = bytesPerSecond;
        bottleneck[stream] = by;
        double weight = crossings.weight(stream);
        for (int d : crossings.route(stream)) {
            left[d] -= bytesPerSecond;
            weightLeft[d] -= weight;
            highest[d] = Math.max(highest[d], level);
        }
    }

    private void grow() {
        int streams = crossings.highest();
        if (rate.length < streams) {
            rate = Arrays.copyOf(rate, 2 * streams);
            bottleneck = Arrays.copyOf(bottleneck, 2 * streams);
            frozen = Arrays.copyOf(frozen, 2 * streams);
        }
        int directions = crossings.directions();
        if (left.length < directions) {
            left = Arrays.copyOf(left, directions);
            weightLeft = Arrays.copyOf(weightLeft, directions);
            highest = Arrays.copyOf(highest, directions);
            seen = Arrays.copyOf(seen, directions);
            touched = Arrays.copyOf(touched, directions);
        }
    }

    private void push(double key, int entry) {
        if (heapSize == keys.length) {
            keys = Arrays.copyOf(keys, 2 * heapSize);
            entries = Arrays.copyOf(entries, 2 * heapSize);
        }
        int i = heapSize++;
        while (i > 0) {
            int parent = (i - 1) >> 1;
            if (keys[parent] <= key) {
                break;
            }
            keys[i] = keys[parent];
            entries[i] = entries[parent];
            i = parent;
        }
        keys[i] = key;
        entries[i] = entry;
    }

    private int pop() {
        int top = entries[0];
        double key = keys[--heapSize];
        int entry = entries[heapSize];
        int i = 0;
        for (int child = 1; child < heapSize; child = 2 * i + 1) {
            if (child + 1 < heapSize && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            keys[i] = keys[child];
            entries[i] = entries[child];
            i = child;
        }
        keys[i] = key;
        entries[i] = entry;
        return top;
    }
}
