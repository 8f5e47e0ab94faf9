package skyferry.migration.lens;

import static skyferry.migration.lens.LensValue.Label.ASSUMED;
import static skyferry.migration.lens.LensValue.Label.DOCUMENTED;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;

/** QEMU, and the systems that move guests by QEMU's loop with values and time-outs of their own. */
final class QemuLenses {
    private static final long SECOND = 1_000_000_000L;
    private static final String QEMU = "qemu";
    private static final String LIBVIRT = "libvirt";
    private static final String NOVA = "nova";
    private static final String KUBEVIRT = "kubevirt";

    private QemuLenses() {}

    static LensProfile qemu() {
        List<LensValue> values = new ArrayList<>();
        values.add(new LensValue("max_bandwidth", "128 MiB/s", DOCUMENTED, QEMU));
        values.add(new LensValue("downtime_limit", "300 ms", DOCUMENTED, QEMU));
        values.addAll(throttle());
        values.add(new LensValue("postcopy_ram", "false", DOCUMENTED, QEMU));
        return new LensProfile(Lens.QEMU, MigrationOptions.QEMU_DEFAULTS, StopRule.PAUSE_LIMIT, values);
    }

    /** QEMU's values that the systems above it leave alone. */
    private static List<LensValue> throttle() {
        return List.of(
                new LensValue("auto_converge", "false", DOCUMENTED, QEMU),
                new LensValue("throttle_trigger_threshold", "50 %", DOCUMENTED, QEMU),
                new LensValue("cpu_throttle_initial", "20 %", DOCUMENTED, QEMU),
                new LensValue("cpu_throttle_increment", "10 %", DOCUMENTED, QEMU),
                new LensValue("max_cpu_throttle", "99 %", DOCUMENTED, QEMU));
    }

    /** libvirt lifts QEMU's bandwidth limit as far as the number goes. */
    private static MigrationOptions unlimited() {
        return MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
    }

    static LensProfile libvirt() {
        LensRules rules = new LensRules.Libvirt(OptionalLong.empty(), LensRules.Libvirt.TimeoutAction.SUSPEND);
        List<LensValue> values = new ArrayList<>();
        values.add(new LensValue("max_bandwidth", "none", DOCUMENTED, LIBVIRT));
        values.add(new LensValue("downtime_limit", "300 ms", DOCUMENTED, QEMU));
        values.add(new LensValue("timeout", "none", DOCUMENTED, LIBVIRT));
        values.add(new LensValue("timeout_action", "suspend", DOCUMENTED, LIBVIRT));
        values.addAll(throttle());
        return new LensProfile(Lens.LIBVIRT, unlimited().with(rules), StopRule.PAUSE_LIMIT_OR_TIMEOUT, values);
    }

    static LensProfile nova() {
        LensRules rules = new LensRules.Nova(10, 75 * SECOND, 800 * SECOND, LensRules.Nova.TimeoutAction.ABORT);
        MigrationOptions defaults = unlimited().withDowntimeLimit(SECOND / 2).with(rules);
        List<LensValue> values = new ArrayList<>();
        values.add(new LensValue("max_bandwidth", "none", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_downtime", "500 ms", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_downtime_steps", "10", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_downtime_delay", "75 s", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_completion_timeout", "800 s", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_timeout_action", "abort", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_permit_post_copy", "false", DOCUMENTED, NOVA));
        values.add(new LensValue("live_migration_permit_auto_converge", "false", DOCUMENTED, NOVA));
        return new LensProfile(Lens.NOVA, defaults, StopRule.GROWING_PAUSE_LIMIT, values);
    }

    static LensProfile kubeVirt() {
        LensRules rules =
                new LensRules.KubeVirt(800 * SECOND, 150 * SECOND, LensRules.KubeVirt.WorkloadDisruption.FORBIDDEN);
        MigrationOptions qemu = MigrationOptions.QEMU_DEFAULTS;
        MigrationOptions defaults = qemu.with(qemu.stream()
                        .withMaxBandwidth(OptionalDouble.of(64L << 20))
                        .withTls(true))
                .with(rules);
        List<LensValue> values = new ArrayList<>();
        values.add(new LensValue("bandwidth_per_migration", "64 MiB/s", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("completion_timeout_per_gib", "800 s", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("progress_timeout", "150 s", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("allow_post_copy", "false", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("allow_auto_converge", "false", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("allow_workload_disruption", "false", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("tls", "true", DOCUMENTED, KUBEVIRT));
        values.add(new LensValue("downtime_limit", "300 ms", ASSUMED, "kubevirt-pause"));
        return new LensProfile(Lens.KUBEVIRT, defaults, StopRule.PAUSE_LIMIT_OR_NO_PROGRESS, values);
    }
}
