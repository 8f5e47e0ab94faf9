package skyferry.migration;

import java.util.Optional;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/**
 * What a production system does to a move of QEMU's from outside, by the clock: it raises limits, forces
 * the move to its end or gives it up. The loop itself stays QEMU's.
 */
interface Governor {
    /** QEMU by itself: nobody interferes. */
    Governor NONE = new Governor() {
        @Override
        public Governor copy() {
            return this;
        }
    };

    /** The instant at which it wants to act next; {@link Long#MAX_VALUE} for none. */
    default long nextNanos() {
        return Long.MAX_VALUE;
    }

    /** Acts at an instant that it asked for. */
    default Optional<Act> act(long now, MigrationRecord soFar) {
        return Optional.empty();
    }

    /** The options that hold for the loop: those of the move, or what the system makes of them by now. */
    default MigrationOptions inForce(MigrationOptions options) {
        return options;
    }

    /** A copy that goes on on its own. */
    Governor copy();

    /** What is to be done to a move. */
    sealed interface Act {
        /** The downtime limit is another one now. */
        record Limits() implements Act {}

        /** The guest is paused where it is, and the loop goes on. */
        record Pause() implements Act {}

        /** The move becomes post-copy. */
        record SwitchToPostcopy() implements Act {}

        /** The move is over, and the guest stays. */
        record GiveUp(Outcome outcome, String reason) implements Act {}
    }

    /** The governor that the rules of a move's lens ask for. */
    static Governor of(MoveSpec spec) {
        long start = spec.startNanos();
        double gib = (spec.vm().ramBytes() + disk(spec)) / (double) (1L << 30);
        return switch (spec.options().rules()) {
            case LensRules.Libvirt rules -> CompletionTimeout.of(rules, start);
            case LensRules.Nova rules -> new NovaGovernor(rules, start, gib, spec.options());
            case LensRules.KubeVirt rules -> new KubeVirtGovernor(rules, start, gib, spec.options());
            case LensRules.Vmotion rules -> NONE;
            case LensRules.HyperV rules -> NONE;
            case LensRules.Qemu rules -> NONE;
            case LensRules.Xen rules -> NONE;
            case LensRules.XenClassic rules -> NONE;
        };
    }

    /**
     * What of the disk counts for time-outs per GiB: all of it where it moves (Nova, {@code _live_migration_data_gb}; KubeVirt,
     * {@code getVMIMigrationDataSize}).
     */
    private static long disk(MoveSpec spec) {
        return spec.technique() == Technique.BLOCK ? spec.vm().disk().sizeBytes() : 0;
    }
}
