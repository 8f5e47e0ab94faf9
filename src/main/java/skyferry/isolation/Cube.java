package skyferry.isolation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import skyferry.dataplane.Field;

/**
 * A set of frames: every bit of the header is 0, 1 or either (a point of Header Space Analysis, NSDI 2012). Holds only what a
 * machine writes into a frame; what a bridge keeps beside it is always known and needs no set.
 */
final class Cube {
    private static final int WORDS = 6;

    static final Cube ALL = new Cube(new long[WORDS], new long[WORDS]);

    private static final int[] WORD = new int[Field.SLOTS];
    private static final int[] SHIFT = new int[Field.SLOTS];
    private static final long[] WIDTH = new long[Field.SLOTS];

    static {
        Arrays.fill(WORD, -1);
        place(Field.ETH_SRC, 0, 16);
        place(Field.ETH_TYPE, 0, 0);
        place(Field.ETH_DST, 1, 16);
        place(Field.IP_PROTO, 1, 0);
        place(Field.IP_SRC, 2, 32);
        place(Field.IP_DST, 2, 0);
        place(Field.TP_SRC, 3, 16);
        place(Field.TP_DST, 3, 0);
        place(Field.ARP_SHA, 4, 0);
        place(Field.ARP_THA, 5, 0);
    }

    private final long[] values;
    private final long[] masks;

    private Cube(long[] values, long[] masks) {
        this.values = values;
        this.masks = masks;
    }

    private static void place(Field field, int word, int shift) {
        WORD[field.slot()] = word;
        SHIFT[field.slot()] = shift;
        WIDTH[field.slot()] = field.fullMask();
    }

    /** Whether frames carry the slot. */
    static boolean carries(int slot) {
        return WORD[slot] >= 0;
    }

    /** The frames of this set whose bits of {@code mask} in a slot are as in {@code value}; null if there are none. */
    @Nullable
    Cube narrowed(int slot, long value, long mask) {
        int word = WORD[slot];
        long wantedMask = mask << SHIFT[slot];
        long wanted = value << SHIFT[slot];
        if (((values[word] ^ wanted) & masks[word] & wantedMask) != 0) {
            return null;
        }
        if ((masks[word] & wantedMask) == wantedMask) {
            return this;
        }
        long[] nextValues = values.clone();
        long[] nextMasks = masks.clone();
        nextValues[word] |= wanted;
        nextMasks[word] |= wantedMask;
        return new Cube(nextValues, nextMasks);
    }

    /** Collects what a set of frames must have, slot by slot. */
    static final class Builder {
        private final long[] values = new long[WORDS];
        private final long[] masks = new long[WORDS];
        private boolean empty;

        /** Bits of {@code mask} in a slot are as in {@code value}. */
        void fix(int slot, long value, long mask) {
            int word = WORD[slot];
            long wantedMask = mask << SHIFT[slot];
            long wanted = value << SHIFT[slot];
            empty = empty || ((values[word] ^ wanted) & masks[word] & wantedMask) != 0;
            values[word] |= wanted;
            masks[word] |= wantedMask;
        }

        /** The set; null if there is nothing in it. */
        @Nullable
        Cube build() {
            return empty ? null : new Cube(values, masks);
        }
    }

    /** The frames that are in both sets; null if there are none. */
    @Nullable
    Cube and(Cube other) {
        if (isDisjoint(other)) {
            return null;
        }
        if (other.contains(this)) {
            return this;
        }
        long[] nextValues = new long[values.length];
        long[] nextMasks = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            nextValues[i] = values[i] | other.values[i];
            nextMasks[i] = masks[i] | other.masks[i];
        }
        return new Cube(nextValues, nextMasks);
    }

    boolean isDisjoint(Cube other) {
        for (int i = 0; i < values.length; i++) {
            if (((values[i] ^ other.values[i]) & masks[i] & other.masks[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether every frame of the other set is in this one. */
    boolean contains(Cube other) {
        for (int i = 0; i < values.length; i++) {
            if ((masks[i] & ~other.masks[i]) != 0 || ((values[i] ^ other.values[i]) & masks[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The value of a slot that is the same in all frames of the set; -1 where it is not. */
    long fixed(int slot) {
        long width = WIDTH[slot];
        int shift = SHIFT[slot];
        return (masks[WORD[slot]] >>> shift & width) == width ? values[WORD[slot]] >>> shift & width : -1;
    }

    /** The bits that a slot must have, those that are free as 0. */
    long value(int slot) {
        return (values[WORD[slot]] & masks[WORD[slot]]) >>> SHIFT[slot] & WIDTH[slot];
    }

    /** How many 64-bit words a set has. */
    int words() {
        return values.length;
    }

    /** The bits of a word that the other set fixes and this one leaves free. */
    long fixedOnlyBy(Cube other, int word) {
        return other.masks[word] & ~masks[word];
    }

    /** The frames of this set that differ from the other set in one bit. */
    Cube apartFrom(Cube other, int word, long bit) {
        long[] nextValues = values.clone();
        long[] nextMasks = masks.clone();
        nextMasks[word] |= bit;
        nextValues[word] |= ~other.values[word] & bit;
        return new Cube(nextValues, nextMasks);
    }
}
