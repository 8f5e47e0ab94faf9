package skyferry.migration.lens;

import java.util.Locale;

/** What makes a system stop the guest, or give up. */
public enum StopRule {
    /** The predicted pause is within the limit (QEMU). */
    PAUSE_LIMIT,
    /** The same, and a time-out after which the guest is paused or the move becomes post-copy (virsh). */
    PAUSE_LIMIT_OR_TIMEOUT,
    /** A limit that grows in steps, and a time-out by the guest's size (Nova). */
    GROWING_PAUSE_LIMIT,
    /** The limit, a time-out by the guest's size, and one for standing still (KubeVirt). */
    PAUSE_LIMIT_OR_NO_PROGRESS,
    /** The predicted pause is within the switch-over goal, and the guest is slowed until it is (vMotion). */
    SWITCHOVER_GOAL,
    /** So many rounds, or hardly a dirty page (Xen). */
    ROUNDS,
    /** Rounds, amount sent, hardly a page, or a guest that writes faster than the highest rate (Xen of 2005). */
    ROUNDS_AND_RATE,
    /** The limit, or so many passes (Hyper-V). */
    PAUSE_LIMIT_OR_PASSES;

    /** The key of its words in the bundle: {@code pause-limit}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
