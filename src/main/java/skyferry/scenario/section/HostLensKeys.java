package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.LensRules.Vmotion.StunDuringPageSend;
import skyferry.model.MigrationOptions;
import skyferry.scenario.section.LensKeys.Own;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.OrWord;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** What libvirt, vMotion, Xen and Hyper-V call their options of a move. */
final class HostLensKeys {
    private static final Type<Double> RATE =
            Quantity.between(Dimension.RATE, "1 Mb/s", "10000 Gb/s").real();

    private static final Key<Optional<Long>> TIMEOUT = Key.optional(
            "timeout",
            new OrWord<>(
                    "none", Quantity.between(Dimension.TIME, "1 s", "240 h").whole()),
            "libvirt: virsh migrate --timeout; none.");
    private static final Key<LensRules.Libvirt.TimeoutAction> TIMEOUT_ACTION = Key.optional(
            "timeout_action",
            Words.of(LensRules.Libvirt.TimeoutAction.class, LensRules.Libvirt.TimeoutAction::id),
            "libvirt: --timeout-suspend or --timeout-postcopy; suspend.");

    private static final Key<Long> SWITCHOVER_GOAL = Key.optional(
            "switchover_goal",
            Quantity.between(Dimension.TIME, "1 ms", "2000 s").whole(),
            "vMotion: bound on the predicted pause; 1 s.");
    private static final Key<StunDuringPageSend> STUN = Key.optional(
            "stun_during_page_send",
            Truth.VALUE.map(on -> on ? StunDuringPageSend.ON : StunDuringPageSend.OFF),
            "vMotion: whether processors that write too fast are made to sleep (SDPS); true.");
    private static final Key<Long> ROUND_TRIP = Key.optional(
            "max_round_trip",
            Quantity.between(Dimension.TIME, "1 ms", "10 s").whole(),
            "vMotion: longest round-trip time that is supported; 150 ms.");
    private static final Key<Integer> HOST_COST =
            Key.optional("host_cost", Whole.between(1, 8), "vMotion: what a move takes of a host's 8 units; 1.");

    private static final Key<Integer> MAX_ITERATIONS =
            Key.optional("max_iterations", Whole.between(1, 10_000), "Xen: rounds; 5 (xen), 30 (xen-classic).");
    private static final Key<Long> MIN_DIRTY = Key.optional(
            "min_dirty_pages", new Whole(0, 1L << 30), "Xen: fewer pages left than that stop the guest; 50.");
    private static final Key<Integer> MAX_FACTOR = Key.optional(
            "max_factor", Whole.between(1, 1000), "Xen of 2005: most that is sent, as a multiple of memory; 3.");
    private static final Key<Double> MIN_RATE =
            Key.optional("min_rate", RATE, "Xen of 2005: rate of the first round; 100 Mb/s.");
    private static final Key<Double> INCREMENT = Key.optional(
            "rate_increment", RATE, "Xen of 2005: how far the rate lies above the last round's dirty rate; 50 Mb/s.");
    private static final Key<Double> MAX_RATE =
            Key.optional("max_rate", RATE, "Xen of 2005: highest rate of a round; 500 Mb/s.");
    private static final Key<Long> SMALL_REST = Key.optional(
            "small_rest",
            Quantity.between(Dimension.SIZE, "0 B", "1024 GiB").whole(),
            "Xen of 2005: less left than that stops the guest; 256 KiB.");

    private static final Key<Integer> MAX_PASSES =
            Key.optional("max_passes", Whole.between(1, 10_000), "Hyper-V: passes before the guest is stopped; 10.");
    private static final Key<PerformanceOption> PERFORMANCE = Key.optional(
            "performance_option", Words.of(PerformanceOption.class), "Hyper-V: how memory travels; compression.");

    /** {@code Set-VMHost -VirtualMachineMigrationPerformanceOption}. */
    private enum PerformanceOption {
        TCPIP(new MigrationOptions.Channels(false, 2, MigrationOptions.Compression.NONE, 1)),
        COMPRESSION(new MigrationOptions.Channels(true, 2, MigrationOptions.Compression.ZLIB, 1)),
        SMB(new MigrationOptions.Channels(true, 2, MigrationOptions.Compression.NONE, 1));

        private final MigrationOptions.Channels channels;

        PerformanceOption(MigrationOptions.Channels channels) {
            this.channels = channels;
        }
    }

    static final List<Own> OWN = List.of(
            Own.of(TIMEOUT, Lens.LIBVIRT),
            Own.of(TIMEOUT_ACTION, Lens.LIBVIRT),
            Own.same(SWITCHOVER_GOAL, Lens.VMOTION, StreamKeys.DOWNTIME_LIMIT),
            Own.of(STUN, Lens.VMOTION),
            Own.of(ROUND_TRIP, Lens.VMOTION),
            Own.of(HOST_COST, Lens.VMOTION),
            Own.of(MAX_ITERATIONS, Lens.XEN, Lens.XEN_CLASSIC),
            Own.of(MIN_DIRTY, Lens.XEN, Lens.XEN_CLASSIC),
            Own.of(MAX_FACTOR, Lens.XEN_CLASSIC),
            Own.of(MIN_RATE, Lens.XEN_CLASSIC),
            Own.of(INCREMENT, Lens.XEN_CLASSIC),
            Own.of(MAX_RATE, Lens.XEN_CLASSIC),
            Own.of(SMALL_REST, Lens.XEN_CLASSIC),
            Own.of(MAX_PASSES, Lens.HYPERV),
            Own.same(PERFORMANCE, Lens.HYPERV, StreamKeys.COMPRESSION));

    private HostLensKeys() {}

    static MigrationOptions libvirt(MigrationOptions options, LensRules.Libvirt base, Fields fields) {
        OptionalLong timeout = fields.find(TIMEOUT)
                .map(written -> written.map(OptionalLong::of).orElse(OptionalLong.empty()))
                .orElse(base.timeoutNanos());
        return options.with(new LensRules.Libvirt(timeout, fields.or(TIMEOUT_ACTION, base.timeoutAction())));
    }

    static MigrationOptions vmotion(MigrationOptions options, LensRules.Vmotion base, Fields fields) {
        return options.withDowntimeLimit(fields.or(SWITCHOVER_GOAL, options.downtimeLimitNanos()))
                .with(new LensRules.Vmotion(
                        fields.or(STUN, base.stun()),
                        fields.or(ROUND_TRIP, base.maxRoundTripNanos()),
                        fields.or(HOST_COST, base.hostCost())));
    }

    static MigrationOptions xen(MigrationOptions options, LensRules.Xen base, Fields fields) {
        return options.with(new LensRules.Xen(
                fields.or(MAX_ITERATIONS, base.maxIterations()), fields.or(MIN_DIRTY, base.minDirtyPages())));
    }

    static MigrationOptions xenClassic(MigrationOptions options, LensRules.XenClassic base, Fields fields) {
        return options.with(new LensRules.XenClassic(
                fields.or(MAX_ITERATIONS, base.maxIterations()),
                fields.or(MAX_FACTOR, base.maxFactor()),
                fields.or(MIN_DIRTY, base.minDirtyPages()),
                fields.or(MIN_RATE, base.minRateBytesPerSecond()),
                fields.or(INCREMENT, base.rateIncrementBytesPerSecond()),
                fields.or(MAX_RATE, base.maxRateBytesPerSecond()),
                fields.or(SMALL_REST, base.smallRestBytes())));
    }

    static MigrationOptions hyperV(MigrationOptions options, LensRules.HyperV base, Fields fields) {
        return options.with(
                        fields.find(PERFORMANCE).map(option -> option.channels).orElse(options.channels()))
                .with(new LensRules.HyperV(fields.or(MAX_PASSES, base.maxPasses())));
    }
}
