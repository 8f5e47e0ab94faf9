package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skyferry.memory.Layout;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/**
 * Migration in whole rounds, as Xen and vMotion do it: each at a rate of its own, a rule after each, then a stopped guest and the
 * rest at full speed.
 */
final class RoundMove implements Move {
    private final MoveSpec spec;
    private final WriteClock clock;
    private final RoundStream rounds;
    private final MoveLog log;
    private final Times times;
    private MigrationOptions options;
    private Stage stage;
    private long stageNanos;
    private long seen;
    private int round;
    private double sentBefore = Double.POSITIVE_INFINITY;
    private double sentInAll;
    private double rate;
    private double share;
    private LastStretch last = LastStretch.NONE;
    private boolean storageDown;

    /** What the move is at. */
    private enum Stage {
        BEGIN,
        SET_UP,
        ROUND,
        STOPPING,
        LAST,
        STARTING,
        DONE
    }

    RoundMove(MoveSpec spec) {
        this.spec = spec;
        options = spec.options();
        clock = new WriteClock(spec.vm().memory(), spec.initialLoadScale());
        rounds = new RoundStream(
                Layout.of(spec.vm(), options.guest()),
                clock,
                RoundRule.skips(options.rules()),
                options.stream().zeroPageDetection(),
                RoundRule.stopLine(options.rules()));
        log = new MoveLog();
        times = new Times();
        stage = spec.technique() == Technique.STOP_COPY ? Stage.BEGIN : Stage.SET_UP;
        stageNanos =
                spec.startNanos() + (stage == Stage.BEGIN ? 0 : spec.machine().setupNanos());
        seen = spec.startNanos();
        share = Double.POSITIVE_INFINITY;
    }

    private RoundMove(RoundMove other) {
        spec = other.spec;
        options = other.options;
        clock = other.clock.copy();
        rounds = other.rounds.copy(clock);
        log = other.log.copy();
        times = other.times.copy();
        stage = other.stage;
        stageNanos = other.stageNanos;
        seen = other.seen;
        round = other.round;
        sentBefore = other.sentBefore;
        sentInAll = other.sentInAll;
        rate = other.rate;
        share = other.share;
        last = other.last.copy();
        storageDown = other.storageDown;
    }

    @Override
    public Move copy() {
        return new RoundMove(this);
    }

    @Override
    public String vm() {
        return spec.vm().id();
    }

    @Override
    public boolean finished() {
        return stage == Stage.DONE;
    }

    @Override
    public double demandBytesPerSecond() {
        return switch (stage) {
            case ROUND -> Math.min(rate, options.maxBandwidthBytesPerSecond().orElse(Double.POSITIVE_INFINITY));
            case STOPPING, LAST -> Double.POSITIVE_INFINITY;
            case BEGIN, SET_UP, STARTING, DONE -> 0;
        };
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        seen = nowNanos;
        if (bytesPerSecond != share) {
            settle(nowNanos);
            share = bytesPerSecond;
            rounds.speed(speed());
        }
    }

    private void settle(long nanos) {
        if (stage == Stage.ROUND) {
            rounds.settle(nanos);
        } else if (stage == Stage.LAST) {
            last.run(nanos, speed());
            rounds.drawLast(nanos, last);
        }
    }

    /** Bytes per nanosecond: the rate of the round, the network's share, or how fast memory is read. */
    private double speed() {
        double demand = demandBytesPerSecond() > 0 ? demandBytesPerSecond() : share;
        return Math.min(Math.min(demand, share), spec.machine().memoryBytesPerSecond()) / 1e9;
    }

    @Override
    public long nextNanos() {
        return switch (stage) {
            case BEGIN, SET_UP, STOPPING, STARTING -> stageNanos;
            case ROUND -> rounds.roundEnd();
            case LAST -> last.inSocket(speed());
            case DONE -> Long.MAX_VALUE;
        };
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        seen = nowNanos;
        List<Happening> happened = new ArrayList<>(2);
        while (stage != Stage.DONE && nextNanos() <= nowNanos) {
            step(nowNanos, happened);
        }
        return happened;
    }

    private void step(long now, List<Happening> happened) {
        switch (stage) {
            case BEGIN -> {
                pause(now, (double) MemorySpec.PAGE_BYTES * spec.vm().pages(), happened);
                to(Stage.SET_UP, now + spec.machine().setupNanos());
            }
            case SET_UP -> setUp(now, happened);
            case ROUND -> endRound(now, happened);
            case STOPPING -> {
                last = new LastStretch(
                        now,
                        rounds.restOnWire() + spec.machine().deviceStateBytes(),
                        0,
                        0,
                        spec.machine().memoryBytesPerSecond() / 1e9);
                rounds.drawLast(now, last);
                to(Stage.LAST, now);
            }
            case LAST -> {
                last.run(now, speed());
                rounds.end(now, last);
                times.end = now;
                times.downtimeNanos = now - times.completing;
                log.endRound(now, Math.round(rounds.state().sentBytes), 0, 0);
                happened.add(new Happening.StreamEnded());
                to(Stage.STARTING, now + spec.machine().destinationStartNanos());
            }
            case STARTING -> {
                times.resumed = OptionalLong.of(now);
                times.outcome = Outcome.COMPLETED;
                happened.add(new Happening.Resumed(now - times.paused.orElse(now)));
                happened.add(new Happening.Completed());
                to(Stage.DONE, now);
            }
            case DONE -> {}
        }
    }

    private void to(Stage next, long nanos) {
        stage = next;
        stageNanos = nanos;
    }

    private void pause(long now, double left, List<Happening> happened) {
        clock.stop(now);
        times.paused = OptionalLong.of(now);
        happened.add(new Happening.Paused(left));
    }

    private void setUp(long now, List<Happening> happened) {
        rounds.begin(now);
        log.synced(now, rounds.leftBytes(), rounds.snapshot());
        happened.add(new Happening.SetUp());
        happened.add(new Happening.RoundStarted(1, rounds.leftBytes()));
        if (times.paused.isPresent()) {
            times.completing = now;
            to(Stage.STOPPING, now + spec.machine().stopNanos());
            return;
        }
        begin(now, RoundRule.firstRate(options.rules()));
    }

    private void begin(long now, double bytesPerSecond) {
        round++;
        rate = bytesPerSecond;
        to(Stage.ROUND, now);
        rounds.speed(speed());
    }

    private void endRound(long now, List<Happening> happened) {
        rounds.settle(now);
        RoundState state = rounds.state();
        double sent = state.roundSent;
        double skipped = state.roundSkipped;
        long nanos = now - log.syncs().getLast().nanos();
        double left = rounds.leftBytes();
        double dirty = rounds.sync(now);
        sentInAll += sent;
        log.endRound(now, Math.round(state.sentBytes), left, dirty);
        log.synced(now, rounds.leftBytes(), rounds.snapshot());
        double pages = (double) rounds.layout().end() / Layout.PAGE;
        RoundRule.Round over = new RoundRule.Round(
                round, sent, skipped, sentBefore, sentInAll, pages, dirty, nanos, rate, log.lastThrottle());
        OptionalDouble next = RoundRule.next(options, over);
        sentBefore = sent;
        throttle(now, next.isEmpty() ? log.lastThrottle() : RoundRule.throttle(options.rules(), over), over, happened);
        if (next.isPresent()) {
            happened.add(new Happening.RoundStarted(log.syncCount(), rounds.leftBytes()));
            begin(now, next.getAsDouble());
            return;
        }
        if (storageDown) {
            give(now, Outcome.FAILED, Failure.STORAGE.id());
            happened.add(new Happening.Failed(Failure.STORAGE.id()));
            return;
        }
        times.completing = now;
        pause(now, rounds.leftBytes(), happened);
        to(Stage.STOPPING, now + spec.machine().stopNanos());
    }

    private void throttle(long now, int percent, RoundRule.Round over, List<Happening> happened) {
        int before = log.lastThrottle();
        log.judged(now, over.nanos() == 0 ? 0 : over.dirty() * 1e9 / over.nanos(), percent);
        if (percent != before) {
            clock.throttle(now, percent);
            happened.add(new Happening.Throttled(percent));
        }
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        if (stage != Stage.DONE && stage != Stage.STARTING) {
            give(nowNanos, Outcome.CANCELLED, reason);
        }
    }

    private void give(long now, Outcome outcome, String reason) {
        seen = now;
        settle(now);
        times.outcome = outcome;
        times.reason = reason;
        times.end = now;
        if (times.paused.isPresent()) {
            times.resumed = OptionalLong.of(now);
            clock.resume(now);
        }
        stage = Stage.DONE;
    }

    /**
     * Until the last byte has left every failure leaves the guest the source's; the disks are only looked at when they change
     * hands, and the destination cannot open what does not answer.
     */
    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        storageDown |= failure == Failure.STORAGE;
        boolean unhurt = failure == Failure.CONTROLLER
                || failure == Failure.STORAGE && times.paused.isEmpty()
                || stage == Stage.STARTING && (failure == Failure.LINK || failure == Failure.SOURCE_HOST);
        if (stage == Stage.DONE || unhurt) {
            return List.of();
        }
        give(nowNanos, Outcome.FAILED, failure.id());
        return List.of(new Happening.Failed(failure.id()));
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        seen = nowNanos;
        storageDown &= failure != Failure.STORAGE;
    }

    /** Pages that a round leaves out are in the next by this rule's own book; what is asked here is that the guest stood still. */
    @Override
    public Balance balance() {
        long paused = times.paused.orElse(seen);
        double written = clock.at(times.resumed.orElse(seen)) - clock.at(paused);
        return new Balance(new Audit(rounds.layout(), spec.vm().memory().dirtyLogClear()).written(written), 0);
    }

    /** The guest never runs on before its memory is there: there is nothing to recover. */
    @Override
    public List<Happening> recover(long nowNanos) {
        return List.of();
    }

    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        seen = nowNanos;
        settle(nowNanos);
        options = newOptions;
        rounds.speed(speed());
    }

    @Override
    public void load(long nowNanos, double scale) {
        clock.load(nowNanos, scale);
        rounds.replan();
    }

    /** Neither Xen nor vMotion has post-copy; nothing follows. */
    @Override
    public void startPostcopy(long nowNanos) {
        seen = nowNanos;
    }

    @Override
    public MigrationRecord record() {
        long now = stage == Stage.DONE ? Math.max(times.end, times.resumed.orElse(0)) : seen;
        boolean begun = log.syncCount() > 0;
        PageStream.Tally tally = rounds.tally(now, begun, stage == Stage.ROUND);
        return times.record(spec, options, log, tally, rounds.layout(), clock.copy(), now);
    }
}
