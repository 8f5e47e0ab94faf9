package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.CopyMode;
import skyferry.model.Phases;
import skyferry.model.Technique;

/**
 * Block migration as libvirt does it: the disk is mirrored until it is ready, then memory moves by pre-copy while the mirror
 * follows the guest's writes over the same way; when the guest stops, the mirror is drained and the image handed over before
 * the last pages go ({@code pause-before-switchover}). A background mirror of a disk that is written faster than it can be
 * copied never becomes ready, and the move says so as long as that lasts.
 */
final class MirrorThenMove implements Move {
    private static final long JUDGED_AFTER_NANOS = 1_000_000_000;
    private static final double PRICED_WRITE_BYTES = 64 << 10;

    private final MoveSpec spec;
    private final StoragePrices prices;
    private final DiskMirror mirror;
    private final List<Beside.Part> parts = new ArrayList<>();
    private final List<Phases.Step> loads = new ArrayList<>();
    private MigrationOptions options;
    private final BeforeMemory before;
    private @Nullable Move memory;
    private Stage stage = Stage.MIRROR;
    private double share = Double.POSITIVE_INFINITY;
    private double line = Double.POSITIVE_INFINITY;
    private final double writesAtFullLoad;
    private long seen;
    private long partStart;
    private double sentBefore;
    private boolean toldStall;
    private OptionalLong ready = OptionalLong.empty();
    private long end = -1;
    private Outcome outcome = Outcome.ACTIVE;
    private String reason = "";

    private enum Stage {
        MIRROR,
        MEMORY,
        DRAIN,
        LOCK,
        SWITCH,
        DONE
    }

    MirrorThenMove(MoveSpec spec, StoragePrices prices) {
        this.spec = spec;
        this.prices = prices;
        options = spec.options();
        before = new BeforeMemory(spec);
        writesAtFullLoad = spec.vm().disk().writesBytesPerSecond();
        double size = Math.max(
                prices.granularityBytes(), prices.whole(spec.vm().disk().sizeBytes()));
        mirror = new DiskMirror(
                size,
                writesAtFullLoad * spec.initialLoadScale(),
                options.storage().copyMode(),
                spec.startNanos());
        seen = spec.startNanos();
        partStart = seen;
        split(seen);
    }

    private MirrorThenMove(MirrorThenMove other) {
        spec = other.spec;
        prices = other.prices;
        mirror = other.mirror.copy();
        parts.addAll(other.parts);
        loads.addAll(other.loads);
        options = other.options;
        before = other.before.copy();
        memory = other.memory == null ? null : other.memory.copy();
        stage = other.stage;
        share = other.share;
        line = other.line;
        writesAtFullLoad = other.writesAtFullLoad;
        seen = other.seen;
        partStart = other.partStart;
        sentBefore = other.sentBefore;
        toldStall = other.toldStall;
        ready = other.ready;
        end = other.end;
        outcome = other.outcome;
        reason = other.reason;
    }

    @Override
    public Move copy() {
        return new MirrorThenMove(this);
    }

    @Override
    public String vm() {
        return spec.vm().id();
    }

    @Override
    public boolean finished() {
        return stage == Stage.DONE;
    }

    private double mirrorDemand() {
        double cap = Math.min(
                prices.copyBytesPerSecond(),
                options.storage().speedBytesPerSecond().orElse(Double.POSITIVE_INFINITY));
        return switch (stage) {
            case MIRROR -> cap;
            case MEMORY, DRAIN -> mirror.leftBytes() > 0 ? cap : Math.min(cap, mirror.writes());
            case LOCK, SWITCH, DONE -> 0;
        };
    }

    private double memoryDemand() {
        boolean waits = stage == Stage.DRAIN || stage == Stage.LOCK;
        return memory == null || waits ? 0 : memory.demandBytesPerSecond();
    }

    @Override
    public double demandBytesPerSecond() {
        return mirrorDemand() + memoryDemand();
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        seen = Math.max(seen, nowNanos);
        share = bytesPerSecond;
        line = bytesPerSecond > 0 ? bytesPerSecond : line;
        split(nowNanos);
    }

    /** Mirror and memory are two streams on one way, and share it evenly. */
    private void split(long now) {
        double wanted = mirrorDemand();
        double forMemory = memoryDemand();
        double forDisk = fair(wanted, forMemory);
        forMemory = Math.min(forMemory, share - forDisk);
        mirror.rate(now, forDisk);
        if (memory != null && memoryDemand() > 0) {
            memory.share(now, forMemory);
        }
    }

    /** What one of two streams gets that want so much. */
    private double fair(double wanted, double other) {
        return wanted + other <= share ? wanted : Math.min(wanted, Math.max(share / 2, share - other));
    }

    @Override
    public long nextNanos() {
        return switch (stage) {
            case MIRROR -> {
                long empty = onSlice(mirror.empty());
                long judged = spec.startNanos() + JUDGED_AFTER_NANOS;
                long next = toldStall || empty < Long.MAX_VALUE ? empty : Math.max(judged, seen);
                yield Math.min(next, before.nextNanos());
            }
            case MEMORY -> {
                long next = memory == null ? Long.MAX_VALUE : memory.nextNanos();
                yield mirror.leftBytes() > 0 ? Math.min(next, mirror.empty()) : next;
            }
            case DRAIN -> mirror.empty();
            case LOCK -> partStart + prices.lockNanos();
            case SWITCH -> memory == null ? Long.MAX_VALUE : Math.max(seen, memory.nextNanos());
            case DONE -> Long.MAX_VALUE;
        };
    }

    /** With a speed limit the job works in slices, and sees only at the end of one that nothing is left. */
    private long onSlice(long nanos) {
        boolean limited = options.storage().speedBytesPerSecond().isPresent() && nanos > seen;
        return limited ? prices.sliceEnd(spec.startNanos(), nanos) : nanos;
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>();
        while (stage != Stage.DONE && nextNanos() <= nowNanos) {
            step(nowNanos, happened);
            seen = nowNanos;
            split(nowNanos);
        }
        seen = Math.max(seen, nowNanos);
        mirror.run(nowNanos);
        return happened;
    }

    private void step(long now, List<Happening> happened) {
        mirror.run(now);
        switch (stage) {
            case MIRROR -> copyDisk(now, happened);
            case MEMORY -> moveMemory(now, happened);
            case DRAIN -> {
                endPart(now, Beside.Kind.DRAIN, Beside.Guest.DOWN, happened);
                stage = Stage.LOCK;
            }
            case LOCK -> {
                stage = Stage.SWITCH;
                moveMemory(now, happened);
            }
            case SWITCH -> moveMemory(now, happened);
            case DONE -> {}
        }
    }

    private void copyDisk(long now, List<Happening> happened) {
        Optional<Governor.Act.GiveUp> givenUp = before.act(now, mirror);
        if (givenUp.isPresent()) {
            Outcome how = givenUp.get().outcome();
            String why = givenUp.get().reason();
            close(now, how, why);
            happened.add(how == Outcome.CANCELLED ? new Happening.Cancelled(why) : new Happening.Failed(why));
        } else if (mirror.inStep() || mirror.leftBytes() == 0) {
            ready(now, happened);
        } else if (!toldStall && mirror.empty() == Long.MAX_VALUE) {
            toldStall = true;
            happened.add(new Happening.MirrorStalled(mirror.writes(), mirror.sending()));
        }
    }

    private void ready(long now, List<Happening> happened) {
        ready = OptionalLong.of(now);
        happened.add(new Happening.MirrorReady(mirror.sentBytes(), now - spec.startNanos()));
        endPart(now, Beside.Kind.MIRROR, Beside.Guest.HERE, happened);
        Move moves = before.memory(spec.with(Technique.PRECOPY).startingAt(now).with(options), happened);
        memory = moves;
        for (Phases.Step load : loads) {
            moves.load(load.atNanos(), load.scale());
        }
        stage = Stage.MEMORY;
    }

    private void moveMemory(long now, List<Happening> happened) {
        if (memory == null || memory.nextNanos() > now) {
            return;
        }
        List<Happening> inner = memory.advance(now);
        happened.addAll(inner);
        if (inner.stream().anyMatch(Happening.Paused.class::isInstance)) {
            endPart(now, Beside.Kind.MEMORY, Beside.Guest.HERE, happened);
            mirror.writes(now, 0);
            stage = Stage.DRAIN;
        }
        if (memory.finished()) {
            MigrationRecord record = memory.record();
            if (record.outcome() == Outcome.COMPLETED) {
                endPart(now, Beside.Kind.SWITCH, Beside.Guest.DOWN, happened);
            }
            close(now, record.outcome(), record.reason());
        }
    }

    private void endPart(long now, Beside.Kind kind, Beside.Guest guest, List<Happening> happened) {
        double sent = mirror.sentBytes() + (memory == null ? 0 : memory.record().transferredBytes());
        Beside.Part part = new Beside.Part(kind, guest, partStart, now, sent - sentBefore);
        sentBefore = sent;
        partStart = now;
        parts.add(part);
        if (kind == Beside.Kind.DRAIN) {
            happened.add(new Happening.PartEnded(part));
        }
    }

    private void close(long now, Outcome how, String why) {
        mirror.run(now);
        mirror.writes(now, 0);
        mirror.rate(now, 0);
        seen = now;
        end = now;
        outcome = how;
        reason = why;
        stage = Stage.DONE;
    }

    @Override
    public void cancel(long nowNanos, String why) {
        if (stage == Stage.DONE) {
            return;
        }
        if (memory != null) {
            memory.cancel(nowNanos, why);
        }
        if (memory == null || memory.finished()) {
            close(nowNanos, Outcome.CANCELLED, why);
        }
    }

    /**
     * Until the hand-over the guest is the source's, and the mirror is torn down with the move. After it the destination has
     * all blocks and the image's lock: the disk at the source is needed no more.
     */
    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        if (stage == Stage.DONE || failure == Failure.CONTROLLER) {
            return List.of();
        }
        boolean copying = stage != Stage.SWITCH;
        if (!copying && failure == Failure.STORAGE) {
            return List.of();
        }
        if (memory != null) {
            List<Happening> inner = memory.fail(nowNanos, failure);
            if (memory.finished()) {
                close(nowNanos, memory.record().outcome(), memory.record().reason());
            }
            if (memory.finished() || !copying) {
                return inner;
            }
        }
        if (memory != null) {
            memory.cancel(nowNanos, failure.id());
        }
        close(nowNanos, Outcome.FAILED, failure.id());
        return List.of(new Happening.Failed(failure.id()));
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        if (memory != null) {
            memory.mended(nowNanos, failure);
        }
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        return memory == null ? List.of() : memory.recover(nowNanos);
    }

    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        options = newOptions;
        if (memory != null) {
            memory.options(nowNanos, newOptions);
        }
        split(nowNanos);
    }

    /** A guest that does more, or less, writes its disk and its memory accordingly. */
    @Override
    public void load(long nowNanos, double scale) {
        loads.add(new Phases.Step(nowNanos, scale));
        boolean stopped = stage == Stage.DRAIN || stage == Stage.LOCK || stage == Stage.SWITCH;
        if (!stopped && stage != Stage.DONE) {
            mirror.writes(Math.max(nowNanos, spec.startNanos()), writesAtFullLoad * scale);
        }
        if (memory != null) {
            memory.load(nowNanos, scale);
        }
        split(Math.max(nowNanos, spec.startNanos()));
    }

    @Override
    public void startPostcopy(long nowNanos) {
        if (memory != null) {
            memory.startPostcopy(nowNanos);
        }
    }

    /** What a write of the guest takes longer because it is sent first. */
    private long writeLatency() {
        if (options.storage().copyMode() == CopyMode.BACKGROUND) {
            return 0;
        }
        double speed = Math.min(line, prices.writeBytesPerSecond());
        return prices.roundTripNanos() + prices.writeNanos() + Math.round(PRICED_WRITE_BYTES / speed * 1e9);
    }

    /** Blocks that are left when the guest has been handed over are as old as pages that are left. */
    @Override
    public Balance balance() {
        Balance pages = memory == null ? Balance.EVEN : memory.balance();
        double blocks = mirror.leftBytes() / MemorySpec.PAGE_BYTES;
        return new Balance(pages.stalePages() + blocks, pages.unaccountedPages());
    }

    @Override
    public MigrationRecord record() {
        boolean never = stage == Stage.MIRROR && mirror.empty() == Long.MAX_VALUE;
        Beside beside = new Beside(
                parts,
                Math.round(mirror.sentBytes()),
                ready,
                mirror.leftCurve(),
                writeLatency(),
                0,
                0,
                Beside.Kept.MEMORY_AND_CONNECTIONS);
        MigrationRecord inner = memory == null
                ? new Ledger().record(spec, options, Math.max(seen, end), beside.kept(), PageHistory.NONE)
                : memory.record();
        return BlockRecord.of(
                spec, inner, beside, mirror, outcome, never && reason.isEmpty() ? "mirror-not-ready" : reason, end);
    }
}
