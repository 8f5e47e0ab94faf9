package skyferry.migration;

/**
 * What a move's books say about its own truth, pages as expected values; both are 0 in a sound engine.
 *
 * @param stalePages pages whose content at the destination is older than the guest's, once everything has been sent
 * @param unaccountedPages pages that were queued and neither sent nor left, or the other way round
 */
public record Balance(double stalePages, double unaccountedPages) {
    /** Nothing is amiss. */
    public static final Balance EVEN = new Balance(0, 0);

    /** What rounding to whole 2^-20 pages and to nanoseconds can come to, in pages. */
    private static final double ROUNDING = 0.5;

    /** Whether the destination has what the guest had, and every page sent was queued. */
    public boolean even() {
        return stalePages <= ROUNDING && StrictMath.abs(unaccountedPages) <= ROUNDING;
    }
}
