package skyferry.migration;

import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.WriteClock;
import skyferry.model.MigrationOptions;

/**
 * The guest runs on at the destination, and pages follow (rules 21 to 24): a sync, device state and the list of pages that the
 * destination must forget; then the sender goes on in windows of {@code max-postcopy-bandwidth}, the last threshold bytes
 * without a limit. {@code downtime} is only the hand-over; what the guest then waits for pages shows in its faults. The move ends
 * when the destination says that it has everything, which takes it a while however few pages were missing.
 */
final class Postcopy implements Ending {
    private static final long PACE_NANOS = 100_000_000;

    private final MoveSpec spec;
    private final PageStream stream;
    private final WriteClock clock;
    private final MoveLog log;
    private final Times times;
    private final MigrationOptions.Postcopy options;
    private final double limit;
    private LastStretch last = LastStretch.NONE;
    private Stage stage = Stage.HAND_OVER;
    private long handOverNanos;
    private boolean broken;

    private enum Stage {
        HAND_OVER,
        WINDOWS,
        REST,
        WORD,
        DONE
    }

    /** Begins at {@code now}; the sync is made, and the guest stopped. */
    Postcopy(
            MoveSpec spec,
            MigrationOptions options,
            PageStream stream,
            WriteClock clock,
            MoveLog log,
            Times times,
            long now) {
        this.spec = spec;
        this.stream = stream;
        this.clock = clock;
        this.log = log;
        this.times = times;
        this.options = options.postcopy();
        double rate = options.postcopy().maxBandwidthBytesPerSecond().orElse(0);
        limit = rate > 0 ? rate : Double.POSITIVE_INFINITY;
        long forget = Math.round(stream.rangesSentBefore() * spec.machine().discardNanos());
        handOverNanos = now + spec.machine().stopNanos() + forget;
    }

    private Postcopy(Postcopy other, PageStream stream, WriteClock clock, MoveLog log, Times times) {
        spec = other.spec;
        this.stream = stream;
        this.clock = clock;
        this.log = log;
        this.times = times;
        options = other.options;
        limit = other.limit;
        last = other.last.copy();
        stage = other.stage;
        handOverNanos = other.handOverNanos;
        broken = other.broken;
    }

    @Override
    public Ending copy(PageStream ofStream, WriteClock ofClock, MoveLog ofLog, Times ofTimes) {
        return new Postcopy(this, ofStream, ofClock, ofLog, ofTimes);
    }

    @Override
    public double demandBytesPerSecond() {
        if (broken) {
            return 0;
        }
        return switch (stage) {
            case HAND_OVER, WINDOWS -> limit;
            case REST -> Double.POSITIVE_INFINITY;
            case WORD, DONE -> 0;
        };
    }

    @Override
    public long nextNanos() {
        long start = times.resumed.isPresent() ? Long.MAX_VALUE : startNanos();
        if (broken) {
            return start;
        }
        return switch (stage) {
            case HAND_OVER -> stream.line() == 0 ? Long.MAX_VALUE : handOverNanos;
            case WINDOWS -> Math.min(start, stream.nextLook());
            case REST -> Math.min(start, last.arrived(stream.line()));
            case WORD -> Math.min(start, wordNanos());
            case DONE -> start;
        };
    }

    private long startNanos() {
        return handOverNanos + spec.machine().postcopyStartNanos();
    }

    /** When the destination can say that it has everything: no sooner than its state is loaded and its books are closed. */
    private long wordNanos() {
        return handOverNanos + spec.machine().postcopyLeastNanos();
    }

    @Override
    public void settle(long now) {
        if (broken) {
            return;
        }
        if (stage == Stage.HAND_OVER && stream.line() == 0) {
            handOverNanos = Math.max(handOverNanos, now);
        }
        if (stage == Stage.WINDOWS) {
            stream.settle(now);
        } else if (stage == Stage.REST) {
            last.run(now, stream.line());
            stream.drawLast(now, last);
        }
    }

    @Override
    public void step(long now, List<Happening> happened) {
        if (stage != Stage.HAND_OVER && times.resumed.isEmpty() && now >= startNanos()) {
            times.resumed = OptionalLong.of(now);
            happened.add(new Happening.Resumed(now - times.paused.orElse(now)));
            return;
        }
        switch (stage) {
            case HAND_OVER -> {
                times.downtimeNanos = now - times.completing;
                stream.idle(now);
                stream.pace(
                        spec.machine().postcopyBytesPerSecond() / 1e9,
                        spec.machine().postcopyZeroPageNanos());
                stream.limit(limit);
                stream.serveRequests();
                stage = Stage.WINDOWS;
                happened.add(new Happening.PostcopyStarted(stream.leftBytes()));
            }
            case WINDOWS -> {
                stream.goToLook();
                last = stream.finish(now, 0);
                stage = Stage.REST;
            }
            case REST -> {
                last.run(now, stream.line());
                stream.end(now, last);
                PageFaults.Asked asked = faults(now);
                times.postcopyFaults = asked.count();
                times.faults = asked.faults();
                times.waiting = asked.waiting();
                stage = Stage.WORD;
                word(now, happened);
            }
            case WORD -> word(now, happened);
            case DONE -> {}
        }
    }

    private void word(long now, List<Happening> happened) {
        if (now >= wordNanos()) {
            times.end = now;
            log.endRound(now, stream.sentBytes(), 0, 0);
            happened.add(new Happening.StreamEnded());
            stage = Stage.DONE;
        }
    }

    private PageFaults.Asked faults(long now) {
        long paused = times.paused.orElse(now);
        double pace = (clock.at(paused) - clock.at(paused - PACE_NANOS)) * 1e9 / PACE_NANOS;
        double sending = Math.min(1, limit / spec.machine().postcopyBytesPerSecond());
        double answering = options.preempt() ? 1 : sending;
        PageStream.Tally tally = stream.tally(now, true, false);
        return new PageFaults(Math.max(1, spec.vm().vcpus()), faultSeconds(), answering, options.prepaging())
                .between(
                        log.syncs().getLast().pages(),
                        tally.trail().curves(tally.pieces()).left(),
                        pace,
                        startNanos(),
                        now);
    }

    /** From a fault to its page: without a connection of its own it waits behind what the socket holds already. */
    private double faultSeconds() {
        double alone = spec.machine().faultNanos() / 1e9;
        double line = stream.line() * 1e9;
        boolean queues = !options.preempt() && line > 0 && line < spec.machine().postcopyBytesPerSecond();
        return queues ? alone + spec.machine().socketBufferBytes() / line : alone;
    }

    @Override
    public boolean sending() {
        return stage == Stage.WINDOWS && !broken;
    }

    @Override
    public boolean done() {
        return stage == Stage.DONE && times.resumed.isPresent();
    }

    @Override
    public boolean revocable() {
        return stage == Stage.HAND_OVER;
    }

    /** Before the guest's state has left the source it can go on there; afterwards neither host has the whole guest. */
    @Override
    public Fate fate(Failure failure) {
        if (stage == Stage.HAND_OVER) {
            return Fate.BACK;
        }
        return switch (failure) {
            case TARGET_HOST -> Fate.LOST;
            case SOURCE_HOST -> allArrived() ? Fate.UNHURT : Fate.LOST;
            case LINK -> allArrived() ? Fate.UNHURT : Fate.WAITS;
            case STORAGE, CONTROLLER -> Fate.UNHURT;
        };
    }

    private boolean allArrived() {
        return stage == Stage.WORD || stage == Stage.DONE;
    }

    @Override
    public void breakOff(long now) {
        settle(now);
        broken = true;
    }

    @Override
    public boolean mend(long now) {
        if (!broken) {
            return false;
        }
        broken = false;
        if (stage == Stage.WINDOWS) {
            stream.idle(now);
        } else {
            last.idle(now);
        }
        return true;
    }
}
