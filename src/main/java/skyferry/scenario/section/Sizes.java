package skyferry.scenario.section;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes as files write them. */
final class Sizes {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB"};

    private Sizes() {}

    /** {@code 12 GiB}; at most two decimals. */
    static String text(long bytes) {
        int unit = 0;
        long scale = 1;
        while (unit < UNITS.length - 1 && Math.abs(bytes) >= scale * 1024) {
            scale *= 1024;
            unit++;
        }
        BigDecimal number = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(scale), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return number.toPlainString() + " " + UNITS[unit];
    }
}
