package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.OrWord;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** {@code migration}: QEMU's options by their names, {@code -} as {@code _} (QEMU 8.1, {@code qapi/migration.json}). */
final class MigrationSection {
    private static final Type<Optional<Double>> BANDWIDTH = new OrWord<>(
            "none", Quantity.between(Dimension.RATE, "1 KiB/s", "10000 GiB/s").real());
    private static final Type<Integer> PERCENT = Quantity.between(Dimension.SHARE, "1 %", "99 %")
            .map(share -> share.movePointRight(2).intValue());

    private static final Key<Optional<Double>> MAX_BANDWIDTH =
            Key.optional("max_bandwidth", BANDWIDTH, "Most that the stream takes; 128 MiB/s if not given.");
    private static final Key<Long> DOWNTIME_LIMIT = Key.optional(
            "downtime_limit",
            Quantity.between(Dimension.TIME, "0 ms", "2000 s").whole(),
            "Bound on the predicted pause; 300 ms if not given.");
    private static final Key<Boolean> AUTO_CONVERGE =
            Key.optional("auto_converge", Truth.VALUE, "Whether the guest is slowed when it writes too fast.");
    private static final Key<Integer> TRIGGER = Key.optional(
            "throttle_trigger_threshold", PERCENT, "Dirtied share of what was sent that counts as too fast; 50 %.");
    private static final Key<Integer> INITIAL =
            Key.optional("cpu_throttle_initial", PERCENT, "First step of the throttle; 20 %.");
    private static final Key<Integer> INCREMENT =
            Key.optional("cpu_throttle_increment", PERCENT, "Further steps of the throttle; 10 %.");
    private static final Key<Integer> MOST = Key.optional("max_cpu_throttle", PERCENT, "Most it is slowed; 99 %.");
    private static final Key<Boolean> XBZRLE =
            Key.optional("xbzrle", Truth.VALUE, "Whether changed pages go as differences.");
    private static final Key<Long> XBZRLE_CACHE = Key.optional(
            "xbzrle_cache_size",
            Quantity.between(Dimension.SIZE, "4 KiB", "1024 GiB").whole(),
            "Cache for them; 64 MiB.");
    private static final Key<Boolean> MULTIFD =
            Key.optional("multifd", Truth.VALUE, "Whether pages go over several connections.");
    private static final Key<Integer> CHANNELS =
            Key.optional("multifd_channels", Whole.between(1, 255), "How many; 2.");
    private static final Key<MigrationOptions.Compression> COMPRESSION = Key.optional(
            "multifd_compression",
            Words.of(MigrationOptions.Compression.class),
            "What they are compressed with; none.");
    private static final Key<Boolean> POSTCOPY =
            Key.optional("postcopy_ram", Truth.VALUE, "Whether a switch to post-copy is allowed.");
    private static final Key<Optional<Double>> POSTCOPY_BANDWIDTH =
            Key.optional("max_postcopy_bandwidth", BANDWIDTH, "Most that the stream takes after it; none.");
    private static final Key<Boolean> ZERO_PAGES =
            Key.optional("zero_page_detection", Truth.VALUE, "Whether pages never written go as a mark; true.");
    private static final Key<Boolean> TLS = Key.optional("tls", Truth.VALUE, "Whether the stream is encrypted.");

    static final List<Key<?>> KEYS = List.of(
            MAX_BANDWIDTH,
            DOWNTIME_LIMIT,
            AUTO_CONVERGE,
            TRIGGER,
            INITIAL,
            INCREMENT,
            MOST,
            XBZRLE,
            XBZRLE_CACHE,
            MULTIFD,
            CHANNELS,
            COMPRESSION,
            POSTCOPY,
            POSTCOPY_BANDWIDTH,
            ZERO_PAGES,
            TLS);

    static final Struct TYPE = new Struct("migration", KEYS);

    private MigrationSection() {}

    /** What holds where the author says nothing. Every lens moves memory by QEMU's loop so far, with QEMU's values. */
    static MigrationOptions defaults(Lens lens) {
        return switch (lens) {
            case QEMU, LIBVIRT, NOVA, KUBEVIRT, VMOTION, XEN, XEN_CLASSIC, HYPERV -> MigrationOptions.QEMU_DEFAULTS;
        };
    }

    /** Whether any option is given. */
    static boolean any(Fields fields) {
        return KEYS.stream().anyMatch(fields::has);
    }

    /** The options given, the others as they are. */
    static MigrationOptions over(MigrationOptions base, Fields fields) {
        return new MigrationOptions(
                bandwidth(fields.find(MAX_BANDWIDTH), base.maxBandwidthBytesPerSecond()),
                fields.or(DOWNTIME_LIMIT, base.downtimeLimitNanos()),
                fields.or(AUTO_CONVERGE, base.autoConverge()),
                fields.or(TRIGGER, base.throttleTriggerPercent()),
                fields.or(INITIAL, base.cpuThrottleInitialPercent()),
                fields.or(INCREMENT, base.cpuThrottleIncrementPercent()),
                fields.or(MOST, base.maxCpuThrottlePercent()),
                fields.or(XBZRLE, base.xbzrle()),
                fields.or(XBZRLE_CACHE, base.xbzrleCacheBytes()),
                fields.or(MULTIFD, base.multifd()),
                fields.or(CHANNELS, base.multifdChannels()),
                fields.or(COMPRESSION, base.multifdCompression()),
                fields.or(POSTCOPY, base.postcopyRam()),
                bandwidth(fields.find(POSTCOPY_BANDWIDTH), base.maxPostcopyBandwidthBytesPerSecond()),
                fields.or(ZERO_PAGES, base.zeroPageDetection()),
                fields.or(TLS, base.tls()));
    }

    private static OptionalDouble bandwidth(Optional<Optional<Double>> written, OptionalDouble base) {
        if (written.isEmpty()) {
            return base;
        }
        return written.get().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
