package skyferry.migration;

/**
 * What storage costs a move.
 *
 * <p>Documented (QEMU 8.1, {@code block/mirror.c}): granularity 64 KiB for raw images, a buffer of 16 MiB, slices of 100 ms.
 * Assumed, as no production figure was found: disks of 500 MB/s (SATA flash), a write acknowledged after 0.2 ms, 0.2 ms there
 * and back between hosts, 50 ms for the lock of the image at the hand-over, and shared storage on a network of its own with
 * 1 GB/s for one file; 10 s for a guest's system to shut down (Nova waits up to 60 s, {@code shutdown_timeout}) and 20 s to
 * boot.
 *
 * @param granularityBytes the disk's blocks, each dirty or clean as a whole
 * @param bufferBytes most that is in flight at once
 * @param sliceNanos time over which a speed limit is kept
 * @param readBytesPerSecond how fast the source reads its disk
 * @param writeBytesPerSecond how fast the destination writes its disk
 * @param writeNanos until the destination's disk acknowledges one write
 * @param roundTripNanos there and back between the hosts
 * @param lockNanos releasing the image here and taking it there
 * @param sharedBytesPerSecond how fast one file on shared storage is written or read
 * @param shutDownNanos from the command to a guest that is off
 * @param bootNanos from power on to a guest that answers
 */
record StoragePrices(
        long granularityBytes,
        long bufferBytes,
        long sliceNanos,
        double readBytesPerSecond,
        double writeBytesPerSecond,
        long writeNanos,
        long roundTripNanos,
        long lockNanos,
        double sharedBytesPerSecond,
        long shutDownNanos,
        long bootNanos) {
    static final StoragePrices DEFAULTS = new StoragePrices(
            64 << 10,
            16 << 20,
            100_000_000,
            500e6,
            500e6,
            200_000,
            200_000,
            50_000_000,
            1e9,
            10_000_000_000L,
            20_000_000_000L);

    /** The most that copying can reach: the slower disk, or what the buffer allows until writes are acknowledged. */
    double copyBytesPerSecond() {
        double buffered = bufferBytes * 1e9 / (roundTripNanos + writeNanos);
        return Math.min(buffered, Math.min(readBytesPerSecond, writeBytesPerSecond));
    }

    /** A size in whole blocks, bytes. */
    long whole(long bytes) {
        return (bytes + granularityBytes - 1) / granularityBytes * granularityBytes;
    }

    /** The end of the slice that an instant lies in. */
    long sliceEnd(long start, long nanos) {
        long slices = (nanos - start + sliceNanos - 1) / sliceNanos;
        return nanos < Long.MAX_VALUE - sliceNanos ? start + slices * sliceNanos : nanos;
    }
}
