package skyferry.stage.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Channels;
import skyferry.model.MigrationOptions.Compression;
import skyferry.model.MigrationOptions.Delta;
import skyferry.stage.options.Option.Amount;
import skyferry.stage.options.Option.Choice;
import skyferry.stage.options.Option.None;
import skyferry.stage.options.Option.Slide;
import skyferry.stage.options.Option.Truth;

/** The options that are about the stream. Bounds are those of scenario files. */
final class StreamOptions {
    static final Predicate<MigrationOptions> ALWAYS = options -> true;
    static final double LEAST_RATE = 1 << 10;
    static final double MOST_RATE = 10_000.0 * (1L << 30);

    private static final double MIB = 1 << 20;
    private static final double GIB = 1L << 30;
    private static final double MILLI = 1e6;

    static final List<Option> STREAM = List.of(
            new Amount(
                    "max-bandwidth",
                    Measure.RATE,
                    LEAST_RATE,
                    MOST_RATE,
                    None.ALLOWED,
                    Optional.of(new Slide(8 * MIB, 12 * GIB, MIB)),
                    MigrationOptions::maxBandwidthBytesPerSecond,
                    MigrationOptions::withMaxBandwidth,
                    ALWAYS),
            new Amount(
                    "downtime-limit",
                    Measure.TIME,
                    0,
                    2_000e9,
                    None.FORBIDDEN,
                    Optional.of(new Slide(10 * MILLI, 10_000 * MILLI, MILLI)),
                    o -> OptionalDouble.of(o.downtimeLimitNanos()),
                    (o, v) -> o.withDowntimeLimit(Math.round(v.orElse(o.downtimeLimitNanos()))),
                    ALWAYS),
            new Truth("tls", o -> o.stream().tls(), (o, on) -> o.with(o.stream().withTls(on)), ALWAYS),
            new Truth(
                    "zero-page-detection",
                    o -> o.stream().zeroPageDetection(),
                    (o, on) -> o.with(o.stream().withZeroPageDetection(on)),
                    ALWAYS));

    /** What {@code migrate-set-parameters} changes while a move goes on. */
    static final List<Option> PARAMETERS = STREAM.subList(0, 2);

    static final List<Option> DELTA = List.of(
            new Truth(
                    "xbzrle",
                    o -> o.delta().xbzrle(),
                    (o, on) -> o.with(new Delta(on, o.delta().cacheBytes())),
                    ALWAYS),
            new Amount(
                    "xbzrle-cache-size",
                    Measure.SIZE,
                    4096,
                    1024 * GIB,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.delta().cacheBytes()),
                    (o, v) -> o.with(new Delta(
                            o.delta().xbzrle(), Math.round(v.orElse(o.delta().cacheBytes())))),
                    o -> o.delta().xbzrle()));

    static final List<Option> CHANNELS = List.of(
            new Truth(
                    "multifd",
                    o -> o.channels().multifd(),
                    (o, on) -> channels(
                            o,
                            on,
                            o.channels().count(),
                            o.channels().compression(),
                            o.channels().level()),
                    ALWAYS),
            new Amount(
                    "multifd-channels",
                    Measure.COUNT,
                    1,
                    255,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.channels().count()),
                    (o, v) -> channels(
                            o,
                            o.channels().multifd(),
                            whole(v, o.channels().count()),
                            o.channels().compression(),
                            o.channels().level()),
                    o -> o.channels().multifd()),
            new Choice(
                    "multifd-compression",
                    Arrays.stream(Compression.values()).map(Compression::id).toList(),
                    o -> o.channels().compression().id(),
                    (o, name) -> channels(
                            o,
                            o.channels().multifd(),
                            o.channels().count(),
                            Compression.valueOf(name.toUpperCase(Locale.ROOT)),
                            o.channels().level()),
                    o -> o.channels().multifd()),
            new Amount(
                    "multifd-compression-level",
                    Measure.COUNT,
                    1,
                    20,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.channels().level()),
                    (o, v) -> channels(
                            o,
                            o.channels().multifd(),
                            o.channels().count(),
                            o.channels().compression(),
                            whole(v, o.channels().level())),
                    o -> o.channels().multifd() && o.channels().compression() != Compression.NONE));

    private StreamOptions() {}

    private static MigrationOptions channels(
            MigrationOptions o, boolean multifd, int count, Compression compression, int level) {
        return o.with(new Channels(multifd, count, compression, level));
    }

    /** A whole number, or what was there before where none is given. */
    static int whole(OptionalDouble value, int before) {
        return (int) Math.round(value.orElse(before));
    }
}
