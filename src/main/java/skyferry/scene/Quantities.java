package skyferry.scene;

import java.util.Locale;

/**
 * Figures with their units as they stand in pictures and reports: binary prefixes for memory, decimal ones for rates of
 * links (IEC 80000-13), a space between thousands (ISO 80000-1). Two or three digits that matter, never more.
 */
public final class Quantities {
    /** Stands between groups of three digits; lines do not break at it, and every shipped face has it. */
    public static final char THOUSANDS = '\u00A0';

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] BITS = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private Quantities() {}

    /** An amount of memory: {@code 118 MiB}, {@code 4.0 GiB}. */
    public static String bytes(double bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    /** Bytes per second as the rate of a link in bits: {@code 9.4 Gbit/s}. */
    public static String rate(double bytesPerSecond) {
        return scaled(8 * bytesPerSecond, 1000, BITS);
    }

    /** Bytes per second as the rate of a memory stream: {@code 1 120 MiB/s}. */
    public static String mebibytesPerSecond(double bytesPerSecond) {
        double mebibytes = bytesPerSecond / (1 << 20);
        return (Math.abs(mebibytes) < 9.95 ? decimals(mebibytes, 1) : count(Math.round(mebibytes))) + " MiB/s";
    }

    /** A span of time: {@code 850 µs}, {@code 190 ms}, {@code 5.14 s}, {@code 1 min 51 s}, {@code 2 h 05 min}. */
    public static String duration(long nanos) {
        if (nanos < 0) {
            return "\u2212" + duration(-Math.max(nanos, -Long.MAX_VALUE));
        }
        if (nanos < MICRO) {
            return nanos == 0 ? "0 ms" : nanos + " ns";
        }
        if (nanos < MILLI - MICRO / 2) {
            return Math.round((double) nanos / MICRO) + " \u00B5s";
        }
        if (nanos < SECOND - MILLI / 2) {
            return digits((double) nanos / MILLI) + " ms";
        }
        double seconds = (double) nanos / SECOND;
        if (seconds < 9.995) {
            return decimals(seconds, 2) + " s";
        }
        return seconds < 59.95 ? decimals(seconds, 1) + " s" : minutes(Math.round(seconds));
    }

    /** An instant on a clock that shows hundredths: {@code 5.14 s}, {@code 1:51.20}. */
    public static String clock(long nanos) {
        long hundredths = Math.round(nanos / 1e7);
        if (hundredths < 6_000) {
            return decimals(hundredths / 100.0, 2) + " s";
        }
        long minutes = hundredths / 6_000;
        return minutes + String.format(Locale.ROOT, ":%05.2f", hundredths % 6_000 / 100.0);
    }

    /** A rate of pages: {@code 21 400 pages/s}; above a thousand to three digits. */
    public static String pagesPerSecond(double pages) {
        double step = 1;
        while (Math.abs(pages) / step >= 1000) {
            step *= 10;
        }
        return count(Math.round(Math.round(pages / step) * step)) + " pages/s";
    }

    /** A share of one: {@code 97 %}; not {@code 100 %} before it is all, not {@code 0 %} while there is some. */
    public static String percent(double share) {
        long whole = Math.round(100 * share);
        if (share < 1 && whole >= 100) {
            return "99 %";
        }
        return share > 0 && whole == 0 ? "<1 %" : whole + " %";
    }

    /** A number with its thousands apart: {@code 1 120}. */
    public static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder out = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            out.insert(i, THOUSANDS);
        }
        return number < 0 ? "\u2212" + out : out.toString();
    }

    private static String minutes(long seconds) {
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        return count(minutes / 60) + String.format(Locale.ROOT, " h %02d min", minutes % 60);
    }

    private static String scaled(double value, int base, String[] units) {
        if (value < 0) {
            return "\u2212" + scaled(-value, base, units);
        }
        double rest = value;
        int unit = 0;
        while (unit + 1 < units.length && Math.round(rest) >= base) {
            rest /= base;
            unit++;
        }
        String number = unit == 0 ? Long.toString(Math.round(rest)) : digits(rest);
        return number + " " + units[unit];
    }

    /** One decimal below ten, none above. */
    private static String digits(double value) {
        return value < 9.95 ? decimals(value, 1) : count(Math.round(value));
    }

    private static String decimals(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
