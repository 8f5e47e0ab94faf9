package skyferry.migration;

import java.util.OptionalDouble;
import skyferry.model.LensRules;

/** When Xen stops the guest, and how fast its rounds go. */
final class XenRule {
    private static final double PAGE_BYTES = 4096;

    private XenRule() {}

    /**
     * A round that is over.
     *
     * @param number 1 for the first
     * @param sentBefore pages sent in the round before it; infinite for the first
     * @param sentInAll pages sent in all rounds so far
     * @param dirty pages written during the round
     * @param bytesPerSecond the rate that it was allowed
     */
    record Round(
            int number,
            double sent,
            double skipped,
            double sentBefore,
            double sentInAll,
            double memoryPages,
            double dirty,
            long nanos,
            double bytesPerSecond) {}

    /** Whether pages that were written again are left to the next round. */
    static boolean skips(LensRules rules) {
        return rules instanceof LensRules.XenClassic;
    }

    /** The rate of the first round, bytes per second. */
    static double firstRate(LensRules rules) {
        return rules instanceof LensRules.XenClassic classic
                ? classic.minRateBytesPerSecond()
                : Double.POSITIVE_INFINITY;
    }

    /** The rest that counts as none, bytes of whole pages. */
    static double stopLine(LensRules rules) {
        return switch (rules) {
            case LensRules.XenClassic classic ->
                Math.max(classic.smallRestBytes(), classic.minDirtyPages() * PAGE_BYTES);
            case LensRules.Xen xen -> xen.minDirtyPages() * PAGE_BYTES;
            default -> 0;
        };
    }

    /** The rate of the next round; empty: the guest stops. */
    static OptionalDouble next(LensRules rules, Round round) {
        return switch (rules) {
            case LensRules.XenClassic classic -> classic(classic, round);
            case LensRules.Xen xen ->
                round.dirty() < xen.minDirtyPages() || round.number() >= xen.maxIterations()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.POSITIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /** {@code xc_domain_save}: the last of its rounds is the one with a stopped guest. */
    private static OptionalDouble classic(LensRules.XenClassic rules, Round round) {
        boolean fastest = round.bytesPerSecond() >= rules.maxRateBytesPerSecond();
        boolean stop = round.sent() > round.sentBefore() && fastest
                || round.number() >= rules.maxIterations() - 1
                || round.sent() + round.skipped() < rules.minDirtyPages()
                || round.sentInAll() > rules.maxFactor() * round.memoryPages()
                || round.dirty() * PAGE_BYTES < rules.smallRestBytes();
        if (stop) {
            return OptionalDouble.empty();
        }
        double dirtyBytesPerSecond = round.nanos() == 0 ? 0 : round.dirty() * PAGE_BYTES * 1e9 / round.nanos();
        double rate = dirtyBytesPerSecond + rules.rateIncrementBytesPerSecond();
        return OptionalDouble.of(
                Math.min(rules.maxRateBytesPerSecond(), Math.max(rules.minRateBytesPerSecond(), rate)));
    }
}
