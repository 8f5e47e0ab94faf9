package skyferry.migration;

import java.util.OptionalLong;
import skyferry.memory.WriteClock;
import skyferry.model.MigrationOptions;

/** When a move reached what, and the record of it. */
final class Times {
    long completing = -1;
    long end = -1;
    long downtimeNanos;
    double postcopyFaults;
    OptionalLong paused = OptionalLong.empty();
    OptionalLong resumed = OptionalLong.empty();
    Outcome outcome = Outcome.ACTIVE;
    String reason = "";

    Times copy() {
        Times copy = new Times();
        copy.completing = completing;
        copy.end = end;
        copy.downtimeNanos = downtimeNanos;
        copy.postcopyFaults = postcopyFaults;
        copy.paused = paused;
        copy.resumed = resumed;
        copy.outcome = outcome;
        copy.reason = reason;
        return copy;
    }

    /** Everything until {@code now}. */
    MigrationRecord record(
            MoveSpec spec,
            MigrationOptions options,
            MoveLog log,
            PageStream stream,
            WriteClock clock,
            long now,
            boolean sending) {
        PageStream.Tally tally = stream.tally(now, log.syncCount() > 0, sending);
        long ended = end >= 0 ? end : now;
        long setUp = log.syncCount() > 0 ? log.syncs().getFirst().nanos() - spec.startNanos() : now - spec.startNanos();
        long arrived = outcome == Outcome.COMPLETED ? ended : Long.MAX_VALUE;
        var left = tally.trail().left(tally.pieces());
        return new MigrationRecord(
                spec.number(),
                spec.vm().id(),
                spec.from(),
                spec.to(),
                spec.technique(),
                spec.lens(),
                options,
                outcome,
                reason,
                spec.startNanos(),
                setUp,
                ended,
                paused,
                resumed,
                ended - spec.startNanos(),
                downtimeNanos,
                paused.isPresent() ? resumed.orElse(now) - paused.getAsLong() : 0,
                log.syncCount(),
                tally.sentBytes(),
                tally.normalPages(),
                tally.zeroPages(),
                log.maxThrottle(),
                log.throttleStart(),
                log.maxDirtyPagesPerSecond(),
                Math.round(postcopyFaults),
                log.rounds(now, tally.sentBytes(), tally.leftBytes()),
                left,
                tally.trail().sent(tally.pieces()),
                tally.trail().bytesPerSecond(tally.pieces()),
                tally.trail().threshold(tally.pieces()),
                log.dirtyRate(),
                log.expectedDowntime(tally.trail(), tally.pieces(), options.downtimeLimitNanos()),
                log.throttle(ended),
                new PagesOverTime(stream.layout(), clock, log.syncs(), left, arrived));
    }
}
