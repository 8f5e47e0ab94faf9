package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;

/** QEMU's pre-copy loop from the command to the guest's resume. */
final class QemuMove implements Move {
    private static final double WINDOWS_PER_SECOND = 10;

    private final MoveSpec spec;
    private final boolean pausedFirst;
    private final WriteClock clock;
    private final PageStream stream;
    private final MoveLog log;
    private final AutoConverge judge;
    private MigrationOptions options;
    private LastStretch last;
    private Stage stage;
    private long seen;
    private long stageNanos;
    private final Times times;

    /** What the move is at. */
    private enum Stage {
        BEGIN,
        SET_UP,
        SENDING,
        STOPPING,
        LAST,
        ARRIVING,
        STARTING,
        DONE
    }

    QemuMove(MoveSpec spec, boolean pausedFirst) {
        this.spec = spec;
        this.pausedFirst = pausedFirst;
        clock = new WriteClock(spec.vm().memory(), spec.initialLoadScale());
        stream = new PageStream(spec, clock);
        log = new MoveLog();
        judge = new AutoConverge();
        options = spec.options();
        last = LastStretch.NONE;
        stage = pausedFirst ? Stage.BEGIN : Stage.SET_UP;
        stageNanos = spec.startNanos() + (pausedFirst ? 0 : spec.machine().setupNanos());
        seen = spec.startNanos();
        times = new Times();
    }

    private QemuMove(QemuMove other) {
        spec = other.spec;
        pausedFirst = other.pausedFirst;
        clock = other.clock.copy();
        stream = other.stream.copy(clock);
        log = other.log.copy();
        judge = other.judge.copy();
        options = other.options;
        last = other.last.copy();
        stage = other.stage;
        stageNanos = other.stageNanos;
        seen = other.seen;
        times = other.times.copy();
    }

    @Override
    public Move copy() {
        return new QemuMove(this);
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
            case BEGIN, SET_UP, STARTING, DONE -> 0;
            case SENDING -> rateLimit();
            case STOPPING, LAST, ARRIVING -> Double.POSITIVE_INFINITY;
        };
    }

    private double rateLimit() {
        double limit = options.maxBandwidthBytesPerSecond().orElse(0);
        return limit > 0 ? limit : Double.POSITIVE_INFINITY;
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        seen = nowNanos;
        double demand = demandBytesPerSecond();
        boolean limitHolds = Double.isFinite(demand) && StrictMath.abs(bytesPerSecond - demand) <= 1e-9 * demand;
        boolean memoryHolds = bytesPerSecond >= spec.machine().memoryBytesPerSecond();
        double line = limitHolds || memoryHolds ? Double.POSITIVE_INFINITY : bytesPerSecond / 1e9;
        if (line != stream.line()) {
            settle(nowNanos);
            stream.line(line);
        }
    }

    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        seen = nowNanos;
        settle(nowNanos);
        options = newOptions;
        limits();
    }

    private void limits() {
        stream.limits(rateLimit() / WINDOWS_PER_SECOND, options.downtimeLimitNanos() / 1e6);
    }

    @Override
    public void load(long nowNanos, double scale) {
        clock.load(nowNanos, scale);
        stream.replan();
    }

    private void settle(long nanos) {
        if (stage == Stage.SENDING) {
            stream.settle(nanos);
        } else if (stage == Stage.LAST || stage == Stage.ARRIVING) {
            last.run(nanos, stream.line());
            if (stage == Stage.LAST) {
                stream.drawLast(nanos, last);
            }
        }
    }

    @Override
    public long nextNanos() {
        return switch (stage) {
            case BEGIN, SET_UP, STOPPING, STARTING -> stageNanos;
            case SENDING -> stream.nextLook();
            case LAST -> last.inSocket(stream.line());
            case ARRIVING -> last.arrived(stream.line());
            case DONE -> Long.MAX_VALUE;
        };
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        seen = nowNanos;
        if (nowNanos < nextNanos()) {
            return List.of();
        }
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
                enter(Stage.SET_UP, now + spec.machine().setupNanos());
            }
            case SET_UP -> setUp(now, happened);
            case SENDING -> look(now, happened);
            case STOPPING -> {
                last = stream.finish(now);
                stream.drawLast(now, last);
                enter(Stage.LAST, now);
            }
            case LAST -> {
                last.run(now, stream.line());
                stream.end(now, last);
                times.end = now;
                log.endRound(now, stream.sentBytes(), 0, 0);
                happened.add(new Happening.StreamEnded());
                enter(Stage.ARRIVING, now);
            }
            case ARRIVING -> enter(Stage.STARTING, now + spec.machine().destinationStartNanos());
            case STARTING -> {
                times.resumed = OptionalLong.of(now);
                times.outcome = Outcome.COMPLETED;
                happened.add(new Happening.Resumed(now - times.paused.orElse(now)));
                happened.add(new Happening.Completed());
                enter(Stage.DONE, now);
            }
            case DONE -> {}
        }
    }

    private void enter(Stage next, long untilNanos) {
        stage = next;
        stageNanos = untilNanos;
    }

    private void pause(long now, double left, List<Happening> happened) {
        clock.stop(now);
        times.paused = OptionalLong.of(now);
        happened.add(new Happening.Paused(left));
    }

    private void setUp(long now, List<Happening> happened) {
        limits();
        stream.begin(now);
        judge.begin(now);
        log.synced(now, stream.leftBytes(), stream.snapshot());
        enter(Stage.SENDING, now);
        happened.add(new Happening.SetUp());
        happened.add(new Happening.RoundStarted(1, stream.leftBytes()));
    }

    /** The rest is small: read the bitmap, and stop the guest if the rest stays small. */
    private void look(long now, List<Happening> happened) {
        stream.goToLook();
        if (stream.leftBytes() < stream.threshold()) {
            sync(now, happened);
        }
        double left = stream.leftBytes();
        if (left > 0 && left >= stream.threshold()) {
            happened.add(new Happening.RoundStarted(log.syncCount(), left));
            return;
        }
        times.completing = now;
        if (times.paused.isEmpty()) {
            pause(now, left, happened);
        }
        sync(now, happened);
        enter(Stage.STOPPING, now + spec.machine().stopNanos());
    }

    private void sync(long now, List<Happening> happened) {
        double left = stream.leftBytes();
        double newly = stream.sync();
        log.endRound(now, stream.sentBytes(), left, newly);
        log.synced(now, stream.leftBytes(), stream.snapshot());
        int before = judge.percent();
        if (judge.sync(now, newly, stream.sentBytes(), options)) {
            log.judged(now, judge.dirtyPagesPerSecond(), judge.percent());
            if (judge.percent() != before) {
                clock.throttle(now, judge.percent());
                happened.add(new Happening.Throttled(judge.percent()));
            }
        }
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        if (stage == Stage.DONE) {
            return;
        }
        seen = nowNanos;
        settle(nowNanos);
        times.end = nowNanos;
        times.outcome = Outcome.CANCELLED;
        times.reason = reason;
        if (times.paused.isPresent()) {
            times.resumed = OptionalLong.of(nowNanos);
            clock.resume(nowNanos);
        }
        enter(Stage.DONE, nowNanos);
    }

    @Override
    public MigrationRecord record() {
        long now = stage == Stage.DONE ? Math.max(times.end, times.resumed.orElse(0)) : seen;
        return times.record(spec, options, log, stream, clock.copy(), now, stage == Stage.SENDING);
    }
}
