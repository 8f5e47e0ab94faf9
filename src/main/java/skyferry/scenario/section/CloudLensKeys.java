package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;
import skyferry.scenario.section.LensKeys.Own;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** What Nova and KubeVirt call their options of a move. */
final class CloudLensKeys {
    static final Type<Long> TIMEOUT =
            Quantity.between(Dimension.TIME, "0 s", "240 h").whole();

    private static final Key<Long> NOVA_DOWNTIME = Key.optional(
            "live_migration_downtime",
            Quantity.between(Dimension.TIME, "100 ms", "2000 s").whole(),
            "Nova: the longest pause, which the limit grows to; 500 ms.");
    private static final Key<Integer> NOVA_STEPS = Key.optional(
            "live_migration_downtime_steps", Whole.between(3, 1000), "Nova: in how many steps it grows; 10.");
    private static final Key<Long> NOVA_DELAY = Key.optional(
            "live_migration_downtime_delay",
            Quantity.between(Dimension.TIME, "3 s", "24 h").whole(),
            "Nova: time between two steps for each GiB of memory; 75 s.");
    private static final Key<Long> NOVA_TIMEOUT = Key.optional(
            "live_migration_completion_timeout",
            TIMEOUT,
            "Nova: time that a move may take for each GiB of memory; 800 s, 0 s for none.");
    private static final Key<LensRules.Nova.TimeoutAction> NOVA_ACTION = Key.optional(
            "live_migration_timeout_action",
            Words.of(LensRules.Nova.TimeoutAction.class, LensRules.Nova.TimeoutAction::id),
            "Nova: what is done to a move that takes longer; abort.");
    private static final Key<Boolean> NOVA_POSTCOPY = Key.optional(
            "live_migration_permit_post_copy", Truth.VALUE, "Nova: whether a forced move may use post-copy; false.");
    private static final Key<Boolean> NOVA_AUTO_CONVERGE = Key.optional(
            "live_migration_permit_auto_converge", Truth.VALUE, "Nova: whether the guest may be slowed; false.");

    private static final Key<Optional<Double>> KUBEVIRT_BANDWIDTH = Key.optional(
            "bandwidth_per_migration", StreamKeys.BANDWIDTH, "KubeVirt: most that a stream takes; 64 MiB/s.");
    private static final Key<Long> KUBEVIRT_COMPLETION = Key.optional(
            "completion_timeout_per_gib",
            TIMEOUT,
            "KubeVirt: time that a move may take for each GiB of memory; 800 s.");
    private static final Key<Long> KUBEVIRT_PROGRESS =
            Key.optional("progress_timeout", TIMEOUT, "KubeVirt: time without progress that ends a move; 150 s.");
    private static final Key<Boolean> KUBEVIRT_POSTCOPY = Key.optional(
            "allow_post_copy", Truth.VALUE, "KubeVirt: whether a move that takes too long becomes post-copy; false.");
    private static final Key<Boolean> KUBEVIRT_AUTO_CONVERGE =
            Key.optional("allow_auto_converge", Truth.VALUE, "KubeVirt: whether the guest may be slowed; false.");
    private static final Key<LensRules.KubeVirt.WorkloadDisruption> KUBEVIRT_DISRUPTION = Key.optional(
            "allow_workload_disruption",
            Truth.VALUE.map(allowed -> allowed
                    ? LensRules.KubeVirt.WorkloadDisruption.ALLOWED
                    : LensRules.KubeVirt.WorkloadDisruption.FORBIDDEN),
            "KubeVirt: whether a move that takes too long may pause the guest; false.");

    static final List<Own> OWN = List.of(
            Own.same(NOVA_DOWNTIME, Lens.NOVA, StreamKeys.DOWNTIME_LIMIT),
            Own.of(NOVA_STEPS, Lens.NOVA),
            Own.of(NOVA_DELAY, Lens.NOVA),
            Own.of(NOVA_TIMEOUT, Lens.NOVA),
            Own.of(NOVA_ACTION, Lens.NOVA),
            Own.same(NOVA_POSTCOPY, Lens.NOVA, TechniqueKeys.POSTCOPY),
            Own.same(NOVA_AUTO_CONVERGE, Lens.NOVA, GuestKeys.AUTO_CONVERGE),
            Own.same(KUBEVIRT_BANDWIDTH, Lens.KUBEVIRT, StreamKeys.MAX_BANDWIDTH),
            Own.of(KUBEVIRT_COMPLETION, Lens.KUBEVIRT),
            Own.of(KUBEVIRT_PROGRESS, Lens.KUBEVIRT),
            Own.same(KUBEVIRT_POSTCOPY, Lens.KUBEVIRT, TechniqueKeys.POSTCOPY),
            Own.same(KUBEVIRT_AUTO_CONVERGE, Lens.KUBEVIRT, GuestKeys.AUTO_CONVERGE),
            Own.of(KUBEVIRT_DISRUPTION, Lens.KUBEVIRT));

    private CloudLensKeys() {}

    static MigrationOptions nova(MigrationOptions options, LensRules.Nova base, Fields fields) {
        return guest(options, fields, NOVA_POSTCOPY, NOVA_AUTO_CONVERGE)
                .withDowntimeLimit(fields.or(NOVA_DOWNTIME, options.downtimeLimitNanos()))
                .with(new LensRules.Nova(
                        fields.or(NOVA_STEPS, base.downtimeSteps()),
                        fields.or(NOVA_DELAY, base.downtimeDelayNanosPerGib()),
                        fields.or(NOVA_TIMEOUT, base.completionTimeoutNanosPerGib()),
                        fields.or(NOVA_ACTION, base.timeoutAction())));
    }

    static MigrationOptions kubeVirt(MigrationOptions options, LensRules.KubeVirt base, Fields fields) {
        return guest(options, fields, KUBEVIRT_POSTCOPY, KUBEVIRT_AUTO_CONVERGE)
                .withMaxBandwidth(
                        StreamKeys.bandwidth(fields.find(KUBEVIRT_BANDWIDTH), options.maxBandwidthBytesPerSecond()))
                .with(new LensRules.KubeVirt(
                        fields.or(KUBEVIRT_COMPLETION, base.completionTimeoutNanosPerGib()),
                        fields.or(KUBEVIRT_PROGRESS, base.progressTimeoutNanos()),
                        fields.or(KUBEVIRT_DISRUPTION, base.workloadDisruption())));
    }

    private static MigrationOptions guest(
            MigrationOptions options, Fields fields, Key<Boolean> postcopy, Key<Boolean> autoConverge) {
        return options.with(options.postcopy()
                        .withAllowed(fields.or(postcopy, options.postcopy().allowed())))
                .withAutoConverge(fields.or(autoConverge, options.throttle().autoConverge()));
    }
}
