package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.OrWord;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** The options of a move that are about the stream: its rate, its stop rule, and how pages are packed. */
final class StreamKeys {
    static final Type<Optional<Double>> BANDWIDTH = new OrWord<>(
            "none", Quantity.between(Dimension.RATE, "1 KiB/s", "10000 GiB/s").real());

    static final Key<Optional<Double>> MAX_BANDWIDTH =
            Key.optional("max_bandwidth", BANDWIDTH, "Most that the stream takes; 128 MiB/s if not given.");
    static final Key<Long> DOWNTIME_LIMIT = Key.optional(
            "downtime_limit",
            Quantity.between(Dimension.TIME, "0 ms", "2000 s").whole(),
            "Bound on the predicted pause; 300 ms if not given.");
    private static final Key<Boolean> ZERO_PAGES =
            Key.optional("zero_page_detection", Truth.VALUE, "Whether pages never written go as a mark; true.");
    private static final Key<Boolean> TLS = Key.optional("tls", Truth.VALUE, "Whether the stream is encrypted.");
    private static final Key<Long> TIMEOUT = Key.optional(
            "stream_timeout",
            Quantity.between(Dimension.TIME, "1 ms", "24 h").whole(),
            "How long a stream without a way through the network stands still before it breaks; as the lens says.");
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
    static final Key<MigrationOptions.Compression> COMPRESSION = Key.optional(
            "multifd_compression",
            Words.of(MigrationOptions.Compression.class),
            "What they are compressed with; none.");
    private static final Key<Integer> LEVEL = Key.optional(
            "multifd_compression_level", Whole.between(1, 20), "How hard; 1 (multifd-zlib-level, multifd-zstd-level).");

    static final List<Key<?>> KEYS = List.of(
            MAX_BANDWIDTH,
            DOWNTIME_LIMIT,
            ZERO_PAGES,
            TLS,
            TIMEOUT,
            XBZRLE,
            XBZRLE_CACHE,
            MULTIFD,
            CHANNELS,
            COMPRESSION,
            LEVEL);

    private StreamKeys() {}

    static MigrationOptions.Stream stream(MigrationOptions.Stream base, Fields fields) {
        return new MigrationOptions.Stream(
                bandwidth(fields.find(MAX_BANDWIDTH), base.maxBandwidthBytesPerSecond()),
                fields.or(DOWNTIME_LIMIT, base.downtimeLimitNanos()),
                fields.or(ZERO_PAGES, base.zeroPageDetection()),
                fields.or(TLS, base.tls()),
                fields.find(TIMEOUT).map(OptionalLong::of).orElse(base.timeoutNanos()));
    }

    static MigrationOptions.Delta delta(MigrationOptions.Delta base, Fields fields) {
        return new MigrationOptions.Delta(fields.or(XBZRLE, base.xbzrle()), fields.or(XBZRLE_CACHE, base.cacheBytes()));
    }

    static MigrationOptions.Channels channels(MigrationOptions.Channels base, Fields fields) {
        return new MigrationOptions.Channels(
                fields.or(MULTIFD, base.multifd()),
                fields.or(CHANNELS, base.count()),
                fields.or(COMPRESSION, base.compression()),
                fields.or(LEVEL, base.level()));
    }

    /** A bandwidth as it is written, {@code none} among others; the base where it is not. */
    static OptionalDouble bandwidth(Optional<Optional<Double>> written, OptionalDouble base) {
        if (written.isEmpty()) {
            return base;
        }
        return written.get().map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }
}
