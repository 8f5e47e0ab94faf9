package skyferry.model;

/**
 * A machine's disk.
 *
 * @param sizeBytes size; 0 where it does not matter (shared)
 * @param writesBytesPerSecond what the guest writes
 * @param lagNanos how far an asynchronous replica is behind
 * @param replicaHost where the replica is; empty if there is none
 * @param image how the hypervisor keeps it
 */
public record Disk(
        Kind kind,
        long sizeBytes,
        double writesBytesPerSecond,
        Mode mode,
        long lagNanos,
        String replicaHost,
        Image image) {
    public static final Disk SHARED = new Disk(Kind.SHARED, 0, 0, Mode.ASYNC, 0, "");

    /** A disk kept as is usual. */
    public Disk(Kind kind, long sizeBytes, double writesBytesPerSecond, Mode mode, long lagNanos, String replicaHost) {
        this(kind, sizeBytes, writesBytesPerSecond, mode, lagNanos, replicaHost, Image.PLAIN);
    }

    /**
     * How the hypervisor keeps a disk.
     *
     * @param pool storage pool that it lies in; empty if not said
     * @param format format of the file: {@code raw}, {@code qcow2}, ..
     * @param snapshots snapshots of the machine that it has
     * @param job whether a block job (copy, commit, backup) runs on it
     * @param isTransient whether what is written is thrown away when the machine ends
     */
    public record Image(String pool, String format, Cache cache, int snapshots, boolean job, boolean isTransient) {
        public static final Image PLAIN = new Image("", "raw", Cache.NONE, 0, false, false);
    }

    /** QEMU's {@code cache} mode. */
    public enum Cache {
        NONE,
        DIRECTSYNC,
        WRITEBACK,
        WRITETHROUGH,
        UNSAFE
    }

    /** Where the blocks are. */
    public enum Kind {
        SHARED,
        LOCAL,
        REPLICATED
    }

    /** When a write to a replicated disk is acknowledged. */
    public enum Mode {
        SYNC,
        SEMI_SYNC,
        ASYNC
    }
}
