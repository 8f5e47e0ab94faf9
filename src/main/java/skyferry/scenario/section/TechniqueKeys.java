package skyferry.scenario.section;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import skyferry.model.MigrationOptions;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** The options of a move that belong to one technique: post-copy, device hand-over, disks, checkpoints, containers. */
final class TechniqueKeys {
    static final Key<Boolean> POSTCOPY =
            Key.optional("postcopy_ram", Truth.VALUE, "Whether a switch to post-copy is allowed.");
    private static final Key<Optional<Double>> POSTCOPY_BANDWIDTH =
            Key.optional("max_postcopy_bandwidth", StreamKeys.BANDWIDTH, "Most that the stream takes after it; none.");
    private static final Key<Boolean> PREEMPT = Key.optional(
            "postcopy_preempt", Truth.VALUE, "Whether requested pages have a connection of their own; false.");
    private static final Key<MigrationOptions.Prepaging> PREPAGING = Key.optional(
            "prepaging", Words.of(MigrationOptions.Prepaging.class), "Order in which pages are pushed; address.");
    private static final Key<Integer> AFTER_ROUNDS = Key.optional(
            "postcopy_after_rounds", Whole.between(1, 1000), "A hybrid move switches after so many rounds; 1.");
    private static final Key<Long> AFTER = Key.optional(
            "postcopy_after",
            Quantity.between(Dimension.TIME, "0 ms", "24 h").whole(),
            "A hybrid move switches so long after its start, whatever the round.");
    private static final Key<Boolean> DETACH = Key.optional(
            "detach_vf", Truth.VALUE, "Whether a VF is unplugged before the move and one plugged after it; false.");
    private static final Key<Long> UNPLUG = Key.optional(
            "unplug_time",
            Quantity.between(Dimension.TIME, "0 ms", "10 min").whole(),
            "Time a guest takes to let go of a VF; 500 ms, assumed.");
    private static final Key<Long> PLUG = Key.optional(
            "plug_time",
            Quantity.between(Dimension.TIME, "0 ms", "10 min").whole(),
            "Time from plugging a VF until the guest uses it; 1 s, assumed.");
    private static final Key<MigrationOptions.CopyMode> COPY_MODE = Key.optional(
            "storage_copy_mode", Words.of(MigrationOptions.CopyMode.class), "How a disk is mirrored; background.");
    private static final Key<Optional<Double>> SPEED =
            Key.optional("storage_speed", StreamKeys.BANDWIDTH, "Most that copying a disk takes; none.");
    private static final Key<Long> INTERVAL = Key.optional(
            "checkpoint_interval",
            Quantity.between(Dimension.TIME, "10 ms", "60 s").whole(),
            "Time between two checkpoints; 200 ms.");
    private static final Key<Integer> PRE_DUMPS =
            Key.optional("pre_dumps", Whole.between(0, 100), "Copies of a container made before it is frozen; 0.");
    private static final Key<Long> GRACE = Key.optional(
            "stop_grace",
            Quantity.between(Dimension.TIME, "0 s", "1 h").whole(),
            "Time a container has to stop by itself; 30 s.");
    private static final Key<Boolean> IMAGE = Key.optional(
            "image_present", Truth.VALUE, "Whether the destination has the container's image already; true.");

    static final List<Key<?>> KEYS = List.of(
            POSTCOPY,
            POSTCOPY_BANDWIDTH,
            PREEMPT,
            PREPAGING,
            AFTER_ROUNDS,
            AFTER,
            DETACH,
            UNPLUG,
            PLUG,
            COPY_MODE,
            SPEED,
            INTERVAL,
            PRE_DUMPS,
            GRACE,
            IMAGE);

    private TechniqueKeys() {}

    static MigrationOptions.Postcopy postcopy(MigrationOptions.Postcopy base, Fields fields) {
        return new MigrationOptions.Postcopy(
                fields.or(POSTCOPY, base.allowed()),
                StreamKeys.bandwidth(fields.find(POSTCOPY_BANDWIDTH), base.maxBandwidthBytesPerSecond()),
                fields.or(PREEMPT, base.preempt()),
                fields.or(PREPAGING, base.prepaging()),
                fields.find(AFTER_ROUNDS).map(OptionalInt::of).orElse(base.afterRounds()),
                fields.find(AFTER).map(OptionalLong::of).orElse(base.afterNanos()));
    }

    static MigrationOptions.Devices devices(MigrationOptions.Devices base, Fields fields) {
        return new MigrationOptions.Devices(
                fields.or(DETACH, base.detach()),
                fields.or(UNPLUG, base.unplugNanos()),
                fields.or(PLUG, base.plugNanos()));
    }

    static MigrationOptions.Storage storage(MigrationOptions.Storage base, Fields fields) {
        return new MigrationOptions.Storage(
                fields.or(COPY_MODE, base.copyMode()),
                StreamKeys.bandwidth(fields.find(SPEED), base.speedBytesPerSecond()));
    }

    static MigrationOptions.Checkpoints checkpoints(MigrationOptions.Checkpoints base, Fields fields) {
        return new MigrationOptions.Checkpoints(fields.or(INTERVAL, base.intervalNanos()));
    }

    static MigrationOptions.Containers containers(MigrationOptions.Containers base, Fields fields) {
        return new MigrationOptions.Containers(
                fields.or(PRE_DUMPS, base.preDumps()),
                fields.or(GRACE, base.stopGraceNanos()),
                fields.or(IMAGE, base.imagePresent()));
    }
}
