package skyferry.migration;

import skyferry.model.Sriov;

/**
 * What is taken for granted about hosts and hypervisor. Scenario authors can override each value.
 *
 * @param setupNanos from the command to the first page
 * @param windowNanos the sender's window as it comes out when the rate limit holds (at least 100 ms)
 * @param pagesCountedTogether pages after which the sender looks at its rate limit
 * @param zeroPageNanos reading and sending one never-written page
 * @param memoryBytesPerSecond how fast data leaves the sender when no network holds it back
 * @param stopNanos stopping the guest, the last sync, device state
 * @param destinationStartNanos from the end of the stream to the guest running at the destination
 * @param socketBufferBytes what sockets take in before the network does
 * @param linkTickNanos steps in which the network takes bytes in; 0 for a steady flow
 * @param deviceStateBytes size of the device state
 * @param deltaNanos encoding one page against its cached copy
 * @param discardNanos telling the destination of one range of pages that it must forget before it runs (post-copy)
 * @param postcopyBytesPerSecond how fast the destination takes in pages while the guest runs there
 * @param postcopyZeroPageNanos the same for a never-written page
 * @param postcopyStartNanos from the end of the hand-over to the guest running at the destination (post-copy)
 * @param postcopyLeastNanos from the end of the hand-over to the end of the move at least, however few pages are missing
 * @param faultNanos from a fault on a missing page to its arrival, when nothing is queued before it
 * @param work what processors can do for the stream
 */
public record Assumptions(
        long setupNanos,
        long windowNanos,
        int pagesCountedTogether,
        double zeroPageNanos,
        double memoryBytesPerSecond,
        long stopNanos,
        long destinationStartNanos,
        long socketBufferBytes,
        long linkTickNanos,
        long deviceStateBytes,
        double deltaNanos,
        double discardNanos,
        double postcopyBytesPerSecond,
        double postcopyZeroPageNanos,
        long postcopyStartNanos,
        long postcopyLeastNanos,
        long faultNanos,
        StreamWork work) {

    /**
     * A KVM host of today, from measured database migrations (QEMU 8.1, both QEMU processes on one host; medians of ten runs;
     * github LordWicked/live-migration-thesis-code). Measured there: set-up 1 ms; windows of 100.01 ms (887 of them by 88.62 s)
     * with 103 lots of 32 pages in each, at 128 MiB/s; 4 ms to stop and for device state ({@code downtime} of post-copy from
     * the start); 3.4 GB/s, as 32.9 MB leave in 13.5 - 4 ms; 0.1 us per never-written page, what a stopped guest's move takes
     * longer than its windows; post-copy at 2.656 GB/s and 0.525 us per never-written page, the least squares over the 30
     * runs that switched after 3 or 51 windows (deviation 17 ms of 1.2 to 1.8 s); at least 256 ms from the hand-over to the end,
     * ten runs with little left to send (251 to 261 ms); 350 ns per range to
     * forget, from 74 ms for 280,000 pages; faults of 0.25 ms. Documented: delta encoding at 2 GB/s (QEMU). Assumed: 2 ms to start
     * at the destination, 128 KiB in sockets, 100 kB of device state, a steady flow.
     */
    public static final Assumptions DEFAULTS = new Assumptions(
            1_000_000,
            100_010_000,
            32,
            100,
            3.4e9,
            4_000_000,
            2_000_000,
            128 << 10,
            0,
            100_000,
            2_000,
            350,
            2.656e9,
            525,
            2_000_000,
            256_000_000,
            250_000,
            StreamWork.DEFAULTS);

    /**
     * The laboratory of the recorded runs (QEMU 7.2 under TCG, source and destination on one small machine), from trace points
     * of its records: set-up 2.3 ms (median); windows of 100.1 to 100.3 ms; 0.65 us per never-written page (median where no link
     * holds); 1400 MiB/s; 0.6 ms to stop, 1.2 ms to start; 130 kB held by the sockets of the link emulator, which works in
     * steps of 2 ms; 1.1 us per range to forget; 476 MiB/s into a running guest, 7 ms to start it; faults
     * of 0.38 ms, the time that the vCPU was blocked over its requests in the run without a rate limit.
     */
    public static final Assumptions RECORDING_LABORATORY = new Assumptions(
            2_300_000,
            100_290_000,
            1,
            650,
            1400.0 * (1 << 20),
            600_000,
            1_200_000,
            130_000,
            2_000_000,
            1_000,
            2_000,
            1_100,
            476.0 * (1 << 20),
            650,
            7_000_000,
            0,
            380_000,
            StreamWork.DEFAULTS.onOneMachine(1400.0 * (1 << 20)));

    /** Refuses windows shorter than QEMU's 100 ms, and lots of no page. */
    public Assumptions {
        if (windowNanos < 100_000_000 || pagesCountedTogether < 1) {
            throw new IllegalArgumentException("window " + windowNanos + " ns, lot " + pagesCountedTogether);
        }
    }

    /** The same with another time from the command to the first page. */
    public Assumptions withSetUp(long nanos) {
        return with(nanos, stopNanos, destinationStartNanos, postcopyStartNanos, deviceStateBytes);
    }

    /** The same with the state of some VFIO devices on top, one after the other. */
    public Assumptions withDevices(int count, Sriov.DeviceState state) {
        long read = Math.round(state.bytes() / state.bytesPerSecond() * 1e9);
        return with(
                setupNanos,
                stopNanos + count * (state.stopNanos() + read),
                destinationStartNanos + count * state.restoreNanos(),
                postcopyStartNanos + count * state.restoreNanos(),
                deviceStateBytes + count * state.bytes());
    }

    /** The same with other times, as ratios; the last is of the time that a page takes into a running guest. */
    public Assumptions scaled(double setUp, double stop, double start, double postcopy) {
        Assumptions costs = with(
                Math.round(setupNanos * setUp),
                Math.round(stopNanos * stop),
                Math.round(destinationStartNanos * start),
                Math.round(postcopyStartNanos * start),
                deviceStateBytes);
        return new Assumptions(
                costs.setupNanos,
                windowNanos,
                pagesCountedTogether,
                zeroPageNanos,
                memoryBytesPerSecond,
                costs.stopNanos,
                costs.destinationStartNanos,
                socketBufferBytes,
                linkTickNanos,
                deviceStateBytes,
                deltaNanos,
                discardNanos,
                postcopyBytesPerSecond / postcopy,
                postcopyZeroPageNanos * postcopy,
                costs.postcopyStartNanos,
                postcopyLeastNanos,
                faultNanos,
                work);
    }

    private Assumptions with(long setUp, long stop, long start, long postcopyStart, long deviceState) {
        return new Assumptions(
                setUp,
                windowNanos,
                pagesCountedTogether,
                zeroPageNanos,
                memoryBytesPerSecond,
                stop,
                start,
                socketBufferBytes,
                linkTickNanos,
                deviceState,
                deltaNanos,
                discardNanos,
                postcopyBytesPerSecond,
                postcopyZeroPageNanos,
                postcopyStart,
                postcopyLeastNanos,
                faultNanos,
                work);
    }
}
