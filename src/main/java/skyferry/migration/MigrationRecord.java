package skyferry.migration;

import java.util.List;
import java.util.OptionalLong;
import skyferry.model.Curve;
import skyferry.model.Lens;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/**
 * Everything that a move did, from the command to the end. Instants are nanoseconds of the run.
 *
 * @param number 0 for the first move of the run
 * @param reason code of a refusal, failure or cancel; empty for none
 * @param setupNanos from the command to the first page
 * @param pausedNanos when the guest stopped at the source
 * @param resumedNanos when it ran again
 * @param totalNanos QEMU's {@code total-time}: from the command to the last byte handed to the socket
 * @param downtimeNanos QEMU's {@code downtime}: from just before the stop to the same end
 * @param guestPauseNanos what the guest lost
 * @param rounds QEMU's {@code dirty-sync-count}, with the sync at set-up and the final one
 * @param processorNanos time that processors of the source spent on packing pages: compression, encryption, differences
 * @param leftBytes what is left to send (whole pages), falling with the stream, rising at each sync
 * @param sentBytes bytes handed to the socket so far
 * @param bytesPerSecond what the stream really carries, averaged over the sender's windows
 * @param thresholdBytes the stop line: bandwidth of the last window x downtime limit
 * @param dirtyPagesPerSecond as QEMU reports it (distinct pages newly dirty, updated at syncs)
 * @param expectedDowntimeNanos as QEMU reports it
 * @param throttlePercent share of its time that the guest is made to sleep
 * @param guest what the guest notices
 * @param beside what the move did beside copying live memory
 */
public record MigrationRecord(
        int number,
        String vm,
        String from,
        String to,
        Technique technique,
        Lens lens,
        MigrationOptions options,
        Outcome outcome,
        String reason,
        long startNanos,
        long setupNanos,
        long endNanos,
        OptionalLong pausedNanos,
        OptionalLong resumedNanos,
        long totalNanos,
        long downtimeNanos,
        long guestPauseNanos,
        int rounds,
        long transferredBytes,
        long normalPages,
        long zeroPages,
        int maxThrottlePercent,
        OptionalLong throttleStartNanos,
        double maxDirtyPagesPerSecond,
        long postcopyFaults,
        long processorNanos,
        List<Round> roundsDetail,
        Curve leftBytes,
        Curve sentBytes,
        Curve bytesPerSecond,
        Curve thresholdBytes,
        Curve dirtyPagesPerSecond,
        Curve expectedDowntimeNanos,
        Curve throttlePercent,
        GuestView guest,
        PageHistory pages,
        Beside beside) {

    public MigrationRecord {
        roundsDetail = List.copyOf(roundsDetail);
    }

    /**
     * What was sent between two bitmap syncs.
     *
     * @param round 1 for the first
     * @param remainingBytes left at its end, before the sync
     * @param dirtyPagesPerSecond distinct pages newly dirty per second, over the round
     */
    public record Round(
            int round,
            long startNanos,
            long endNanos,
            long sentBytes,
            long remainingBytes,
            double dirtyPagesPerSecond) {}

    /** The same move, with another source of its course: what varies with time. */
    MigrationRecord withCourse(
            Curve left,
            Curve sent,
            Curve speed,
            Curve stopLine,
            Curve expected,
            GuestView noticed,
            PageHistory byAddress) {
        return new MigrationRecord(
                number,
                vm,
                from,
                to,
                technique,
                lens,
                options,
                outcome,
                reason,
                startNanos,
                setupNanos,
                endNanos,
                pausedNanos,
                resumedNanos,
                totalNanos,
                downtimeNanos,
                guestPauseNanos,
                rounds,
                transferredBytes,
                normalPages,
                zeroPages,
                maxThrottlePercent,
                throttleStartNanos,
                maxDirtyPagesPerSecond,
                postcopyFaults,
                processorNanos,
                roundsDetail,
                left,
                sent,
                speed,
                stopLine,
                dirtyPagesPerSecond,
                expected,
                throttlePercent,
                noticed,
                byAddress,
                beside);
    }

    /** {@link #processorNanos} in seconds of one processor. */
    public double cpuSeconds() {
        return processorNanos / 1e9;
    }

    /** Whether the move is going on at an instant: begun, and neither completed nor given up. */
    public boolean underWay(long nanos) {
        return outcome != Outcome.REFUSED && nanos >= startNanos && nanos < lastNanos();
    }

    /** The end of the stream or the guest's resume, whichever is later. */
    public long lastNanos() {
        return Math.max(endNanos, resumedNanos.orElse(endNanos));
    }
}
