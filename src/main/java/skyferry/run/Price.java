package skyferry.run;

import skyferry.migration.GuestView;
import skyferry.migration.MigrationRecord;
import skyferry.model.Curve;

/** What a move comes to. */
public sealed interface Price {

    /**
     * The move ends.
     *
     * @param totalNanos from the instant of asking to the last byte, or to the guest's resume if that is later
     * @param pauseNanos what the guest stands still
     * @param outageNanos longest silence of a probe that has an end on the machine; 0 where there is none
     * @param slowDown share of the move's time that the guest loses beside the pause, by throttle and by waiting for pages, 0..1
     * @param bytes sent from the instant of asking on
     */
    record Ends(long totalNanos, long pauseNanos, long outageNanos, double slowDown, long bytes) implements Price {}

    /** The move still goes on after so long a time, with so much left to send, having slowed the guest so much. */
    record GoesOn(long lookedAheadNanos, double leftBytes, double slowDown) implements Price {}

    /** The move ends without the machine having moved, or does not begin: the code of the reason. */
    record Fails(String reason) implements Price {}

    /** Share of a span that a guest loses to all but its pause, 0..1. */
    static double slowDown(MigrationRecord record, long fromNanos, long toNanos) {
        Curve speed = guest(record).speed();
        long pausedFrom = record.pausedNanos().orElse(Long.MAX_VALUE);
        long pausedTo = record.resumedNanos().orElse(Long.MAX_VALUE);
        double lost = 0;
        for (int i = 0; i < speed.segments(); i++) {
            long from = Math.max(fromNanos, speed.fromNanos(i));
            long to = Math.min(toNanos, i + 1 < speed.segments() ? speed.fromNanos(i + 1) : Long.MAX_VALUE);
            lost += lost(speed, i, from, Math.min(to, pausedFrom));
            lost += lost(speed, i, Math.max(from, pausedTo), to);
        }
        return toNanos > fromNanos ? Math.clamp(lost / (toNanos - fromNanos), 0, 1) : 0;
    }

    private static GuestView guest(MigrationRecord record) {
        return record.guest();
    }

    /** What a piece loses between two instants within it. */
    private static double lost(Curve speed, int piece, long from, long to) {
        if (to <= from) {
            return 0;
        }
        double middle = (from - speed.fromNanos(piece)) + (to - from) / 2.0;
        return (to - from) * (1 - (speed.startValue(piece) + speed.slopePerNano(piece) * middle));
    }
}
