package skyferry.migration;

import java.util.List;
import skyferry.model.MigrationOptions;

/**
 * A move that the simulator drives: it asks for a stream, is told its share, and says when something happens next. Instants
 * never go back. Whoever drives it asks {@link #nextNanos()}, calls {@link #advance} at that instant, and then looks at
 * {@link #demandBytesPerSecond()} again, which may have changed even if nothing was reported.
 */
public interface Move {
    /** The machine that moves. */
    String vm();

    /**
     * The most that the stream can use, bytes per second: the rate limit; {@link Double#POSITIVE_INFINITY} for none; 0 when
     * it needs no stream now.
     */
    double demandBytesPerSecond();

    /**
     * From now on the network gives this much, bytes per second. 0: the stream stands still. Exactly the demand: the rate
     * limit holds and the network does not; QEMU then sends in bursts at the speed of memory. More than the demand: bursts
     * at that speed. {@link Double#POSITIVE_INFINITY}: a path faster than memory.
     */
    void share(long nowNanos, double bytesPerSecond);

    /** The instant of its next happening if the share stays; {@link Long#MAX_VALUE} for none. */
    long nextNanos();

    /** Runs to exactly {@code nowNanos}, not later than {@link #nextNanos()}; returns what happened at that instant. */
    List<Happening> advance(long nowNanos);

    /**
     * Gives the move up; the guest stays at the source. Once the source cannot take it back (the stream has ended, or the guest
     * has run at the destination), nothing is given up and the move is not finished by it.
     */
    void cancel(long nowNanos, String reason);

    /** Whether it was given up and the guest is on its way back to where it ran. */
    default boolean goingBack() {
        return false;
    }

    /**
     * Something broke at this instant. What survives depends on the technique and on how far the move is; returns what follows
     * at once: nothing, a failure with the guest where it was, a pause that waits to be recovered, or the guest's loss.
     */
    List<Happening> fail(long nowNanos, Failure failure);

    /** What broke is whole again; a stream is told of it by its share, and a paused one by {@link #recover}. */
    void mended(long nowNanos, Failure failure);

    /**
     * Takes a stream up again that broke after the guest ran at the destination ({@code migrate-recover}); nothing follows if
     * none did.
     */
    List<Happening> recover(long nowNanos);

    /** From now on these options hold: the rate limit at once, the downtime limit from the end of the sender's window. */
    void options(long nowNanos, MigrationOptions options);

    /** From now on the guest's write rates are {@code scale} times what its memory says; also usable before the start. */
    void load(long nowNanos, double scale);

    /** The guest is to run on at the destination from the next look on, while pages follow; once asked, this stays so. */
    void startPostcopy(long nowNanos);

    /**
     * An instant before which nothing happens, seen from {@code nowNanos}: later than that, or {@link #nextNanos} itself. Costs
     * less than the exact instant, which may need a plan of the whole round, and is worth asking for where a share changes often.
     */
    default long notBeforeNanos(long nowNanos) {
        return nextNanos();
    }

    /**
     * Asks for little memory: a move among very many need not keep its course, which can be computed again from what it was
     * told. What {@link #record} says stays the same.
     */
    default void spareMemory() {
        // most are short
    }

    /** Whether nothing will happen any more. */
    boolean finished();

    /** Everything so far; the outcome is {@link Outcome#ACTIVE} if it is not finished. */
    MigrationRecord record();

    /** What the books say; asked for when the guest has been handed over and when the move is completed. */
    Balance balance();

    /** An independent deep copy, for forks. */
    Move copy();
}
