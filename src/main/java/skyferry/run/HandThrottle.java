package skyferry.run;

import skyferry.migration.MigrationRecord;
import skyferry.model.MigrationOptions;

/**
 * The throttle that an operator sets on a move under way. QEMU has no command that makes a guest sleep; what it has is
 * {@code migrate-set-parameters}, whose {@code cpu-throttle-initial}, {@code cpu-throttle-increment} and
 * {@code max-cpu-throttle} hold from auto-converge's next decision on. All three at the same value make that decision the
 * value, upwards and downwards, and no later one another. Capabilities, auto-converge among them, cannot be changed while a move
 * is under way (QEMU 8.1, {@code migration/options.c}: "There's a migration process in progress").
 */
final class HandThrottle {
    private HandThrottle() {}

    /** Why the move cannot be throttled by hand to so many percent; empty if it can. */
    static String refusal(ActiveMove move, int percent) {
        return switch (move.spec.lens()) {
            case VMOTION, XEN, XEN_CLASSIC, HYPERV -> "throttle-not-there";
            case QEMU, LIBVIRT, NOVA, KUBEVIRT -> inQemu(move, percent);
        };
    }

    private static String inQemu(ActiveMove move, int percent) {
        MigrationRecord record = move.process.record();
        boolean rounds = switch (move.spec.technique()) {
            case PRECOPY, POSTCOPY, HYBRID, BLOCK -> true;
            case STOP_COPY, COLD, SUSPEND, REMUS, CRIU, CRIU_LAZY, RESTART -> false;
        };
        MigrationOptions.Throttle throttle = record.options().throttle();
        if (!rounds) {
            return "throttle-not-there";
        }
        if (move.switched || record.pausedNanos().isPresent()) {
            return "throttle-too-late";
        }
        if (percent < 1 || percent > 99) {
            return "throttle-range";
        }
        if (throttle.dirtyLimit()) {
            return "throttle-by-quota";
        }
        return throttle.autoConverge() ? "" : "throttle-off";
    }

    /** The options in force with the throttle set. */
    static MigrationOptions options(ActiveMove move, int percent) {
        MigrationOptions now = move.process.record().options();
        return now.with(now.throttle().withSteps(percent, percent, percent));
    }
}
