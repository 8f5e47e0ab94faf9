package skyferry.model;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a move may and shall do: QEMU's migration parameters and capabilities by their names (QEMU 8.1 and 9.1,
 * {@code qapi/migration.json}), and what storage, checkpoints and containers need besides. Grouped by what they are about;
 * {@code rules} are those of the lens.
 */
public record MigrationOptions(
        Stream stream,
        Throttle throttle,
        Delta delta,
        Channels channels,
        Postcopy postcopy,
        Guest guest,
        Devices devices,
        Storage storage,
        Checkpoints checkpoints,
        Containers containers,
        LensRules rules) {

    /**
     * The stream and its stop rule.
     *
     * @param maxBandwidthBytesPerSecond {@code max-bandwidth}; empty for none
     * @param downtimeLimitNanos {@code downtime-limit}: a prediction bound, not a promise
     * @param zeroPageDetection whether a page never written goes as a mark of 9 bytes
     * @param tls whether the stream is encrypted
     * @param timeoutNanos how long a stream without a way through the network stands still before it breaks; empty: as the
     *     lens says
     */
    public record Stream(
            OptionalDouble maxBandwidthBytesPerSecond,
            long downtimeLimitNanos,
            boolean zeroPageDetection,
            boolean tls,
            OptionalLong timeoutNanos) {
        public Stream withMaxBandwidth(OptionalDouble bytesPerSecond) {
            return new Stream(bytesPerSecond, downtimeLimitNanos, zeroPageDetection, tls, timeoutNanos);
        }

        public Stream withDowntimeLimit(long nanos) {
            return new Stream(maxBandwidthBytesPerSecond, nanos, zeroPageDetection, tls, timeoutNanos);
        }

        public Stream withZeroPageDetection(boolean on) {
            return new Stream(maxBandwidthBytesPerSecond, downtimeLimitNanos, on, tls, timeoutNanos);
        }

        public Stream withTls(boolean on) {
            return new Stream(maxBandwidthBytesPerSecond, downtimeLimitNanos, zeroPageDetection, on, timeoutNanos);
        }

        public Stream withTimeout(OptionalLong nanos) {
            return new Stream(maxBandwidthBytesPerSecond, downtimeLimitNanos, zeroPageDetection, tls, nanos);
        }
    }

    /**
     * How a guest that writes too fast is slowed.
     *
     * @param autoConverge {@code auto-converge}: all of the guest's processors alike
     * @param triggerPercent {@code throttle-trigger-threshold}
     * @param tailslow {@code cpu-throttle-tailslow}: smaller steps near the end
     * @param dirtyLimit {@code dirty-limit}: each processor by a quota of its own; needs the KVM dirty ring
     * @param dirtyLimitBytesPerSecond {@code vcpu-dirty-limit}
     * @param dirtyLimitPeriodNanos {@code x-vcpu-dirty-limit-period}
     */
    public record Throttle(
            boolean autoConverge,
            int triggerPercent,
            int initialPercent,
            int incrementPercent,
            int maxPercent,
            boolean tailslow,
            boolean dirtyLimit,
            double dirtyLimitBytesPerSecond,
            long dirtyLimitPeriodNanos) {
        public Throttle withAutoConverge(boolean on) {
            return new Throttle(
                    on,
                    triggerPercent,
                    initialPercent,
                    incrementPercent,
                    maxPercent,
                    tailslow,
                    dirtyLimit,
                    dirtyLimitBytesPerSecond,
                    dirtyLimitPeriodNanos);
        }

        public Throttle withDirtyLimit(boolean on) {
            return new Throttle(
                    autoConverge,
                    triggerPercent,
                    initialPercent,
                    incrementPercent,
                    maxPercent,
                    tailslow,
                    on,
                    dirtyLimitBytesPerSecond,
                    dirtyLimitPeriodNanos);
        }

        public Throttle withSteps(int initial, int increment, int max) {
            return new Throttle(
                    autoConverge,
                    triggerPercent,
                    initial,
                    increment,
                    max,
                    tailslow,
                    dirtyLimit,
                    dirtyLimitBytesPerSecond,
                    dirtyLimitPeriodNanos);
        }
    }

    /** {@code xbzrle}: changed pages go as differences against a cache of sent pages. */
    public record Delta(boolean xbzrle, long cacheBytes) {}

    /**
     * {@code multifd}: pages go over several connections.
     *
     * @param level {@code multifd-zlib-level} or {@code multifd-zstd-level}
     */
    public record Channels(boolean multifd, int count, Compression compression, int level) {}

    /** {@code multifd-compression}. */
    public enum Compression {
        NONE,
        ZLIB,
        ZSTD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Running on at the destination while pages follow.
     *
     * @param allowed {@code postcopy-ram}
     * @param maxBandwidthBytesPerSecond {@code max-postcopy-bandwidth}; empty for none
     * @param preempt {@code postcopy-preempt}: requested pages go over a connection of their own
     * @param prepaging order in which pages are pushed
     * @param afterRounds a hybrid move switches after so many rounds; empty: after the first
     * @param afterNanos a hybrid move switches so long after its start; empty: by rounds
     */
    public record Postcopy(
            boolean allowed,
            OptionalDouble maxBandwidthBytesPerSecond,
            boolean preempt,
            Prepaging prepaging,
            OptionalInt afterRounds,
            OptionalLong afterNanos) {
        public Postcopy withAllowed(boolean on) {
            return new Postcopy(on, maxBandwidthBytesPerSecond, preempt, prepaging, afterRounds, afterNanos);
        }
    }

    /** Which pages are pushed before the guest asks for them. */
    public enum Prepaging {
        /** By address, from the last request on (QEMU). */
        ADDRESS,
        /** Outwards from the last requests (Hines and Gopalan, VEE 2009). */
        BUBBLING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the guest does for the move.
     *
     * @param freePageHint {@code free-page-hint} of virtio-balloon: pages that the guest's kernel does not use are not sent
     * @param balloonBytes memory that is taken from the guest before the move
     */
    public record Guest(boolean freePageHint, long balloonBytes) {}

    /**
     * Cards that hold the machine to its host.
     *
     * @param detach whether a VF is unplugged before the move and another one plugged after it
     * @param unplugNanos from the request until the guest has let go of a VF; assumed, no published figure was found
     * @param plugNanos from plugging a VF until the guest's driver works it; assumed as well
     */
    public record Devices(boolean detach, long unplugNanos, long plugNanos) {
        /** The same times, with or without detaching. */
        public Devices withDetach(boolean on) {
            return new Devices(on, unplugNanos, plugNanos);
        }
    }

    /**
     * Copying a disk before memory.
     *
     * @param copyMode {@code copy-mode} of the block job
     * @param speedBytesPerSecond {@code speed} of the block job; empty for none
     */
    public record Storage(CopyMode copyMode, OptionalDouble speedBytesPerSecond) {}

    /** {@code copy-mode} of QEMU's mirror job. */
    public enum CopyMode {
        BACKGROUND,
        WRITE_BLOCKING;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Time between two checkpoints of a machine that is kept twice (Remus; {@code xl remus -i}, 200 ms). */
    public record Checkpoints(long intervalNanos) {}

    /**
     * Moving a container.
     *
     * @param preDumps copies made before the freeze (CRIU {@code pre-dump})
     * @param stopGraceNanos time that a container has to stop by itself before it is killed
     * @param imagePresent whether the destination has the image already
     */
    public record Containers(int preDumps, long stopGraceNanos, boolean imagePresent) {}

    /** What QEMU 8.1 does when nothing is set; {@code xl}'s and Kubernetes' values where QEMU has none. */
    public static final MigrationOptions QEMU_DEFAULTS = new MigrationOptions(
            new Stream(OptionalDouble.of(128L << 20), 300_000_000L, true, false, OptionalLong.empty()),
            new Throttle(false, 50, 20, 10, 99, false, false, 1 << 20, 1_000_000_000L),
            new Delta(false, 64L << 20),
            new Channels(false, 2, Compression.NONE, 1),
            new Postcopy(
                    false, OptionalDouble.empty(), false, Prepaging.ADDRESS, OptionalInt.empty(), OptionalLong.empty()),
            new Guest(false, 0),
            new Devices(false, 500_000_000L, 1_000_000_000L),
            new Storage(CopyMode.BACKGROUND, OptionalDouble.empty()),
            new Checkpoints(200_000_000L),
            new Containers(0, 30_000_000_000L, true),
            new LensRules.Qemu());

    public MigrationOptions with(Stream other) {
        return new MigrationOptions(
                other, throttle, delta, channels, postcopy, guest, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Throttle other) {
        return new MigrationOptions(
                stream, other, delta, channels, postcopy, guest, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Delta other) {
        return new MigrationOptions(
                stream, throttle, other, channels, postcopy, guest, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Channels other) {
        return new MigrationOptions(
                stream, throttle, delta, other, postcopy, guest, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Postcopy other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, other, guest, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Guest other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, other, devices, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Devices other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, guest, other, storage, checkpoints, containers, rules);
    }

    public MigrationOptions with(Storage other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, guest, devices, other, checkpoints, containers, rules);
    }

    public MigrationOptions with(Checkpoints other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, guest, devices, storage, other, containers, rules);
    }

    public MigrationOptions with(Containers other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, guest, devices, storage, checkpoints, other, rules);
    }

    public MigrationOptions with(LensRules other) {
        return new MigrationOptions(
                stream, throttle, delta, channels, postcopy, guest, devices, storage, checkpoints, containers, other);
    }

    /** {@code downtime-limit}, nanoseconds. */
    public long downtimeLimitNanos() {
        return stream.downtimeLimitNanos();
    }

    /** {@code max-bandwidth}, bytes per second; empty for none. */
    public OptionalDouble maxBandwidthBytesPerSecond() {
        return stream.maxBandwidthBytesPerSecond();
    }

    public MigrationOptions withMaxBandwidth(OptionalDouble bytesPerSecond) {
        return with(stream.withMaxBandwidth(bytesPerSecond));
    }

    public MigrationOptions withDowntimeLimit(long nanos) {
        return with(stream.withDowntimeLimit(nanos));
    }

    public MigrationOptions withAutoConverge(boolean on) {
        return with(throttle.withAutoConverge(on));
    }
}
