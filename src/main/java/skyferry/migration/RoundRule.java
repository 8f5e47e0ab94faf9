package skyferry.migration;

import java.util.OptionalDouble;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;

/** When Xen and vMotion stop the guest, how fast a round goes, and how far vMotion slows the guest in it. */
final class RoundRule {
    private static final double PAGE_BYTES = 4096;
    private static final double STUN_AIM = 0.9;
    private static final int STUN_MOST = 99;

    private RoundRule() {}

    /**
     * A round that is over.
     *
     * @param number 1 for the first
     * @param sentBefore pages sent in the round before it; infinite for the first
     * @param sentInAll pages sent in all rounds so far
     * @param dirty pages written during the round
     * @param bytesPerSecond the rate that it was allowed
     * @param throttlePercent what the guest slept in it
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
            double bytesPerSecond,
            int throttlePercent) {
        private double achieved() {
            return nanos == 0 ? 0 : sent * PAGE_BYTES * 1e9 / nanos;
        }
    }

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
    static OptionalDouble next(MigrationOptions options, Round round) {
        return switch (options.rules()) {
            case LensRules.XenClassic classic -> classic(classic, round);
            case LensRules.Xen xen ->
                round.dirty() < xen.minDirtyPages() || round.number() >= xen.maxIterations()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.POSITIVE_INFINITY);
            case LensRules.Vmotion vmotion ->
                round.dirty() * PAGE_BYTES <= round.achieved() * options.downtimeLimitNanos() / 1e9
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.POSITIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /**
     * What the guest sleeps in the next round, percent. Stun during page send keeps writing at nine tenths of sending: of the
     * pages that would have been written without it, as the last round tells. Modelled: vMotion's sleeps are not published.
     */
    static int throttle(LensRules rules, Round round) {
        boolean stuns =
                rules instanceof LensRules.Vmotion vmotion && vmotion.stun() == LensRules.Vmotion.StunDuringPageSend.ON;
        if (!stuns || round.sent() == 0) {
            return 0;
        }
        double unhindered = round.dirty() / (1 - round.throttlePercent() / 100.0);
        double share = unhindered <= 0 ? 0 : Math.max(0, 1 - STUN_AIM * round.sent() / unhindered);
        return (int) Math.min(STUN_MOST, StrictMath.ceil(100 * share));
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
