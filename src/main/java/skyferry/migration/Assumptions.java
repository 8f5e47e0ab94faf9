package skyferry.migration;

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
 * @param deviceStateBytes size of the device state
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
        long deviceStateBytes) {

    /**
     * A KVM host of today, from the measured database migrations (QEMU 8.1, two QEMU processes on one host). Set-up 1-2 ms and
     * device state 4 ms as measured there ({@code downtime} of the post-copy runs); 32 pages per look, as 103 x 32 pages leave
     * per window of 12.8 MiB there; never-written pages at 0.3 us, under the measured bound of 0.38 us (527,839 in 201 ms);
     * 3.4 GB/s, as 32.9 MB take 13.5 - 4 ms there. Assumed: 2 ms to start at the destination, 128 KiB in sockets, 100 kB of
     * device state.
     */
    public static final Assumptions DEFAULTS =
            new Assumptions(1_000_000, 100_330_000, 32, 100, 3.4e9, 4_000_000, 2_000_000, 128 << 10, 100_000);

    /**
     * The laboratory of the recorded runs (QEMU 7.2 under TCG, source and destination on one small machine): windows of
     * 100.1 to 100.3 ms, 0.9 us per never-written page, 1400 MiB/s, 0.6 ms to stop, 1.2 ms to start, 130 kB held by the link
     * emulator's sockets. These describe the machine that recorded, and were found on runs apart from those kept for checking.
     */
    public static final Assumptions RECORDING_LABORATORY =
            new Assumptions(2_300_000, 100_290_000, 1, 650, 1400.0 * (1 << 20), 600_000, 1_200_000, 130_000, 1_000);
}
