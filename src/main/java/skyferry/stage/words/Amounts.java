package skyferry.stage.words;

import java.util.Locale;

/** Quantities that only the window shows; all others are in {@link skyferry.scene.Quantities}. */
public final class Amounts {
    /** From here on a speed is written without decimals. */
    private static final double WHOLE = 9.95;

    private static final double HUNDREDTHS = 0.0995;

    private Amounts() {}

    /** An instant of a run to the millisecond, for a list of events: {@code 5.142 s}. */
    public static String instant(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    /** Simulated seconds per second: {@code 0.25 ×}. */
    public static String speed(double factor) {
        int decimals = factor >= WHOLE ? 0 : factor >= HUNDREDTHS ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f ×", factor);
    }
}
