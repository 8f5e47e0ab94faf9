package skyferry.scenario.section;

import java.util.List;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Type;

/** The options of a move that are about the guest: how it is slowed, and what it does to help. */
final class GuestKeys {
    private static final Type<Integer> PERCENT = Quantity.between(Dimension.SHARE, "1 %", "99 %")
            .map(share -> share.movePointRight(2).intValue());

    static final Key<Boolean> AUTO_CONVERGE =
            Key.optional("auto_converge", Truth.VALUE, "Whether the guest is slowed when it writes too fast.");
    private static final Key<Integer> TRIGGER = Key.optional(
            "throttle_trigger_threshold", PERCENT, "Dirtied share of what was sent that counts as too fast; 50 %.");
    private static final Key<Integer> INITIAL =
            Key.optional("cpu_throttle_initial", PERCENT, "First step of the throttle; 20 %.");
    private static final Key<Integer> INCREMENT =
            Key.optional("cpu_throttle_increment", PERCENT, "Further steps of the throttle; 10 %.");
    private static final Key<Integer> MOST = Key.optional("max_cpu_throttle", PERCENT, "Most it is slowed; 99 %.");
    private static final Key<Boolean> TAILSLOW =
            Key.optional("cpu_throttle_tailslow", Truth.VALUE, "Whether the steps become smaller near the end; false.");
    private static final Key<Boolean> DIRTY_LIMIT = Key.optional(
            "dirty_limit", Truth.VALUE, "Whether each processor that writes has a quota of its own; false.");
    private static final Key<Double> QUOTA = Key.optional(
            "vcpu_dirty_limit",
            Quantity.between(Dimension.RATE, "1 MiB/s", "10000 GiB/s").real(),
            "That quota; 1 MiB/s.");
    private static final Key<Long> PERIOD = Key.optional(
            "x_vcpu_dirty_limit_period",
            Quantity.between(Dimension.TIME, "1 ms", "1000 s").whole(),
            "How often the rate of a processor is measured; 1 s.");
    private static final Key<Boolean> FREE_PAGES = Key.optional(
            "free_page_hint", Truth.VALUE, "Whether pages that the guest does not use are left out; false.");
    private static final Key<Long> BALLOON = Key.optional(
            "balloon",
            Quantity.between(Dimension.SIZE, "0 B", "100000 GiB").whole(),
            "Memory taken from the guest before the move; 0 B.");

    static final List<Key<?>> KEYS = List.of(
            AUTO_CONVERGE,
            TRIGGER,
            INITIAL,
            INCREMENT,
            MOST,
            TAILSLOW,
            DIRTY_LIMIT,
            QUOTA,
            PERIOD,
            FREE_PAGES,
            BALLOON);

    private GuestKeys() {}

    static MigrationOptions.Throttle throttle(MigrationOptions.Throttle base, Fields fields) {
        return new MigrationOptions.Throttle(
                fields.or(AUTO_CONVERGE, base.autoConverge()),
                fields.or(TRIGGER, base.triggerPercent()),
                fields.or(INITIAL, base.initialPercent()),
                fields.or(INCREMENT, base.incrementPercent()),
                fields.or(MOST, base.maxPercent()),
                fields.or(TAILSLOW, base.tailslow()),
                fields.or(DIRTY_LIMIT, base.dirtyLimit()),
                fields.or(QUOTA, base.dirtyLimitBytesPerSecond()),
                fields.or(PERIOD, base.dirtyLimitPeriodNanos()));
    }

    static MigrationOptions.Guest guest(MigrationOptions.Guest base, Fields fields) {
        return new MigrationOptions.Guest(
                fields.or(FREE_PAGES, base.freePageHint()), fields.or(BALLOON, base.balloonBytes()));
    }
}
