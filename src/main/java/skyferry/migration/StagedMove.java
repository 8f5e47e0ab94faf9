package skyferry.migration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import skyferry.memory.WriteClock;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;

/** A move whose parts follow each other as a plan says: cold move, suspend and resume, CRIU, restart. */
final class StagedMove implements Move {
    private final MoveSpec spec;
    private final Plan plan;
    private final WriteClock clock;
    private final Ledger ledger;
    private final ResidentMemory memory;
    private final EnumSet<Failure> broken = EnumSet.noneOf(Failure.class);
    private MigrationOptions options;
    private Optional<Step> step = Optional.empty();
    private Beside.Guest guest = Beside.Guest.HERE;
    private double share = Double.POSITIVE_INFINITY;
    private double rest;
    private long stepStart;
    private long since;
    private double secondsAtDump;
    private Optional<Return> back = Optional.empty();
    private boolean done;

    /** Why a guest goes back to where it ran. */
    private record Return(Outcome outcome, String reason) {}

    StagedMove(MoveSpec spec, Plan plan) {
        this.spec = spec;
        this.plan = plan;
        options = spec.options();
        clock = new WriteClock(spec.vm().memory(), spec.initialLoadScale());
        memory = ResidentMemory.of(spec.vm());
        ledger = new Ledger();
        ledger.speed(spec.startNanos(), 1);
        since = spec.startNanos();
        stepStart = since;
    }

    private StagedMove(StagedMove other) {
        spec = other.spec;
        plan = other.plan;
        clock = other.clock.copy();
        ledger = other.ledger.copy();
        memory = other.memory;
        broken.addAll(other.broken);
        options = other.options;
        step = other.step;
        guest = other.guest;
        share = other.share;
        rest = other.rest;
        stepStart = other.stepStart;
        since = other.since;
        secondsAtDump = other.secondsAtDump;
        back = other.back;
        done = other.done;
    }

    @Override
    public Move copy() {
        return new StagedMove(this);
    }

    @Override
    public String vm() {
        return spec.vm().id();
    }

    @Override
    public boolean finished() {
        return done;
    }

    private boolean flows() {
        return !done && step.isPresent() && rest > 0 && since >= flowStart();
    }

    private long flowStart() {
        return stepStart + step.map(Step::fixedNanos).orElse(0L);
    }

    @Override
    public double demandBytesPerSecond() {
        return flows() && step.orElseThrow().way().shared() ? step.orElseThrow().capBytesPerSecond() : 0;
    }

    private double rate() {
        if (!flows()) {
            return 0;
        }
        Step now = step.orElseThrow();
        return now.way().shared() ? Math.min(share, now.capBytesPerSecond()) : now.capBytesPerSecond();
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        run(nowNanos);
        share = bytesPerSecond;
        draw(nowNanos);
    }

    private void draw(long now) {
        if (flows()) {
            Step at = step.orElseThrow();
            ledger.flow(now, rest, rate(), at.way());
            if (carriesMemory(at)) {
                ledger.copied(now, at.bytes() == 0 ? 1 : 1 - rest / at.bytes(), rate() / at.bytes() / 1e9);
            }
        }
    }

    private static boolean carriesMemory(Step step) {
        return switch (step.kind()) {
            case SAVE, PRE_DUMP, TRANSFER, LAZY_PAGES -> step.bytes() > 0;
            default -> false;
        };
    }

    private void run(long now) {
        if (flows()) {
            double bytes = Math.min(rest, rate() * ((now - since) / 1e9));
            rest -= bytes;
            ledger.took(bytes, step.orElseThrow().way());
        }
        since = Math.max(since, now);
    }

    @Override
    public long nextNanos() {
        if (done) {
            return Long.MAX_VALUE;
        }
        if (step.isEmpty()) {
            return spec.startNanos();
        }
        if (!flows()) {
            return flowStart();
        }
        double nanos = StrictMath.ceil(rest / rate() * 1e9);
        return nanos < Long.MAX_VALUE - since ? since + (long) nanos : Long.MAX_VALUE;
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>();
        boolean due = nowNanos >= nextNanos();
        while (!done && due) {
            boolean flowed = flows();
            long next = nextNanos();
            run(nowNanos);
            if (step.isPresent() && !flowed && rest > 0) {
                draw(nowNanos);
            } else {
                rest = step.isPresent() && next <= nowNanos ? finish(nowNanos, happened) : rest;
                begin(nowNanos, happened);
            }
            due = nowNanos >= nextNanos();
        }
        run(nowNanos);
        return happened;
    }

    /** Ends the part; what was left by rounding counts as sent. */
    private double finish(long now, List<Happening> happened) {
        Step over = step.orElseThrow();
        ledger.took(rest, over.way());
        ledger.still(now, 0);
        if (carriesMemory(over)) {
            ledger.copied(now, 1, 0);
            ledger.round(
                    new MigrationRecord.Round(ledger.roundCount() + 1, stepStart, now, Math.round(over.bytes()), 0, 0));
        }
        ledger.normalPages += over.pages();
        ledger.zeroPages += over.zeroPages();
        if (over.kind() == Beside.Kind.LAZY_PAGES) {
            ledger.faults = memory.missed(clock.at(now) - clock.at(stepStart));
        }
        Beside.Part part = new Beside.Part(over.kind(), over.guest(), stepStart, now, over.bytes());
        ledger.part(part);
        happened.add(new Happening.PartEnded(part));
        return 0;
    }

    private void begin(long now, List<Happening> happened) {
        if (back.isPresent()) {
            resumeHere(now);
            happened.add(over(now, back.get()));
            return;
        }
        step = plan.next(ledger.parts(), clock, now);
        stepStart = now;
        rest = step.map(Step::bytes).orElse(0.0);
        Beside.Guest next = step.map(Step::guest).orElse(Beside.Guest.THERE);
        if (step.isPresent() && dead(step.get()).isPresent()) {
            fail(now, dead(step.get()).get().id(), happened);
            return;
        }
        move(now, next, happened);
        if (step.isEmpty()) {
            close(now, Outcome.COMPLETED, "");
            happened.add(new Happening.Completed());
        } else if (step.get().fixedNanos() == 0) {
            draw(now);
        }
    }

    private Optional<Failure> dead(Step next) {
        return broken.stream().filter(next.deadly()::contains).findFirst();
    }

    private void move(long now, Beside.Guest next, List<Happening> happened) {
        if (guest == Beside.Guest.HERE && next == Beside.Guest.DOWN) {
            clock.stop(now);
            secondsAtDump = clock.at(now);
            ledger.paused = OptionalLong.of(now);
            ledger.speed(now, 0);
            happened.add(isKept() ? new Happening.Paused(rest) : new Happening.ShutDown());
        } else if (guest == Beside.Guest.DOWN && next == Beside.Guest.THERE) {
            clock.resume(now);
            ledger.resumed = OptionalLong.of(now);
            ledger.speed(now, 1);
            long down = now - ledger.paused.orElse(now);
            happened.add(isKept() ? new Happening.Resumed(down) : new Happening.Booted(down));
        }
        guest = next;
    }

    private boolean isKept() {
        return plan.kept() == Beside.Kept.MEMORY_AND_CONNECTIONS;
    }

    private void close(long now, Outcome outcome, String reason) {
        ledger.still(now, rest);
        ledger.end = now;
        ledger.outcome = outcome;
        ledger.reason = reason;
        rest = 0;
        done = true;
    }

    private void endOpenPart(long now) {
        run(now);
        step.filter(open -> now > stepStart)
                .ifPresent(open ->
                        ledger.part(new Beside.Part(open.kind(), open.guest(), stepStart, now, open.bytes() - rest)));
    }

    private void resumeHere(long now) {
        guest = Beside.Guest.HERE;
        ledger.resumed = OptionalLong.of(now);
        ledger.speed(now, 1);
        clock.resume(now);
    }

    private Happening over(long now, Return how) {
        close(now, how.outcome(), how.reason());
        return how.outcome() == Outcome.CANCELLED
                ? new Happening.Cancelled(how.reason())
                : new Happening.Failed(how.reason());
    }

    /** The move is given up: a guest that stands still goes on at the source, at once or by what was written of it. */
    private void giveUp(long now, Return how, List<Happening> happened) {
        Optional<Step> way = isKept() && guest == Beside.Guest.DOWN ? plan.back(ledger.parts()) : Optional.empty();
        endOpenPart(now);
        if (way.isEmpty()) {
            if (guest == Beside.Guest.DOWN && isKept()) {
                resumeHere(now);
            }
            happened.add(over(now, how));
        } else if (dead(way.get()).isPresent()) {
            close(now, how.outcome(), how.reason());
            happened.add(new Happening.LeftDown(how.reason()));
        } else {
            ledger.still(now, rest);
            back = Optional.of(how);
            step = way;
            stepStart = now;
            rest = way.get().bytes();
        }
    }

    /** A guest that was shut down, or that runs at the destination, is not taken back. */
    @Override
    public void cancel(long nowNanos, String reason) {
        boolean here = guest != Beside.Guest.THERE && back.isEmpty();
        if (!done && here && step.map(plan::revocable).orElse(true)) {
            giveUp(nowNanos, new Return(Outcome.CANCELLED, reason), new ArrayList<>(1));
        }
    }

    @Override
    public boolean goingBack() {
        return !done && back.isPresent();
    }

    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        broken.add(failure);
        List<Happening> happened = new ArrayList<>();
        if (!done && step.isPresent() && step.get().deadly().contains(failure)) {
            fail(nowNanos, failure.id(), happened);
        }
        return happened;
    }

    private void fail(long now, String reason, List<Happening> happened) {
        if (back.isPresent()) {
            endOpenPart(now);
            close(now, Outcome.FAILED, reason);
            happened.add(new Happening.LeftDown(reason));
        } else if (guest == Beside.Guest.THERE) {
            endOpenPart(now);
            close(now, Outcome.FAILED, reason);
            happened.add(new Happening.Lost(reason));
        } else {
            giveUp(now, new Return(Outcome.FAILED, reason), happened);
        }
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        broken.remove(failure);
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
        // there is no memory in rounds to switch from
    }

    /** The guest stands still from the dump to its resume; what it writes in between, and what a part has not sent, is old. */
    @Override
    public Balance balance() {
        if (!isKept()) {
            return Balance.EVEN;
        }
        double written = memory.written(secondsAtDump, clock.at(ledger.resumed.orElse(since)));
        double planned = ledger.parts().stream()
                .filter(part -> part.kind() != Beside.Kind.DUMP && part.kind() != Beside.Kind.READ)
                .mapToDouble(Beside.Part::bytes)
                .sum();
        double sent = ledger.sentBytes - (flows() ? step.orElseThrow().bytes() - rest : 0);
        return new Balance(written, (planned - sent) / MemorySpec.PAGE_BYTES);
    }

    @Override
    public MigrationRecord record() {
        PageHistory pages = new CopiedInOrder(memory, secondsAtDump, ledger.copiedCurve());
        return ledger.record(spec, options, since, plan.kept(), isKept() ? pages : PageHistory.NONE);
    }
}
