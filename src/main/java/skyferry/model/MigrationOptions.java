package skyferry.model;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * QEMU's migration parameters and capabilities by their names (QEMU 8.1, {@code qapi/migration.json}).
 *
 * @param maxBandwidthBytesPerSecond {@code max-bandwidth}; empty for none
 * @param downtimeLimitNanos {@code downtime-limit}: a prediction bound, not a promise
 * @param throttleTriggerPercent {@code throttle-trigger-threshold}
 * @param maxPostcopyBandwidthBytesPerSecond {@code max-postcopy-bandwidth}; empty for none
 */
public record MigrationOptions(
        OptionalDouble maxBandwidthBytesPerSecond,
        long downtimeLimitNanos,
        boolean autoConverge,
        int throttleTriggerPercent,
        int cpuThrottleInitialPercent,
        int cpuThrottleIncrementPercent,
        int maxCpuThrottlePercent,
        boolean xbzrle,
        long xbzrleCacheBytes,
        boolean multifd,
        int multifdChannels,
        Compression multifdCompression,
        boolean postcopyRam,
        OptionalDouble maxPostcopyBandwidthBytesPerSecond,
        boolean zeroPageDetection,
        boolean tls) {

    /** {@code multifd-compression}. */
    public enum Compression {
        NONE,
        ZLIB,
        ZSTD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What QEMU 8.1 does when nothing is set. */
    public static final MigrationOptions QEMU_DEFAULTS = new MigrationOptions(
            OptionalDouble.of(128L << 20),
            300_000_000L,
            false,
            50,
            20,
            10,
            99,
            false,
            64L << 20,
            false,
            2,
            Compression.NONE,
            false,
            OptionalDouble.empty(),
            true,
            false);

    public MigrationOptions withMaxBandwidth(OptionalDouble bytesPerSecond) {
        return new MigrationOptions(
                bytesPerSecond,
                downtimeLimitNanos,
                autoConverge,
                throttleTriggerPercent,
                cpuThrottleInitialPercent,
                cpuThrottleIncrementPercent,
                maxCpuThrottlePercent,
                xbzrle,
                xbzrleCacheBytes,
                multifd,
                multifdChannels,
                multifdCompression,
                postcopyRam,
                maxPostcopyBandwidthBytesPerSecond,
                zeroPageDetection,
                tls);
    }

    public MigrationOptions withDowntimeLimit(long nanos) {
        return new MigrationOptions(
                maxBandwidthBytesPerSecond,
                nanos,
                autoConverge,
                throttleTriggerPercent,
                cpuThrottleInitialPercent,
                cpuThrottleIncrementPercent,
                maxCpuThrottlePercent,
                xbzrle,
                xbzrleCacheBytes,
                multifd,
                multifdChannels,
                multifdCompression,
                postcopyRam,
                maxPostcopyBandwidthBytesPerSecond,
                zeroPageDetection,
                tls);
    }

    public MigrationOptions withAutoConverge(boolean on) {
        return new MigrationOptions(
                maxBandwidthBytesPerSecond,
                downtimeLimitNanos,
                on,
                throttleTriggerPercent,
                cpuThrottleInitialPercent,
                cpuThrottleIncrementPercent,
                maxCpuThrottlePercent,
                xbzrle,
                xbzrleCacheBytes,
                multifd,
                multifdChannels,
                multifdCompression,
                postcopyRam,
                maxPostcopyBandwidthBytesPerSecond,
                zeroPageDetection,
                tls);
    }
}
