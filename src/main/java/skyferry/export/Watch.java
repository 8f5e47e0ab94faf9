package skyferry.export;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Who watches long work.
 *
 * @param share is told how much is done, 0..1
 * @param stop whether nobody wants the result any more; asked from the thread that works
 */
public record Watch(DoubleConsumer share, BooleanSupplier stop) {

    /** Waits to the end and is told nothing. */
    public static final Watch PATIENT = new Watch(share -> {}, () -> false);

    /** Tells what is done of the whole; whether to go on. */
    boolean goesOn(int done, int all) {
        share.accept((double) done / all);
        return !stop.getAsBoolean();
    }
}
