package skyferry.migration;

import java.util.List;
import skyferry.model.MigrationOptions;

/**
 * A move that is over: its record is all that is left of it. Stands in for the move that made it, whose bitmaps and queues are
 * then free.
 */
public final class Ended implements Move {
    private final MigrationRecord record;
    private final Balance balance;

    private Ended(MigrationRecord record, Balance balance) {
        this.record = record;
        this.balance = balance;
    }

    /**
     * What is left of a finished move.
     *
     * @throws IllegalArgumentException if it is not finished
     */
    public static Move of(Move move) {
        if (!move.finished()) {
            throw new IllegalArgumentException("the move of " + move.vm() + " still goes on");
        }
        if (move instanceof Ended) {
            return move;
        }
        MigrationRecord record = move.record();
        // One that never handed a guest over has no books to balance.
        return new Ended(record, record.outcome() == Outcome.COMPLETED ? move.balance() : Balance.EVEN);
    }

    @Override
    public String vm() {
        return record.vm();
    }

    @Override
    public double demandBytesPerSecond() {
        return 0;
    }

    @Override
    public void share(long nowNanos, double bytesPerSecond) {
        // it has no stream
    }

    @Override
    public long nextNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public List<Happening> advance(long nowNanos) {
        return List.of();
    }

    @Override
    public void cancel(long nowNanos, String reason) {
        // too late
    }

    @Override
    public List<Happening> fail(long nowNanos, Failure failure) {
        return List.of();
    }

    @Override
    public void mended(long nowNanos, Failure failure) {
        // nothing of it is broken
    }

    @Override
    public List<Happening> recover(long nowNanos) {
        return List.of();
    }

    @Override
    public void options(long nowNanos, MigrationOptions options) {
        // too late
    }

    @Override
    public void load(long nowNanos, double scale) {
        // the guest is no longer its concern
    }

    @Override
    public void startPostcopy(long nowNanos) {
        // too late
    }

    @Override
    public boolean finished() {
        return true;
    }

    @Override
    public MigrationRecord record() {
        return record;
    }

    @Override
    public Balance balance() {
        return balance;
    }

    @Override
    public Move copy() {
        return this;
    }
}
