package skyferry.migration;

import java.util.ArrayList;
import java.util.List;
import skyferry.model.MigrationOptions;

/** A move by QEMU's loop with a system above it that interferes by the clock, as long as the guest is the source's. */
final class GovernedMove implements Move {
    private final QemuMove move;
    private final Governor governor;
    private MigrationOptions options;

    GovernedMove(MoveSpec spec, Governor governor) {
        this.governor = governor;
        options = spec.options();
        move = new QemuMove(spec.with(governor.inForce(options)));
    }

    private GovernedMove(GovernedMove other) {
        governor = other.governor.copy();
        options = other.options;
        move = other.move.copy();
    }

    @Override
    public Move copy() {
        return new GovernedMove(this);
    }

    private long governorNanos() {
        return move.isLooping() ? governor.nextNanos() : Long.MAX_VALUE;
    }

    @Override
    public long nextNanos() {
        return Math.min(move.nextNanos(), governorNanos());
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        List<Happening> happened = new ArrayList<>(move.advance(nowNanos));
        while (governorNanos() <= nowNanos) {
            governor.act(nowNanos, move.record()).ifPresent(act -> act(nowNanos, act, happened));
        }
        return happened;
    }

    /** What the system decided before memory began to move: it holds from here on. */
    void catchUp(long now, List<Governor.Act> acts, List<Happening> happened) {
        acts.forEach(act -> act(now, act, happened));
    }

    private void act(long now, Governor.Act act, List<Happening> happened) {
        switch (act) {
            case Governor.Act.Limits limits -> move.options(now, governor.inForce(options));
            case Governor.Act.Pause pause -> happened.addAll(move.pauseAtSource(now));
            case Governor.Act.SwitchToPostcopy postcopy -> move.startPostcopy(now);
            case Governor.Act.GiveUp(Outcome outcome, String reason) -> {
                move.give(now, outcome, reason);
                happened.add(
                        outcome == Outcome.CANCELLED ? new Happening.Cancelled(reason) : new Happening.Failed(reason));
            }
        }
    }

    /** What is set by hand holds as the system's own full value. */
    @Override
    public void options(long nowNanos, MigrationOptions newOptions) {
        options = newOptions;
        move.options(nowNanos, governor.inForce(newOptions));
    }

    @Override
    public String vm() {
        return move.vm();
    }

    @Override
    public double demandBytesPerSecond() {
        return move.demandBytesPerSecond();
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        move.share(nowNanos, bytesPerSecond);
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        move.cancel(nowNanos, reason);
    }

    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        return move.fail(nowNanos, failure);
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        move.mended(nowNanos, failure);
    }

    @Override
    public Balance balance() {
        return move.balance();
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        return move.recover(nowNanos);
    }

    @Override
    public void load(long nowNanos, double scale) {
        move.load(nowNanos, scale);
    }

    @Override
    public void startPostcopy(long nowNanos) {
        move.startPostcopy(nowNanos);
    }

    @Override
    public boolean finished() {
        return move.finished();
    }

    /** The record; its downtime limit is the one in force at the end. */
    @Override
    public MigrationRecord record() {
        return move.record();
    }
}
