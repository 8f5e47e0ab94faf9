package skyferry.model;

/**
 * A machine's disk.
 *
 * @param sizeBytes size; 0 where it does not matter (shared)
 * @param writesBytesPerSecond what the guest writes
 * @param lagNanos how far an asynchronous replica is behind
 * @param replicaHost where the replica is; empty if there is none
 */
public record Disk(
        Kind kind, long sizeBytes, double writesBytesPerSecond, Mode mode, long lagNanos, String replicaHost) {
    public static final Disk SHARED = new Disk(Kind.SHARED, 0, 0, Mode.ASYNC, 0, "");

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
