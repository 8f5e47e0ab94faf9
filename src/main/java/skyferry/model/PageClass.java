package skyferry.model;

import java.util.OptionalLong;

/**
 * A run of pages that the guest writes in one way.
 *
 * @param pages size, pages of 4096 bytes
 * @param atPage first page; empty: behind the class before it
 * @param zeroShare share of the pages never written so far, 0..1
 * @param writesPerSecond page writes per second, repeats counted
 */
public record PageClass(long pages, OptionalLong atPage, double zeroShare, double writesPerSecond, Pattern pattern) {

    /** Which page the next write goes to. */
    public sealed interface Pattern {
        /** Every page alike. */
        record Uniform() implements Pattern {}

        /** One page after the other, wrapping. {@code startPage}: where the sweep stands at time 0, from the class' first page. */
        record Sequential(double startPage) implements Pattern {}

        /** {@code writeShare} of the writes go to the first {@code hotShare} of the pages; both 0..1. */
        record HotCold(double hotShare, double writeShare) implements Pattern {}

        /** The page of rank r is written in proportion to r^-skew; ranks follow the addresses. */
        record Zipf(double skew) implements Pattern {}
    }
}
