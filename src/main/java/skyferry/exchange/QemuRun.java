package skyferry.exchange;

import java.util.OptionalDouble;

/**
 * A recorded migration between two QEMU processes: what was set, and what was measured. Rates in MiB/s and page writes/s,
 * lengths in ms. Empty means not set or not measured.
 *
 * @param phasePositionMillis bursts: where in the cycle the migration began; 0 is the start of the writing part
 * @param sweepStartPage sweeps: where the writer stood, pages from the start of the working set
 * @param catchUp whether the guest makes up for time that it did not get
 */
public record QemuRun(
        String name,
        String group,
        Guest guest,
        double bandwidthMib,
        double linkMib,
        double downtimeLimitMillis,
        Features features,
        double boundSeconds,
        String flags,
        Measured measured) {

    /** The guest and how it writes. */
    public record Guest(
            String pattern,
            double ramMib,
            double filledMib,
            double workingSetMib,
            double writesPerSecond,
            double hotShare,
            double hotWriteShare,
            double onMillis,
            double offMillis,
            double phasePositionMillis,
            double sweepStartPage,
            int writeBytes,
            boolean catchUp,
            OptionalDouble writesPerSecondBefore) {}

    /** What was switched on. */
    public record Features(
            boolean autoConverge,
            int throttleInitial,
            int throttleIncrement,
            int throttleMax,
            OptionalDouble xbzrleCacheMib,
            OptionalDouble postcopyAfterPass,
            OptionalDouble postcopyAfterSeconds,
            OptionalDouble postcopyBandwidthMib,
            OptionalDouble multifdChannels) {

        /** Whether it is pre-copy with nothing that changes what is sent or how the guest runs. */
        public boolean plain() {
            return !autoConverge
                    && xbzrleCacheMib.isEmpty()
                    && postcopyAfterPass.isEmpty()
                    && postcopyAfterSeconds.isEmpty()
                    && multifdChannels.isEmpty();
        }
    }

    /** What was measured; for comparison only. */
    public record Measured(
            String status,
            OptionalDouble rounds,
            OptionalDouble totalMillis,
            OptionalDouble downtimeMillis,
            OptionalDouble guestPauseMillis,
            OptionalDouble transferredBytes,
            OptionalDouble throttleMax) {}
}
