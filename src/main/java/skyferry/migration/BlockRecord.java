package skyferry.migration;

import skyferry.model.Curve;

/** The record of a move of disk and memory: that of its memory, and the mirror's bytes on top. */
final class BlockRecord {
    private BlockRecord() {}

    static MigrationRecord of(
            MoveSpec spec,
            MigrationRecord memory,
            Beside beside,
            DiskMirror mirror,
            Outcome outcome,
            String reason,
            long end) {
        long last = end >= 0 && beside.mirrorReadyNanos().isEmpty() ? end : memory.endNanos();
        Curve sent = CurveSum.of(memory.sentBytes(), mirror.sentCurve());
        return new MigrationRecord(
                memory.number(),
                memory.vm(),
                memory.from(),
                memory.to(),
                spec.technique(),
                memory.lens(),
                memory.options(),
                outcome,
                reason,
                spec.startNanos(),
                0,
                last,
                memory.pausedNanos(),
                memory.resumedNanos(),
                last - spec.startNanos(),
                memory.downtimeNanos(),
                memory.guestPauseNanos(),
                memory.rounds(),
                memory.transferredBytes() + beside.diskBytes(),
                memory.normalPages(),
                memory.zeroPages(),
                memory.maxThrottlePercent(),
                memory.throttleStartNanos(),
                memory.maxDirtyPagesPerSecond(),
                memory.postcopyFaults(),
                memory.processorNanos(),
                memory.roundsDetail(),
                memory.leftBytes(),
                sent,
                CurveSum.of(memory.bytesPerSecond(), mirror.rateCurve()),
                memory.thresholdBytes(),
                memory.dirtyPagesPerSecond(),
                memory.expectedDowntimeNanos(),
                memory.throttlePercent(),
                memory.guest(),
                memory.pages(),
                beside);
    }
}
