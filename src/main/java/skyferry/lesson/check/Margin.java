package skyferry.lesson.check;

import java.util.Optional;

/**
 * How far a check is from turning over: the distance of a measured value from its limit, as a share of the limit.
 *
 * @param share 0.2 means that the value may come a fifth of the limit nearer; negative where the check fails; infinite where
 *     only words and counts decide, which have no distance
 * @param found the value that decides
 * @param limit what it is held against
 */
public record Margin(double share, Optional<Value> found, Optional<Value> limit) {
    /** Decided by words and counts alone. */
    static Margin none(boolean so) {
        return new Margin(so ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY, Optional.empty(), Optional.empty());
    }

    /** Whether a measured value decides, so that there is a distance at all. */
    public boolean measured() {
        return !Double.isInfinite(share);
    }

    Margin opposite() {
        return new Margin(-share, found, limit);
    }

    /** The nearer to turning over. */
    public Margin least(Margin other) {
        return other.share < share ? other : this;
    }

    /** The farther from turning over. */
    Margin most(Margin other) {
        return other.share > share ? other : this;
    }
}
