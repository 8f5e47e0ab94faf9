package skyferry.isolation;

import java.util.BitSet;

/** Tenants, by their numbers, whose packets may meet something that has broken its contract. Not to be changed. */
record Suspects(boolean everybody, BitSet tenants) {
    static final Suspects NONE = new Suspects(false, new BitSet());
    static final Suspects EVERYBODY = new Suspects(true, new BitSet());

    /** The tenant of that number; everybody where it stands for none or for several. */
    static Suspects of(int tenant) {
        if (tenant < 0) {
            return EVERYBODY;
        }
        BitSet one = new BitSet();
        one.set(tenant);
        return new Suspects(false, one);
    }

    Suspects and(Suspects other) {
        if (everybody || other.everybody) {
            return EVERYBODY;
        }
        BitSet both = new BitSet();
        both.or(tenants);
        both.or(other.tenants);
        return new Suspects(false, both);
    }

    boolean isEmpty() {
        return !everybody && tenants.isEmpty();
    }

    boolean has(int tenant) {
        return everybody || tenant < 0 || tenants.get(tenant);
    }
}
