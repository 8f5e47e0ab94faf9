package skyferry.migration;

import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.Layout;
import skyferry.memory.WriteClock;
import skyferry.model.Curve;
import skyferry.model.MigrationOptions;

/** When a move reached what, and the record of it. */
final class Times {
    long completing = -1;
    long end = -1;
    long downtimeNanos;
    double postcopyFaults;
    Curve faults = GuestView.NONE.faults();
    Curve waiting = GuestView.NONE.faults();
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
        copy.faults = faults;
        copy.waiting = waiting;
        copy.paused = paused;
        copy.resumed = resumed;
        copy.outcome = outcome;
        copy.reason = reason;
        return copy;
    }

    /** Share of its time in which the guest runs: throttled, paused, then waiting for pages. */
    private Curve speed(MoveSpec spec, MoveLog log, long now) {
        Curve.Builder speed = Curve.builder().level(spec.startNanos(), 1);
        long stopped = paused.orElse(Long.MAX_VALUE);
        for (MoveLog.Judgement judgement : log.judgements()) {
            if (judgement.nanos() < stopped && judgement.nanos() <= now) {
                speed.level(judgement.nanos(), 1 - judgement.throttlePercent() / 100.0);
            }
        }
        if (paused.isPresent()) {
            speed.level(stopped, 0);
        } else if (end >= 0 && end <= now) {
            speed.level(end, 1);
        }
        resumed.ifPresent(at -> {
            speed.level(at, 1 - waiting.at(at));
            for (int i = 0; i < waiting.segments(); i++) {
                if (waiting.fromNanos(i) > at) {
                    speed.level(waiting.fromNanos(i), 1 - waiting.startValue(i));
                }
            }
        });
        return speed.build();
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
        return record(spec, options, log, tally, stream.layout(), clock, now);
    }

    /** The same of a stream that has been counted already. */
    MigrationRecord record(
            MoveSpec spec,
            MigrationOptions options,
            MoveLog log,
            PageStream.Tally tally,
            Layout layout,
            WriteClock clock,
            long now) {
        long ended = end >= 0 ? end : now;
        long setUp = log.syncCount() > 0 ? log.syncs().getFirst().nanos() - spec.startNanos() : now - spec.startNanos();
        long arrived = outcome == Outcome.COMPLETED ? ended : Long.MAX_VALUE;
        Trail.Curves drawn = tally.trail().curves(tally.pieces());
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
                tally.processorNanos(),
                log.rounds(now, tally.sentBytes(), tally.leftBytes()),
                drawn.left(),
                drawn.sent(),
                drawn.bytesPerSecond(),
                drawn.threshold(),
                log.dirtyRate(),
                log.expectedDowntime(drawn.sent(), options.downtimeLimitNanos()),
                log.throttle(ended),
                new GuestView(speed(spec, log, now), faults),
                new PagesOverTime(layout, clock, List.copyOf(log.syncs()), drawn.left(), arrived),
                Beside.NONE);
    }
}
