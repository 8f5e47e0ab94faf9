package skyferry.migration.lens;

import static skyferry.migration.lens.LensValue.Label.ASSUMED;
import static skyferry.migration.lens.LensValue.Label.DOCUMENTED;

import java.util.List;
import java.util.OptionalDouble;
import skyferry.model.Lens;
import skyferry.model.LensRules;
import skyferry.model.MigrationOptions;

/** The systems that do not move guests by QEMU's loop; what is not known of them is QEMU's, and says so. */
final class OtherLenses {
    private static final long SECOND = 1_000_000_000L;
    private static final double MEGABIT = 125_000;
    private static final String VMOTION = "vmotion";
    private static final String XEN = "xen";
    private static final String CLARK = "clark";
    private static final String HYPERV = "hyperv";

    private OtherLenses() {}

    private static MigrationOptions unlimited() {
        return MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
    }

    /** A Xen host sends a page of zeroes as any other: {@code xc_domain_save} and {@code xg_sr_save.c} do not look for them. */
    private static MigrationOptions wholePages() {
        MigrationOptions options = unlimited();
        return options.with(options.stream().withZeroPageDetection(false));
    }

    static LensProfile vmotion() {
        LensRules rules = new LensRules.Vmotion(LensRules.Vmotion.StunDuringPageSend.ON, 150_000_000L, 1);
        return new LensProfile(
                Lens.VMOTION,
                unlimited().withDowntimeLimit(SECOND).with(rules),
                StopRule.SWITCHOVER_GOAL,
                List.of(
                        new LensValue("max_bandwidth", "none", ASSUMED, "vmotion-rate"),
                        new LensValue("switchover_goal", "1 s", DOCUMENTED, VMOTION),
                        new LensValue("stun_during_page_send", "true", DOCUMENTED, VMOTION),
                        new LensValue("max_round_trip", "150 ms", DOCUMENTED, VMOTION),
                        new LensValue("host_cost", "1", DOCUMENTED, VMOTION)));
    }

    static LensProfile xen() {
        return new LensProfile(
                Lens.XEN,
                wholePages().with(new LensRules.Xen(5, 50)),
                StopRule.ROUNDS,
                List.of(
                        new LensValue("max_bandwidth", "none", ASSUMED, "xen-rate"),
                        new LensValue("max_iterations", "5", DOCUMENTED, XEN),
                        new LensValue("min_dirty_pages", "50", DOCUMENTED, XEN),
                        new LensValue("zero_page_detection", "false", ASSUMED, "xen-zeroes")));
    }

    static LensProfile xenClassic() {
        LensRules rules = new LensRules.XenClassic(30, 3, 50, 100 * MEGABIT, 50 * MEGABIT, 500 * MEGABIT, 256 << 10);
        return new LensProfile(
                Lens.XEN_CLASSIC,
                wholePages().with(rules),
                StopRule.ROUNDS_AND_RATE,
                List.of(
                        new LensValue("max_iterations", "30", DOCUMENTED, XEN),
                        new LensValue("max_factor", "3", DOCUMENTED, XEN),
                        new LensValue("min_dirty_pages", "50", DOCUMENTED, XEN),
                        new LensValue("min_rate", "100 Mb/s", ASSUMED, CLARK),
                        new LensValue("rate_increment", "50 Mb/s", ASSUMED, CLARK),
                        new LensValue("max_rate", "500 Mb/s", ASSUMED, CLARK),
                        new LensValue("small_rest", "256 KiB", ASSUMED, CLARK),
                        new LensValue("zero_page_detection", "false", ASSUMED, "xen-zeroes")));
    }

    static LensProfile hyperV() {
        MigrationOptions.Channels compressed =
                new MigrationOptions.Channels(true, 2, MigrationOptions.Compression.ZLIB, 1);
        return new LensProfile(
                Lens.HYPERV,
                unlimited().with(compressed).with(new LensRules.HyperV(10)),
                StopRule.PAUSE_LIMIT_OR_PASSES,
                List.of(
                        new LensValue("max_bandwidth", "none", ASSUMED, "hyperv-rate"),
                        new LensValue("max_passes", "10", ASSUMED, "hyperv-passes"),
                        new LensValue("performance_option", "compression", DOCUMENTED, HYPERV),
                        new LensValue("downtime_limit", "300 ms", ASSUMED, "hyperv-pause")));
    }
}
