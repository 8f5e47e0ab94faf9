package skyferry.migration;

/**
 * What checkpoints cost (Remus, Cully et al., NSDI 2008; {@code migration.md} 3.10).
 *
 * @param pauseNanos pausing and resuming a guest besides copying its pages: 1 to 2 ms found, the middle taken
 * @param copyBytesPerSecond how fast pages are copied into the buffer (assumed: memory of a KVM host of today)
 * @param roundTripNanos until a checkpoint is acknowledged (assumed)
 * @param detectNanos silence after which the other host takes over: 200 ms to 1 s found, the middle taken
 * @param headerBytes what a page takes beside its content
 */
record CheckpointPrices(
        long pauseNanos, double copyBytesPerSecond, long roundTripNanos, long detectNanos, int headerBytes) {
    static final CheckpointPrices DEFAULTS = new CheckpointPrices(1_500_000, 3.4e9, 200_000, 600_000_000, 8);
}
