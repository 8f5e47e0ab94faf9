package skyferry.scenario.section;

import skyferry.model.Disk;
import skyferry.scenario.shape.Dimension;
import skyferry.scenario.shape.Fields;
import skyferry.scenario.shape.Key;
import skyferry.scenario.shape.Quantity;
import skyferry.scenario.shape.Struct;
import skyferry.scenario.shape.Texts;
import skyferry.scenario.shape.Truth;
import skyferry.scenario.shape.Whole;
import skyferry.scenario.shape.Words;

/** {@code disk} of a machine. */
final class DiskSection {
    private static final Key<Disk.Kind> KIND =
            Key.optional("kind", Words.of(Disk.Kind.class), "Where the blocks are; shared if not given.");
    private static final Key<Long> SIZE = Key.optional(
            "size", Quantity.between(Dimension.SIZE, "0 B", "1048576 GiB").whole(), "Its size.");
    private static final Key<Double> WRITES = Key.optional(
            "writes", Quantity.between(Dimension.RATE, "0 B/s", "1000 GiB/s").real(), "What the guest writes to it.");
    private static final Key<Disk.Mode> MODE = Key.optional(
            "mode",
            Words.of(Disk.Mode.class),
            "When a write to a replicated disk is acknowledged; async if not given.");
    private static final Key<Long> LAG = Key.optional(
            "lag",
            Quantity.between(Dimension.TIME, "0 s", "24 h").whole(),
            "How far an asynchronous replica is behind.");
    private static final Key<String> TO = Key.optional("to", Kinds.TO_HOST, "Where the replica is.");

    private static final Key<String> POOL =
            Key.optional("pool", Texts.name(), "Storage pool it lies in; one that every host reaches if not given.");
    private static final Key<String> FORMAT =
            Key.optional("format", Texts.any(), "Format of its file, such as qcow2 or vmdk; raw if not given.");
    private static final Key<Disk.Cache> CACHE =
            Key.optional("cache", Words.of(Disk.Cache.class), "QEMU's cache mode; none if not given.");
    private static final Key<Integer> SNAPSHOTS =
            Key.optional("snapshots", Whole.between(0, 10_000), "Snapshots that it has; 0.");
    private static final Key<Boolean> JOB =
            Key.optional("block_job", Truth.VALUE, "Whether a block job runs on it; false.");
    private static final Key<Boolean> TRANSIENT =
            Key.optional("transient", Truth.VALUE, "Whether its writes are thrown away at the end; false.");

    static final Struct TYPE =
            Struct.of("disk", KIND, SIZE, WRITES, MODE, LAG, TO, POOL, FORMAT, CACHE, SNAPSHOTS, JOB, TRANSIENT);

    private DiskSection() {}

    static Disk disk(Fields fields) {
        return new Disk(
                fields.or(KIND, Disk.Kind.SHARED),
                fields.or(SIZE, 0L),
                fields.or(WRITES, 0.0),
                fields.or(MODE, Disk.Mode.ASYNC),
                fields.or(LAG, 0L),
                fields.or(TO, ""),
                image(fields));
    }

    private static Disk.Image image(Fields fields) {
        Disk.Image plain = Disk.Image.PLAIN;
        return new Disk.Image(
                fields.or(POOL, plain.pool()),
                fields.or(FORMAT, plain.format()),
                fields.or(CACHE, plain.cache()),
                fields.or(SNAPSHOTS, plain.snapshots()),
                fields.or(JOB, plain.job()),
                fields.or(TRANSIENT, plain.isTransient()));
    }
}
