package skyferry.model;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What one production system has of its own beside QEMU's options: its time-outs, its rounds, its rates. What a system merely
 * calls by another name (Nova's {@code live_migration_downtime}, vMotion's switch-over goal) is the option itself and not here.
 */
public sealed interface LensRules {
    /** The system whose rules these are. */
    Lens lens();

    /** QEMU has nothing beside its options. */
    record Qemu() implements LensRules {
        @Override
        public Lens lens() {
            return Lens.QEMU;
        }
    }

    /**
     * {@code virsh migrate}.
     *
     * @param timeoutNanos {@code --timeout}, from the start of the move; empty: it may take as long as it takes
     * @param timeoutAction {@code --timeout-suspend} (also what happens without either) or {@code --timeout-postcopy}
     */
    record Libvirt(OptionalLong timeoutNanos, TimeoutAction timeoutAction) implements LensRules {
        /** What is done to a move that takes too long. */
        public enum TimeoutAction {
            /** The guest is paused at the source, and the rest follows. */
            SUSPEND,
            /** The move is switched to post-copy. */
            POSTCOPY;

            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Lens lens() {
            return Lens.LIBVIRT;
        }
    }

    /**
     * OpenStack Nova ({@code nova/conf/libvirt.py}). Its downtime, bandwidth, post-copy and auto-converge are QEMU's options.
     *
     * @param downtimeSteps {@code live_migration_downtime_steps}: in so many steps the limit comes to its full value
     * @param downtimeDelayNanosPerGib {@code live_migration_downtime_delay}: between two steps, per GiB of memory, at least 2
     * @param completionTimeoutNanosPerGib {@code live_migration_completion_timeout}, per GiB, at least 2; 0 for none
     */
    record Nova(
            int downtimeSteps,
            long downtimeDelayNanosPerGib,
            long completionTimeoutNanosPerGib,
            TimeoutAction timeoutAction)
            implements LensRules {
        /** {@code live_migration_timeout_action}. */
        public enum TimeoutAction {
            /** The move is given up. */
            ABORT,
            /** The move is switched to post-copy where that is permitted, else the guest is paused until it is over. */
            FORCE_COMPLETE;

            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Lens lens() {
            return Lens.NOVA;
        }
    }

    /**
     * KubeVirt ({@code MigrationConfiguration}). Its bandwidth, post-copy and auto-converge are QEMU's options.
     *
     * @param completionTimeoutNanosPerGib {@code completionTimeoutPerGiB}; 0 for none
     * @param progressTimeoutNanos {@code progressTimeout}: so long without a new least of what is left ends the move; 0 for none
     * @param workloadDisruption {@code allowWorkloadDisruption}: past the completion time-out the guest is paused, not kept
     */
    record KubeVirt(long completionTimeoutNanosPerGib, long progressTimeoutNanos, WorkloadDisruption workloadDisruption)
            implements LensRules {
        /** {@code allowWorkloadDisruption}. */
        public enum WorkloadDisruption {
            FORBIDDEN,
            ALLOWED
        }

        @Override
        public Lens lens() {
            return Lens.KUBEVIRT;
        }
    }

    /**
     * VMware vMotion. Its switch-over goal is QEMU's downtime limit here: a bound on the predicted pause.
     *
     * @param stun stun during page send (SDPS)
     * @param maxRoundTripNanos the longest round-trip time that is supported
     * @param hostCost cost units of 8 that a move takes of each host
     */
    record Vmotion(StunDuringPageSend stun, long maxRoundTripNanos, int hostCost) implements LensRules {
        /** Whether vCPUs that write faster than pages leave are made to sleep. */
        public enum StunDuringPageSend {
            ON,
            OFF
        }

        @Override
        public Lens lens() {
            return Lens.VMOTION;
        }
    }

    /**
     * Xen today ({@code xg_sr_save.c}).
     *
     * @param maxIterations rounds before the guest is stopped
     * @param minDirtyPages fewer dirty pages than that stop it earlier
     */
    record Xen(int maxIterations, long minDirtyPages) implements LensRules {
        @Override
        public Lens lens() {
            return Lens.XEN;
        }
    }

    /**
     * Xen of 2005: {@code xc_domain_save} with the rate control of Clark et al., NSDI 2005.
     *
     * @param maxIterations rounds, the last one with a stopped guest included
     * @param maxFactor more than so many times the guest's memory sent stops it
     * @param minDirtyPages fewer pages to send than that in a round stop it
     * @param minRateBytesPerSecond rate of the first round
     * @param rateIncrementBytesPerSecond what the rate lies above the dirty rate of the round before
     * @param maxRateBytesPerSecond a rate that would be higher stops the guest
     * @param smallRestBytes a rest smaller than that stops the guest
     */
    record XenClassic(
            int maxIterations,
            int maxFactor,
            long minDirtyPages,
            double minRateBytesPerSecond,
            double rateIncrementBytesPerSecond,
            double maxRateBytesPerSecond,
            long smallRestBytes)
            implements LensRules {
        @Override
        public Lens lens() {
            return Lens.XEN_CLASSIC;
        }
    }

    /**
     * Hyper-V. Its compression is that of QEMU's channels here.
     *
     * @param maxPasses passes over memory before the guest is stopped
     */
    record HyperV(int maxPasses) implements LensRules {
        @Override
        public Lens lens() {
            return Lens.HYPERV;
        }
    }
}
