package skyferry.stage.options;

import java.util.Optional;
import skyferry.model.MigrationOptions;

/** Options that QEMU does not take together (QEMU 9.1, {@code migration/options.c}, {@code migrate_caps_check}). */
final class Conflicts {
    private Conflicts() {}

    /** The code of the first pair that does not go together; empty if all do. */
    static Optional<String> in(MigrationOptions options) {
        if (options.throttle().autoConverge() && options.throttle().dirtyLimit()) {
            return Optional.of("dirty-limit-auto-converge");
        }
        if (options.channels().multifd() && options.delta().xbzrle()) {
            return Optional.of("multifd-xbzrle");
        }
        if (options.channels().multifd() && options.postcopy().allowed()) {
            return Optional.of("multifd-postcopy");
        }
        return Optional.empty();
    }
}
