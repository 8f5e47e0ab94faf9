package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import skyferry.memory.Layout;
import skyferry.memory.WriteClock;
import skyferry.model.LensRules;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Technique;

/** QEMU's migration from the command to its end: set-up, the pre-copy loop, and one of the endings. */
final class QemuMove implements Move {
    private static final double WINDOWS_PER_SECOND = 10;

    /** Pieces of the course that a move keeps which is to spare memory. */
    private static final int KEPT_PIECES = 96;

    private final MoveSpec spec;
    private final boolean pausedFirst;
    private final WriteClock clock;
    private final PageStream stream;
    private final MoveLog log;
    private final Brake brake;
    private final Times times;
    private MigrationOptions options;
    private @Nullable Ending ending;
    private Stage stage;
    private long seen;
    private long stageNanos;
    private boolean postcopyAsked;
    private long postcopyAskedNanos;
    private boolean storageDown;
    private final Replay told;
    /** What the books said once nothing happens any more. */
    private @Nullable Balance last;

    /** What the move is at. */
    private enum Stage {
        BEGIN,
        SET_UP,
        LOOP,
        ENDING,
        DONE
    }

    QemuMove(MoveSpec spec) {
        this.spec = spec;
        pausedFirst = spec.technique() == Technique.STOP_COPY || spec.technique() == Technique.COLD;
        clock = new WriteClock(spec.vm().memory(), spec.initialLoadScale());
        Layout layout = Layout.of(spec.vm(), spec.options().guest());
        stream = new PageStream(spec, layout, Pricing.of(spec, layout), clock);
        log = new MoveLog();
        brake = new Brake(layout, spec.vm().vcpus(), clock, log);
        times = new Times();
        options = spec.options();
        told = new Replay(spec);
        stage = pausedFirst ? Stage.BEGIN : Stage.SET_UP;
        stageNanos = spec.startNanos()
                + inflating()
                + (pausedFirst ? 0 : spec.machine().setupNanos());
        seen = spec.startNanos();
    }

    /** Time that the balloon takes before the move. */
    private long inflating() {
        return Math.round(spec.options().guest().balloonBytes()
                * 1e9
                / spec.machine().work().balloonBytesPerSecond());
    }

    private QemuMove(QemuMove other) {
        spec = other.spec;
        pausedFirst = other.pausedFirst;
        clock = other.clock.copy();
        stream = other.stream.copy(clock);
        log = other.log.copy();
        brake = other.brake.copy(clock, log);
        times = other.times.copy();
        options = other.options;
        ending = other.ending == null ? null : other.ending.copy(stream, clock, log, times);
        stage = other.stage;
        seen = other.seen;
        stageNanos = other.stageNanos;
        postcopyAsked = other.postcopyAsked;
        postcopyAskedNanos = other.postcopyAskedNanos;
        storageDown = other.storageDown;
        told = other.told.copy();
    }

    @Override
    public QemuMove copy() {
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
        if (ending != null && stage == Stage.ENDING) {
            return ending.demandBytesPerSecond();
        }
        return stage == Stage.LOOP ? rateLimit() : 0;
    }

    private double rateLimit() {
        double limit = options.maxBandwidthBytesPerSecond().orElse(0);
        return limit > 0 ? limit : Double.POSITIVE_INFINITY;
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        told.share(nowNanos, bytesPerSecond);
        seen = nowNanos;
        double demand = demandBytesPerSecond();
        boolean limitHolds = Double.isFinite(demand) && StrictMath.abs(bytesPerSecond - demand) <= 1e-9 * demand;
        boolean memoryHolds = bytesPerSecond >= stream.paceBytesPerSecond();
        double line = limitHolds || memoryHolds ? Double.POSITIVE_INFINITY : bytesPerSecond / 1e9;
        if (line != stream.line()) {
            settle(nowNanos);
            stream.line(line);
        }
    }

    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        told.other(nowNanos, move -> move.options(nowNanos, newOptions));
        seen = nowNanos;
        settle(nowNanos);
        options = newOptions;
        limits();
    }

    private void limits() {
        if (ending == null) {
            stream.limits(rateLimit() / WINDOWS_PER_SECOND, options.downtimeLimitNanos() / 1e6);
        }
    }

    @Override
    public void load(long nowNanos, double scale) {
        told.other(nowNanos, move -> move.load(nowNanos, scale));
        clock.load(nowNanos, scale);
        stream.replan();
    }

    @Override
    public void startPostcopy(long nowNanos) {
        told.other(nowNanos, move -> move.startPostcopy(nowNanos));
        startPostcopy(nowNanos, nowNanos);
    }

    /** The first look after an instant, which may lie ahead, is to switch. */
    private void startPostcopy(long now, long after) {
        if (!postcopyAsked) {
            seen = now;
            settle(now);
            postcopyAsked = true;
            postcopyAskedNanos = after;
            stream.stopAtNextLookAfter(after);
        }
    }

    private void settle(long nanos) {
        if (stage == Stage.LOOP) {
            stream.settle(nanos);
        } else if (ending != null && stage == Stage.ENDING) {
            ending.settle(nanos);
        }
    }

    @Override
    public long nextNanos() {
        return switch (stage) {
            case BEGIN, SET_UP -> stageNanos;
            case LOOP -> Math.min(stream.nextLook(), brake.nextNanos());
            case ENDING -> ending == null ? Long.MAX_VALUE : ending.nextNanos();
            case DONE -> Long.MAX_VALUE;
        };
    }

    @Override
    public long notBeforeNanos(long nowNanos) {
        if (stage == Stage.LOOP && !postcopyAsked) {
            long soonest = Math.min(stream.soonestLook(), brake.nextNanos());
            return soonest > nowNanos ? soonest : nextNanos();
        }
        return nextNanos();
    }

    @Override
    public void spareMemory() {
        spareMemory(KEPT_PIECES);
    }

    /** As {@link #spareMemory()}, with so many of the latest pieces kept. */
    void spareMemory(int pieces) {
        told.begin();
        stream.keep(pieces);
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        told.advance(nowNanos);
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
                stage = Stage.SET_UP;
                stageNanos = now + spec.machine().setupNanos();
            }
            case SET_UP -> setUp(now, happened);
            case LOOP -> {
                if (now < brake.nextNanos()) {
                    look(now, happened);
                } else if (brake.step(now)) {
                    happened.add(new Happening.Throttled(log.lastThrottle()));
                    stream.replan();
                }
            }
            case ENDING -> {
                if (ending != null) {
                    ending.step(now, happened);
                    if (ending.done()) {
                        times.outcome = Outcome.COMPLETED;
                        happened.add(new Happening.Completed());
                        stage = Stage.DONE;
                    }
                }
            }
            case DONE -> {}
        }
    }

    private void pause(long now, double left, List<Happening> happened) {
        clock.stop(now);
        times.paused = OptionalLong.of(now);
        happened.add(new Happening.Paused(left));
    }

    private void setUp(long now, List<Happening> happened) {
        limits();
        stream.begin(now);
        brake.begin(now);
        log.synced(now, stream.leftBytes(), stream.snapshot());
        stage = Stage.LOOP;
        happened.add(new Happening.SetUp());
        happened.add(new Happening.RoundStarted(1, stream.leftBytes()));
        if (spec.technique() == Technique.POSTCOPY) {
            startPostcopy(now, now);
        } else if (spec.technique() == Technique.HYBRID
                && options.postcopy().afterNanos().isPresent()) {
            long after = spec.startNanos() + options.postcopy().afterNanos().getAsLong();
            startPostcopy(now, Math.max(now, after));
        }
    }

    /**
     * The rest is small, or post-copy was asked for: read the bitmap; stop the guest if the rest stays small; else switch to
     * post-copy if that was asked for before this look.
     */
    private void look(long now, List<Happening> happened) {
        stream.goToLook();
        double threshold = stream.threshold();
        boolean small = stream.leftBytes() < threshold;
        if (small) {
            sync(now, happened);
        }
        double left = stream.leftBytes();
        boolean complete = left == 0 || left < threshold || small && isLastPass();
        boolean switchOver = postcopyAsked && now > postcopyAskedNanos;
        if (!complete && !switchOver) {
            if (small) {
                happened.add(new Happening.RoundStarted(log.syncCount(), left));
            }
            if (isHybridRoundOver()) {
                startPostcopy(now, now);
            }
            return;
        }
        if (storageDown) {
            give(now, Outcome.FAILED, Failure.STORAGE.id());
            happened.add(new Happening.Failed(Failure.STORAGE.id()));
            return;
        }
        times.completing = now;
        // What post-copy asks for depends on how much is left at every instant from here on.
        stream.keep(Integer.MAX_VALUE);
        if (times.paused.isEmpty()) {
            pause(now, left, happened);
        }
        sync(now, happened);
        ending = complete
                ? new StopAndSend(spec, stream, log, times, now)
                : new Postcopy(spec, options, stream, clock, log, times, now);
        stage = Stage.ENDING;
    }

    /** Hyper-V: after so many passes over memory the guest stops, whatever is left. */
    private boolean isLastPass() {
        return options.rules() instanceof LensRules.HyperV hyperV && log.syncCount() > hyperV.maxPasses();
    }

    /** Whether the guest is still the source's and pages are sent while it may run: a system above QEMU can interfere. */
    boolean isLooping() {
        return stage == Stage.LOOP;
    }

    /** The guest is paused where it is, and the loop goes on. */
    List<Happening> pauseAtSource(long nowNanos) {
        List<Happening> happened = new ArrayList<>(1);
        seen = nowNanos;
        settle(nowNanos);
        if (times.paused.isEmpty()) {
            pause(nowNanos, stream.leftBytes(), happened);
        }
        return happened;
    }

    /** A hybrid move switches after its rounds; where a time is given, by that alone. Round 1 ends with the second sync. */
    private boolean isHybridRoundOver() {
        return spec.technique() == Technique.HYBRID
                && options.postcopy().afterNanos().isEmpty()
                && log.syncCount() > options.postcopy().afterRounds().orElse(1);
    }

    private void sync(long now, List<Happening> happened) {
        double left = stream.leftBytes();
        double newly = stream.sync();
        log.endRound(now, stream.sentBytes(), left, newly);
        log.synced(now, stream.leftBytes(), stream.snapshot());
        if (brake.sync(now, newly, stream.sentBytes(), options.throttle())) {
            happened.add(new Happening.Throttled(log.lastThrottle()));
        }
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        told.other(nowNanos, move -> move.cancel(nowNanos, reason));
        if (stage != Stage.DONE && (ending == null || ending.revocable())) {
            give(nowNanos, Outcome.CANCELLED, reason);
        }
    }

    /** The move is over, and the guest goes on where it was. */
    void give(long now, Outcome outcome, String reason) {
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
     * Until the hand-over every failure leaves the guest the source's. Disks are only needed when they change hands: a guest
     * whose storage does not answer then cannot be flushed, and the move fails there (QEMU, {@code bdrv_inactivate_all}).
     */
    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        told.other(nowNanos, move -> move.fail(nowNanos, failure));
        storageDown |= failure == Failure.STORAGE;
        boolean early = ending == null && failure == Failure.STORAGE;
        if (stage == Stage.DONE || failure == Failure.CONTROLLER || early) {
            return List.of();
        }
        seen = nowNanos;
        String reason = failure.id();
        return switch (ending == null ? Fate.BACK : ending.fate(failure)) {
            case UNHURT -> List.of();
            case BACK -> {
                give(nowNanos, Outcome.FAILED, reason);
                yield List.of(new Happening.Failed(reason));
            }
            case WAITS -> {
                breakOff(nowNanos);
                yield List.of(new Happening.PostcopyPaused(reason));
            }
            case LOST -> {
                breakOff(nowNanos);
                times.outcome = Outcome.FAILED;
                times.reason = reason;
                times.end = nowNanos;
                stage = Stage.DONE;
                yield List.of(new Happening.Lost(reason));
            }
        };
    }

    private void breakOff(long now) {
        if (ending != null) {
            ending.breakOff(now);
        }
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        told.other(nowNanos, move -> move.mended(nowNanos, failure));
        if (failure == Failure.STORAGE) {
            storageDown = false;
        }
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        told.other(nowNanos, move -> move.recover(nowNanos));
        if (stage != Stage.ENDING || ending == null || !ending.mend(nowNanos)) {
            return List.of();
        }
        seen = nowNanos;
        return List.of(new Happening.Recovered());
    }

    /**
     * After the last sync the guest stands still, so what is missing in a bitmap, what is left, and what is written while it
     * should stand still are old at the destination. Deltas replace pages, so only plain streams have their pages counted.
     */
    @Override
    public Balance balance() {
        Balance known = last;
        if (known == null) {
            known = weigh();
            last = stage == Stage.DONE ? known : null;
        }
        return known;
    }

    private Balance weigh() {
        List<MoveLog.Sync> syncs = log.syncs();
        List<MigrationRecord.Round> rounds = log.rounds(seen, stream.sentBytes(), stream.leftBytes());
        double[] left = new double[rounds.size()];
        double queued = 0;
        for (int i = 0; i < syncs.size(); i++) {
            left[i] = rounds.get(i).remainingBytes();
            queued += syncs.get(i).leftBytes() - left[i];
        }
        double whileStopped =
                clock.at(times.resumed.orElse(seen)) - syncs.getLast().pages().syncedAt();
        Audit audit = new Audit(stream.layout(), spec.vm().memory().dirtyLogClear());
        double stale =
                audit.missing(syncs, left) + stream.leftBytes() / MemorySpec.PAGE_BYTES + audit.written(whileStopped);
        boolean counted = !options.delta().xbzrle();
        return new Balance(stale, counted ? queued / MemorySpec.PAGE_BYTES - stream.sentPages() : 0);
    }

    @Override
    public MigrationRecord record() {
        long now = stage == Stage.DONE ? Math.max(times.end, times.resumed.orElse(0)) : seen;
        boolean sending = stage == Stage.LOOP || stage == Stage.ENDING && ending != null && ending.sending();
        MigrationRecord record = times.record(spec, options, log, stream, clock.copy(), now, sending);
        return stream.hasForgotten() ? told.whole(record) : record;
    }
}
