package skyferry.model;

/**
 * A NIC's virtual functions.
 *
 * @param virtualFunctions how many
 * @param migration whether their state can move
 * @param state what moving the state of one takes
 */
public record Sriov(int virtualFunctions, Migration migration, DeviceState state) {
    public static final Sriov NONE = new Sriov(0, Migration.NONE);

    /** Functions whose state is of the assumed size. */
    public Sriov(int virtualFunctions, Migration migration) {
        this(virtualFunctions, migration, DeviceState.ASSUMED);
    }

    /** What a VF of this NIC can do when its guest moves. */
    public enum Migration {
        NONE,
        VFIO_V2
    }

    /** Who notes the pages that a device writes by itself, past the CPU's page tables. */
    public enum DirtyTracking {
        /** The device or the IOMMU: those pages are sent again like any others. */
        TRACKED,
        /** Nobody: every page counts as written, always. */
        NONE
    }

    /**
     * What moving a device's state takes (VFIO migration, version 2). No measured figures were found in public.
     *
     * @param tracking who notes what the device writes
     * @param bytes size of the state
     * @param bytesPerSecond how fast the device gives it out and takes it in
     * @param stopNanos from the order to stop until it stands still
     * @param restoreNanos from the last byte of its state until it works
     */
    public record DeviceState(
            DirtyTracking tracking, long bytes, double bytesPerSecond, long stopNanos, long restoreNanos) {
        /** 200 ms in all, the middle of the 100 to 300 ms that are assumed: 50 ms, 10 MiB at 100 MiB/s, 50 ms. */
        public static final DeviceState ASSUMED =
                new DeviceState(DirtyTracking.TRACKED, 10L << 20, 100 << 20, 50_000_000L, 50_000_000L);

        /** What it adds to the pause, nanoseconds. */
        public long downtimeNanos() {
            return stopNanos + Math.round(bytes / bytesPerSecond * 1e9) + restoreNanos;
        }
    }
}
