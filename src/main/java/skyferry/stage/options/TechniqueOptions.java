package skyferry.stage.options;

import static skyferry.stage.options.StreamOptions.ALWAYS;
import static skyferry.stage.options.StreamOptions.whole;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Checkpoints;
import skyferry.model.MigrationOptions.Containers;
import skyferry.model.MigrationOptions.CopyMode;
import skyferry.model.MigrationOptions.Devices;
import skyferry.model.MigrationOptions.Postcopy;
import skyferry.model.MigrationOptions.Prepaging;
import skyferry.model.MigrationOptions.Storage;
import skyferry.stage.options.Option.Amount;
import skyferry.stage.options.Option.Choice;
import skyferry.stage.options.Option.None;
import skyferry.stage.options.Option.Truth;

/** The options that belong to one technique. */
final class TechniqueOptions {
    private static final double SECOND = 1e9;

    static final List<Option> POSTCOPY = List.of(
            new Truth(
                    "postcopy-ram",
                    o -> o.postcopy().allowed(),
                    (o, on) -> o.with(new Postcopy(
                            on,
                            o.postcopy().maxBandwidthBytesPerSecond(),
                            o.postcopy().preempt(),
                            o.postcopy().prepaging(),
                            o.postcopy().afterRounds(),
                            o.postcopy().afterNanos())),
                    ALWAYS),
            new Amount(
                    "postcopy-after-rounds",
                    Measure.COUNT,
                    1,
                    1000,
                    None.ALLOWED,
                    Optional.empty(),
                    o -> o.postcopy().afterRounds().isPresent()
                            ? OptionalDouble.of(o.postcopy().afterRounds().getAsInt())
                            : OptionalDouble.empty(),
                    (o, v) -> o.with(after(
                            o.postcopy(),
                            v.isPresent() ? OptionalInt.of(whole(v, 1)) : OptionalInt.empty(),
                            o.postcopy().afterNanos())),
                    ALWAYS),
            new Amount(
                    "postcopy-after",
                    Measure.TIME,
                    0,
                    86_400 * SECOND,
                    None.ALLOWED,
                    Optional.empty(),
                    o -> o.postcopy().afterNanos().isPresent()
                            ? OptionalDouble.of(o.postcopy().afterNanos().getAsLong())
                            : OptionalDouble.empty(),
                    (o, v) -> o.with(after(
                            o.postcopy(),
                            o.postcopy().afterRounds(),
                            v.isPresent() ? OptionalLong.of(Math.round(v.getAsDouble())) : OptionalLong.empty())),
                    ALWAYS),
            new Amount(
                    "max-postcopy-bandwidth",
                    Measure.RATE,
                    StreamOptions.LEAST_RATE,
                    StreamOptions.MOST_RATE,
                    None.ALLOWED,
                    Optional.empty(),
                    o -> o.postcopy().maxBandwidthBytesPerSecond(),
                    (o, v) -> o.with(new Postcopy(
                            o.postcopy().allowed(),
                            v,
                            o.postcopy().preempt(),
                            o.postcopy().prepaging(),
                            o.postcopy().afterRounds(),
                            o.postcopy().afterNanos())),
                    ALWAYS),
            new Truth(
                    "postcopy-preempt",
                    o -> o.postcopy().preempt(),
                    (o, on) -> pushed(o, on, o.postcopy().prepaging()),
                    ALWAYS),
            new Choice(
                    "prepaging",
                    Arrays.stream(Prepaging.values()).map(Prepaging::id).toList(),
                    o -> o.postcopy().prepaging().id(),
                    (o, name) -> pushed(o, o.postcopy().preempt(), Prepaging.valueOf(name.toUpperCase(Locale.ROOT))),
                    ALWAYS));

    static final List<Option> DEVICES = List.of(
            new Truth(
                    "detach-vf",
                    o -> o.devices().detach(),
                    (o, on) -> o.with(o.devices().withDetach(on)),
                    ALWAYS),
            new Amount(
                    "unplug-time",
                    Measure.TIME,
                    0,
                    60 * SECOND,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.devices().unplugNanos()),
                    (o, v) -> o.with(new Devices(
                            o.devices().detach(),
                            rounded(v, o.devices().unplugNanos()),
                            o.devices().plugNanos())),
                    o -> o.devices().detach()),
            new Amount(
                    "plug-time",
                    Measure.TIME,
                    0,
                    60 * SECOND,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.devices().plugNanos()),
                    (o, v) -> o.with(new Devices(
                            o.devices().detach(),
                            o.devices().unplugNanos(),
                            rounded(v, o.devices().plugNanos()))),
                    o -> o.devices().detach()));

    static final List<Option> STORAGE = List.of(
            new Choice(
                    "copy-mode",
                    Arrays.stream(CopyMode.values()).map(CopyMode::id).toList(),
                    o -> o.storage().copyMode().id(),
                    (o, name) -> o.with(new Storage(
                            CopyMode.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')),
                            o.storage().speedBytesPerSecond())),
                    ALWAYS),
            new Amount(
                    "storage-speed",
                    Measure.RATE,
                    StreamOptions.LEAST_RATE,
                    StreamOptions.MOST_RATE,
                    None.ALLOWED,
                    Optional.empty(),
                    o -> o.storage().speedBytesPerSecond(),
                    (o, v) -> o.with(new Storage(o.storage().copyMode(), v)),
                    ALWAYS));

    static final List<Option> CHECKPOINTS = List.of(new Amount(
            "checkpoint-interval",
            Measure.TIME,
            0.01 * SECOND,
            60 * SECOND,
            None.FORBIDDEN,
            Optional.empty(),
            o -> OptionalDouble.of(o.checkpoints().intervalNanos()),
            (o, v) -> o.with(new Checkpoints(Math.round(v.orElse(o.checkpoints().intervalNanos())))),
            ALWAYS));

    static final List<Option> CONTAINERS = List.of(
            new Amount(
                    "pre-dumps",
                    Measure.COUNT,
                    0,
                    100,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.containers().preDumps()),
                    (o, v) -> contained(
                            o, c -> new Containers(whole(v, c.preDumps()), c.stopGraceNanos(), c.imagePresent())),
                    ALWAYS),
            new Amount(
                    "stop-grace",
                    Measure.TIME,
                    0,
                    3_600 * SECOND,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.containers().stopGraceNanos()),
                    (o, v) -> contained(
                            o,
                            c -> new Containers(
                                    c.preDumps(), Math.round(v.orElse(c.stopGraceNanos())), c.imagePresent())),
                    ALWAYS),
            new Truth(
                    "image-present",
                    o -> o.containers().imagePresent(),
                    (o, on) -> contained(o, c -> new Containers(c.preDumps(), c.stopGraceNanos(), on)),
                    ALWAYS));

    private TechniqueOptions() {}

    private static Postcopy after(Postcopy p, OptionalInt rounds, OptionalLong nanos) {
        return new Postcopy(p.allowed(), p.maxBandwidthBytesPerSecond(), p.preempt(), p.prepaging(), rounds, nanos);
    }

    private static MigrationOptions pushed(MigrationOptions o, boolean preempt, Prepaging order) {
        Postcopy p = o.postcopy();
        return o.with(new Postcopy(
                p.allowed(), p.maxBandwidthBytesPerSecond(), preempt, order, p.afterRounds(), p.afterNanos()));
    }

    private static long rounded(OptionalDouble value, long before) {
        return Math.round(value.orElse(before));
    }

    private static MigrationOptions contained(MigrationOptions o, UnaryOperator<Containers> change) {
        return o.with(change.apply(o.containers()));
    }
}
