package skyferry.stage.options;

import static skyferry.stage.options.StreamOptions.ALWAYS;
import static skyferry.stage.options.StreamOptions.whole;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Guest;
import skyferry.model.MigrationOptions.Throttle;
import skyferry.stage.options.Option.Amount;
import skyferry.stage.options.Option.None;
import skyferry.stage.options.Option.Truth;

/** The options that are about the guest: how it is slowed, and what it does for the move itself. */
final class GuestOptions {
    private static final double GIB = 1L << 30;
    private static final Predicate<MigrationOptions> AUTO = o -> o.throttle().autoConverge();
    private static final Predicate<MigrationOptions> DIRTY_LIMIT =
            o -> o.throttle().dirtyLimit();

    static final List<Option> THROTTLE = List.of(
            new Truth("auto-converge", o -> o.throttle().autoConverge(), MigrationOptions::withAutoConverge, ALWAYS),
            percent(
                    "cpu-throttle-initial",
                    o -> o.throttle().initialPercent(),
                    (t, v) -> t.withSteps(v, t.incrementPercent(), t.maxPercent())),
            percent(
                    "cpu-throttle-increment",
                    o -> o.throttle().incrementPercent(),
                    (t, v) -> t.withSteps(t.initialPercent(), v, t.maxPercent())),
            percent(
                    "max-cpu-throttle",
                    o -> o.throttle().maxPercent(),
                    (t, v) -> t.withSteps(t.initialPercent(), t.incrementPercent(), v)),
            percent(
                    "throttle-trigger-threshold",
                    o -> o.throttle().triggerPercent(),
                    (t, v) -> new Throttle(
                            t.autoConverge(),
                            v,
                            t.initialPercent(),
                            t.incrementPercent(),
                            t.maxPercent(),
                            t.tailslow(),
                            t.dirtyLimit(),
                            t.dirtyLimitBytesPerSecond(),
                            t.dirtyLimitPeriodNanos())),
            new Truth(
                    "dirty-limit",
                    o -> o.throttle().dirtyLimit(),
                    (o, on) -> o.with(o.throttle().withDirtyLimit(on)),
                    ALWAYS),
            new Amount(
                    "vcpu-dirty-limit",
                    Measure.RATE,
                    1 << 20,
                    10_000 * GIB,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.throttle().dirtyLimitBytesPerSecond()),
                    (o, v) -> o.with(quota(o.throttle(), v.orElse(o.throttle().dirtyLimitBytesPerSecond()))),
                    DIRTY_LIMIT));

    static final List<Option> GUEST = List.of(
            new Truth(
                    "free-page-hint",
                    o -> o.guest().freePageHint(),
                    (o, on) -> o.with(new Guest(on, o.guest().balloonBytes())),
                    ALWAYS),
            new Amount(
                    "balloon",
                    Measure.SIZE,
                    0,
                    100_000 * GIB,
                    None.FORBIDDEN,
                    Optional.empty(),
                    o -> OptionalDouble.of(o.guest().balloonBytes()),
                    (o, v) -> o.with(new Guest(o.guest().freePageHint(), Math.round(v.orElse(0)))),
                    ALWAYS));

    private GuestOptions() {}

    /** A throttle with one of its percentages changed. */
    private interface Step {
        Throttle with(Throttle throttle, int percent);
    }

    private static Option percent(String id, ToIntFunction<MigrationOptions> get, Step put) {
        return new Amount(
                id,
                Measure.PERCENT,
                1,
                99,
                None.FORBIDDEN,
                Optional.empty(),
                o -> OptionalDouble.of(get.applyAsInt(o)),
                (o, v) -> o.with(put.with(o.throttle(), whole(v, get.applyAsInt(o)))),
                AUTO);
    }

    private static Throttle quota(Throttle t, double bytesPerSecond) {
        return new Throttle(
                t.autoConverge(),
                t.triggerPercent(),
                t.initialPercent(),
                t.incrementPercent(),
                t.maxPercent(),
                t.tailslow(),
                t.dirtyLimit(),
                bytesPerSecond,
                t.dirtyLimitPeriodNanos());
    }
}
