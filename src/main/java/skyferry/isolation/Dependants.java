package skyferry.isolation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers by what they depend on: a hash table of longs with the bags of numbers beside them, so that a look-up touches one or
 * two lines of memory and makes no object.
 */
final class Dependants {
    private static final int FIRST_SIZE = 1024;

    private long[] keys = new long[FIRST_SIZE];
    private Bag[] bags = new Bag[FIRST_SIZE];
    private int used;

    /** A bag of numbers. */
    static final class Bag {
        private int[] all = new int[2];
        private int size;

        int size() {
            return size;
        }

        int at(int place) {
            return all[place];
        }

        private void add(int number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = number;
        }

        private void remove(int number) {
            for (int i = 0; i < size; i++) {
                if (all[i] == number) {
                    all[i] = all[--size];
                    return;
                }
            }
        }
    }

    /** The numbers that depend on something; null if none ever did. */
    @Nullable
    Bag of(long thing) {
        return bags[place(thing)];
    }

    void add(long thing, int number) {
        int place = place(thing);
        if (bags[place] == null) {
            if (used * 2 >= keys.length) {
                grow();
                place = place(thing);
            }
            keys[place] = thing;
            bags[place] = new Bag();
            used++;
        }
        bags[place].add(number);
    }

    void remove(long thing, int number) {
        Bag bag = bags[place(thing)];
        if (bag != null) {
            bag.remove(number);
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        Bag[] oldBags = bags;
        keys = new long[oldKeys.length * 2];
        bags = new Bag[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldBags[i] != null) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                bags[place] = oldBags[i];
            }
        }
    }

    /** Where a thing is, or would be: linear probing from its hash (Fibonacci hashing). */
    private int place(long thing) {
        int last = keys.length - 1;
        int place = (int) ((thing ^ thing >>> 32) * 0x9e3779b97f4a7c15L >>> 32) & last;
        while (bags[place] != null && keys[place] != thing) {
            place = place + 1 & last;
        }
        return place;
    }
}
