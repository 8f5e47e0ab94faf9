package skyferry.exchange.published;

import java.util.Locale;
import skyferry.migration.Assumptions;

/** The hosts that published migrations ran on: what is assumed of them beside what the scenario says. */
enum Hosts {
    /** KVM hosts as in {@link Assumptions#DEFAULTS}. */
    KVM(Assumptions.DEFAULTS),
    /**
     * Xen 2 on 2 GHz Xeons of 2005. From Clark et al.: 18 ms to stop the guest (the last 148 KB of Quake 3 took 20 ms, of which
     * 2 ms are theirs), 24.5 ms to start it (the mean of 9 ms for SPECweb99 and 40 ms for Quake 3). No device state to speak of.
     */
    XEN_2005(with(Assumptions.DEFAULTS, 100, 18_000_000, 24_500_000, 1_000)),
    /**
     * QEMU 2.4 without deferred clean-up: 0.86 us for a never-written page, fitted to the total of the idle guest; 20 ms more in the
     * downtime, what the optimised build saved of it (29 ms to 9 ms).
     */
    QEMU_2_4(with(Assumptions.DEFAULTS, 860, 24_000_000, 2_000_000, 100_000)),
    /** The same build optimised: 0.1 us for a never-written page (AVX2) as in {@link Assumptions#DEFAULTS}, and clean-up later. */
    QEMU_2_4_TUNED(with(Assumptions.DEFAULTS, 100, 4_000_000, 2_000_000, 100_000));

    private final Assumptions assumptions;

    Hosts(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** The hosts by the name in {@code cases.csv}: {@code xen-2005}. */
    static Hosts named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Assumptions assumptions() {
        return assumptions;
    }

    private static Assumptions with(
            Assumptions base, double zeroPageNanos, long stopNanos, long startNanos, long deviceStateBytes) {
        return new Assumptions(
                base.setupNanos(),
                base.windowNanos(),
                base.pagesCountedTogether(),
                zeroPageNanos,
                base.memoryBytesPerSecond(),
                stopNanos,
                startNanos,
                base.socketBufferBytes(),
                base.linkTickNanos(),
                deviceStateBytes,
                base.deltaNanos(),
                base.discardNanos(),
                base.postcopyBytesPerSecond(),
                base.postcopyZeroPageNanos(),
                base.postcopyStartNanos(),
                base.postcopyLeastNanos(),
                base.faultNanos(),
                base.work());
    }
}
