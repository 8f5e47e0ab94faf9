package skyferry.lesson.check;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether something is so, with what shows it. Three-valued logic (Kleene): what is not known spreads until something else
 * decides.
 *
 * @param found the value that decided, as far as there is one
 * @param wanted what it was compared with
 * @param atNanos the instant that decided
 */
record Judgement(Degree degree, Optional<Value> found, Optional<Value> wanted, OptionalLong atNanos) {

    /** So, not so, or not known; in this order. */
    enum Degree {
        NOT_SO,
        OPEN,
        SO
    }

    static Judgement of(boolean so, long atNanos) {
        return new Judgement(
                so ? Degree.SO : Degree.NOT_SO, Optional.empty(), Optional.empty(), OptionalLong.of(atNanos));
    }

    static Judgement open() {
        return new Judgement(Degree.OPEN, Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    Judgement with(Value found, Value wanted) {
        return new Judgement(degree, Optional.of(found), Optional.of(wanted), atNanos);
    }

    Judgement not() {
        Degree contrary = Degree.values()[2 - degree.ordinal()];
        return new Judgement(contrary, found, wanted, atNanos);
    }

    /** The one that is less so; of equals this one. */
    Judgement and(Judgement other) {
        return other.degree.compareTo(degree) < 0 ? other : this;
    }

    /** The one that is more so; of equals this one. */
    Judgement or(Judgement other) {
        return other.degree.compareTo(degree) > 0 ? other : this;
    }

    boolean is(Degree wantedDegree) {
        return degree == wantedDegree;
    }
}
