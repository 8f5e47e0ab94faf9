package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;

/**
 * A machine that is kept twice by checkpoints (Remus). All of memory is sent once; then, every interval, the guest is paused,
 * the pages that it wrote are copied to a buffer, and it runs on while the buffer is sent; its output waits until that
 * checkpoint is acknowledged. The next checkpoint waits for the last one's acknowledgement. It never ends by itself: it is
 * cancelled, or the source fails and the other host goes on from the last acknowledged checkpoint. What is lost then nobody
 * has seen, as the output since was not released.
 */
final class RemusMove implements Move {
    private static final int TOLD_EVERY = 25;

    private final MoveSpec spec;
    private final CheckpointPrices prices;
    private final WriteClock clock;
    private final ResidentMemory memory;
    private final Ledger ledger;
    private MigrationOptions options;
    private Stage stage = Stage.BEGIN;
    private double share = Double.POSITIVE_INFINITY;
    private double bytes;
    private double rest;
    private double pages;
    private long since;
    private long stageNanos;
    private long partStart;
    private double sentBefore;
    private long epochStart;
    private double epochSeconds;
    private long pause;
    private long ackedCheckpoint = -1;
    private double latencySum;
    private boolean storageDown;
    private boolean done;

    private enum Stage {
        BEGIN,
        FIRST_COPY,
        PAUSE,
        SEND,
        ACK,
        RUN,
        DETECT,
        TAKE_OVER
    }

    RemusMove(MoveSpec spec, CheckpointPrices prices) {
        this.spec = spec;
        this.prices = prices;
        options = spec.options();
        clock = new WriteClock(spec.vm().memory(), spec.initialLoadScale());
        memory = ResidentMemory.of(spec.vm());
        ledger = new Ledger();
        ledger.speed(spec.startNanos(), 1);
        since = spec.startNanos();
        partStart = since;
        stageNanos = since + spec.machine().setupNanos();
    }

    private RemusMove(RemusMove other) {
        spec = other.spec;
        prices = other.prices;
        clock = other.clock.copy();
        memory = other.memory;
        ledger = other.ledger.copy();
        options = other.options;
        stage = other.stage;
        share = other.share;
        bytes = other.bytes;
        rest = other.rest;
        pages = other.pages;
        since = other.since;
        stageNanos = other.stageNanos;
        partStart = other.partStart;
        sentBefore = other.sentBefore;
        epochStart = other.epochStart;
        epochSeconds = other.epochSeconds;
        pause = other.pause;
        ackedCheckpoint = other.ackedCheckpoint;
        latencySum = other.latencySum;
        storageDown = other.storageDown;
        done = other.done;
    }

    @Override
    public Move copy() {
        return new RemusMove(this);
    }

    @Override
    public String vm() {
        return spec.vm().id();
    }

    @Override
    public boolean finished() {
        return done;
    }

    private boolean sends() {
        return !done && (stage == Stage.FIRST_COPY || stage == Stage.SEND);
    }

    @Override
    public double demandBytesPerSecond() {
        return sends() ? spec.machine().memoryBytesPerSecond() : 0;
    }

    private double rate() {
        return Math.min(share, spec.machine().memoryBytesPerSecond());
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        run(nowNanos);
        share = bytesPerSecond;
        draw(nowNanos);
    }

    private void draw(long now) {
        if (sends()) {
            ledger.flow(now, rest, rate(), Step.Way.NETWORK);
            if (stage == Stage.FIRST_COPY) {
                ledger.copied(now, 1 - rest / bytes, rate() / bytes / 1e9);
            }
        }
    }

    private void run(long now) {
        if (sends()) {
            double sent = Math.min(rest, rate() * ((now - since) / 1e9));
            rest -= sent;
            ledger.took(sent, Step.Way.NETWORK);
        }
        since = Math.max(since, now);
    }

    @Override
    public long nextNanos() {
        if (done) {
            return Long.MAX_VALUE;
        }
        if (!sends()) {
            return stageNanos;
        }
        double nanos = StrictMath.ceil(rest / rate() * 1e9);
        return nanos < Long.MAX_VALUE - since ? since + (long) nanos : Long.MAX_VALUE;
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>(2);
        while (!done && nextNanos() <= nowNanos) {
            run(nowNanos);
            step(nowNanos, happened);
        }
        run(nowNanos);
        return happened;
    }

    private void step(long now, List<Happening> happened) {
        switch (stage) {
            case BEGIN -> firstCopy(now);
            case FIRST_COPY -> {
                endSending(now);
                ledger.copied(now, 1, 0);
                endPart(now, Beside.Kind.FIRST_COPY, Beside.Guest.HERE, happened);
                checkpoint(now);
            }
            case PAUSE -> {
                clock.resume(now);
                stage = Stage.SEND;
                draw(now);
            }
            case SEND -> {
                endSending(now);
                stage = Stage.ACK;
                stageNanos = now + prices.roundTripNanos();
            }
            case ACK -> acknowledged(now, happened);
            case RUN -> checkpoint(now);
            case DETECT -> {
                endPart(now, Beside.Kind.DETECT, Beside.Guest.DOWN, happened);
                stage = Stage.TAKE_OVER;
                stageNanos = now + spec.machine().destinationStartNanos();
            }
            case TAKE_OVER -> takenOver(now, happened);
        }
    }

    private void firstCopy(long now) {
        epochSeconds = clock.at(now);
        epochStart = now;
        long zero = memory.zero(epochSeconds);
        long whole = memory.all() - zero;
        ledger.zeroPages += zero;
        send(whole, zero);
        stage = Stage.FIRST_COPY;
        draw(now);
    }

    private void send(double whole, double zero) {
        pages = whole;
        bytes = whole * (MemorySpec.PAGE_BYTES + prices.headerBytes()) + zero * (prices.headerBytes() + 1);
        rest = bytes;
    }

    private void endSending(long now) {
        ledger.took(rest, Step.Way.NETWORK);
        rest = 0;
        ledger.normalPages += Math.round(pages);
        ledger.still(now, 0);
    }

    /** The guest stops for as long as it takes to copy what it wrote since the last checkpoint. */
    private void checkpoint(long now) {
        double seconds = clock.at(now);
        send(memory.written(epochSeconds, seconds), 0);
        epochSeconds = seconds;
        pause = prices.pauseNanos() + Math.round(pages * MemorySpec.PAGE_BYTES / prices.copyBytesPerSecond() * 1e9);
        long epoch = now - epochStart;
        ledger.speed(now, epoch > 0 ? (double) epoch / (epoch + pause) : 1);
        epochStart = now;
        clock.stop(now);
        ledger.guestPause += pause;
        stage = Stage.PAUSE;
        stageNanos = now + pause;
    }

    private void acknowledged(long now, List<Happening> happened) {
        ledger.checkpoints++;
        ackedCheckpoint = epochStart;
        latencySum += now - epochStart + options.checkpoints().intervalNanos() / 2.0;
        ledger.replyLatency = Math.round(latencySum / ledger.checkpoints);
        if (ledger.checkpoints == 1 || ledger.checkpoints % TOLD_EVERY == 0) {
            happened.add(new Happening.Checkpoint(ledger.checkpoints, bytes, pause));
        }
        stage = Stage.RUN;
        stageNanos = Math.max(now, epochStart + pause + options.checkpoints().intervalNanos());
    }

    private void takenOver(long now, List<Happening> happened) {
        endPart(now, Beside.Kind.TAKE_OVER, Beside.Guest.DOWN, happened);
        if (storageDown) {
            close(now, Outcome.FAILED, Failure.STORAGE.id());
            happened.add(new Happening.Failed(Failure.STORAGE.id()));
            return;
        }
        long down = now - ledger.paused.orElse(now);
        ledger.resumed = OptionalLong.of(now);
        ledger.speed(now, 1);
        close(now, Outcome.COMPLETED, "took-over");
        happened.add(new Happening.Resumed(down));
        happened.add(new Happening.Completed());
    }

    private void endPart(long now, Beside.Kind kind, Beside.Guest guest, List<Happening> happened) {
        if (now > partStart) {
            Beside.Part part = new Beside.Part(kind, guest, partStart, now, ledger.sentBytes - sentBefore);
            ledger.part(part);
            happened.add(new Happening.PartEnded(part));
        }
        sentBefore = ledger.sentBytes;
        partStart = now;
    }

    private void close(long now, Outcome outcome, String reason) {
        run(now);
        ledger.still(now, rest);
        ledger.end = now;
        ledger.outcome = outcome;
        ledger.reason = reason;
        done = true;
    }

    private void over(long now, Outcome outcome, String reason) {
        run(now);
        endPart(now, protects() ? Beside.Kind.PROTECTED : Beside.Kind.FIRST_COPY, Beside.Guest.HERE, new ArrayList<>());
        clock.resume(now);
        ledger.speed(now, 1);
        close(now, outcome, reason);
    }

    private boolean protects() {
        return stage != Stage.BEGIN && stage != Stage.FIRST_COPY;
    }

    private boolean takesOver() {
        return stage == Stage.DETECT || stage == Stage.TAKE_OVER;
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        if (!done && !takesOver()) {
            over(nowNanos, Outcome.CANCELLED, reason);
        }
    }

    /**
     * If the source fails the other host takes over, once there is a checkpoint; if the other host or the way to it fails the
     * guest runs on unprotected, and its output is released. The disks are opened by whoever takes over. That the other host
     * does not take over from a source it merely cannot reach is assumed: it takes a fence, and Remus has none of its own.
     */
    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        storageDown |= failure == Failure.STORAGE;
        if (done || failure == Failure.CONTROLLER || failure == Failure.STORAGE) {
            return List.of();
        }
        if (takesOver()) {
            if (failure != Failure.TARGET_HOST) {
                return List.of();
            }
            close(nowNanos, Outcome.FAILED, failure.id());
            return List.of(new Happening.Failed(failure.id()));
        }
        if (failure == Failure.SOURCE_HOST && ackedCheckpoint >= 0) {
            run(nowNanos);
            rest = 0;
            ledger.still(nowNanos, 0);
            endPart(nowNanos, Beside.Kind.PROTECTED, Beside.Guest.HERE, new ArrayList<>());
            clock.stop(nowNanos);
            ledger.speed(nowNanos, 0);
            ledger.paused = OptionalLong.of(nowNanos);
            stage = Stage.DETECT;
            stageNanos = nowNanos + prices.detectNanos();
            return List.of(new Happening.SourceLost(ledger.checkpoints, nowNanos - ackedCheckpoint));
        }
        over(nowNanos, Outcome.FAILED, failure.id());
        return List.of(new Happening.Failed(failure.id()));
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        // checkpoints that ended are not taken up again
        storageDown &= failure != Failure.STORAGE;
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        return List.of();
    }

    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        options = newOptions;
    }

    @Override
    public void load(long nowNanos, double scale) {
        clock.load(nowNanos, scale);
    }

    @Override
    public void startPostcopy(long nowNanos) {
        // memory is never away from the source
    }

    /**
     * What the other host goes on from is a checkpoint, and that is whole once it is acknowledged; what the guest wrote since
     * is lost by design, and its output with it.
     */
    @Override
    public Balance balance() {
        return new Balance(ackedCheckpoint >= 0 ? 0 : memory.all(), 0);
    }

    @Override
    public MigrationRecord record() {
        PageHistory history = new CopiedInOrder(memory, clock.at(spec.startNanos()), ledger.copiedCurve());
        return ledger.record(spec, options, since, Beside.Kept.MEMORY_AND_CONNECTIONS, history);
    }
}
