package skyferry.record;

import java.security.SecureRandom;
import java.util.Locale;

/** Pseudonyms: drawn, so that the codes of two machines do not meet in a teacher's table. */
final class Codes {
    private static final int BITS = 24;
    private static final SecureRandom CHANCE = new SecureRandom();

    private Codes() {}

    static String fresh() {
        return String.format(Locale.ROOT, "s-%06x", CHANCE.nextInt(1 << BITS));
    }
}
