package skyferry.stage.words;

import java.util.Locale;

/** Quantities as people read them: three or four figures and a unit. */
public final class Amounts {
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] DECIMAL = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final char THIN_SPACE = '\u202f';

    private Amounts() {}

    /** A span of nanoseconds: {@code 190 ms}, {@code 5.14 s}, {@code 2 min 51 s}. */
    public static String time(double nanos) {
        double n = Math.abs(nanos);
        String sign = nanos < 0 ? "−" : "";
        if (n < 999.5) {
            return sign + plain(n, 0) + " ns";
        }
        if (n < 999_500) {
            return sign + threeFigures(n / 1e3) + " µs";
        }
        if (n < 999_500_000) {
            return sign + threeFigures(n / 1e6) + " ms";
        }
        if (n < 119.95e9) {
            return sign + (n < 9.995e9 ? plain(n / 1e9, 2) : plain(n / 1e9, 1)) + " s";
        }
        long seconds = Math.round(n / 1e9);
        return seconds < 7200
                ? sign + seconds / 60 + " min " + seconds % 60 + " s"
                : sign + seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** An instant of a run, in one unit and always as long: {@code 5.14 s}. */
    public static String instant(long nanos) {
        return plain(nanos / 1e9, 2) + " s";
    }

    /** An instant to the millisecond: {@code 5.142 s}. */
    public static String exactInstant(long nanos) {
        return plain(nanos / 1e9, 3) + " s";
    }

    /** An amount of memory: {@code 118 MiB}. */
    public static String bytes(double bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    /** What a wire carries, from bytes per second: {@code 9.4 Gbit/s}. */
    public static String wire(double bytesPerSecond) {
        return scaled(bytesPerSecond * 8, 1000, DECIMAL);
    }

    /** What a copy carries: {@code 1120 MiB/s}. */
    public static String copyRate(double bytesPerSecond) {
        return scaled(bytesPerSecond, 1024, BINARY) + "/s";
    }

    /** A count with its thousands set apart: {@code 21 400}. */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', THIN_SPACE);
    }

    /** {@code 21 400 pages/s}. */
    public static String pageRate(double pagesPerSecond) {
        return count(pagesPerSecond) + " pages/s";
    }

    /** A share of 1 as {@code 62 %}. */
    public static String share(double share) {
        return plain(100 * share, share > 0 && share < 0.0995 ? 1 : 0) + " %";
    }

    /** A speed as {@code 0.25 ×}. */
    public static String speed(double factor) {
        return (factor >= 9.95 ? plain(factor, 0) : factor >= 0.0995 ? plain(factor, 2) : plain(factor, 3)) + " ×";
    }

    private static String scaled(double value, double step, String[] units) {
        double v = value;
        int unit = 0;
        while (Math.abs(v) >= 999.5 && unit < units.length - 1) {
            v /= step;
            unit++;
        }
        return (unit == 0 ? plain(v, 0) : threeFigures(v)) + " " + units[unit];
    }

    private static String threeFigures(double v) {
        return plain(v, v >= 99.95 ? 0 : v >= 9.995 ? 1 : 2);
    }

    private static String plain(double v, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", v);
    }
}
