package skyferry.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Hardware;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Vm;

/**
 * The guest of the recorded runs as a machine of ours. Its layout, by the notes beside the records: firmware and image below
 * 16 MiB with 117 non-zero pages, two of which the guest itself keeps dirty; the working set from 16 MiB on; initialised
 * pages behind it; the rest of RAM and 130 pages of ROMs never written.
 */
final class RecordedGuest {
    private static final long PAGES_PER_MIB = 256;
    private static final long IMAGE_PAGES = 117;
    private static final long OWN_PAGES = 2;
    private static final double OWN_WRITES_PER_SECOND = 1000;
    private static final long WORKING_SET_PAGE = 16 * PAGES_PER_MIB;
    private static final long ROM_PAGES = 130;
    private static final long TIMER_TICK_NANOS = 900_000;

    private RecordedGuest() {}

    static Vm vm(QemuRun run) {
        QemuRun.Guest guest = run.guest();
        long ramPages = Math.round(guest.ramMib() * PAGES_PER_MIB);
        return new Vm(
                run.name(),
                Vm.Kind.VM,
                "source",
                "",
                new CpuModel("", "", Set.of()),
                1,
                ramPages * MemorySpec.PAGE_BYTES,
                ROM_PAGES * MemorySpec.PAGE_BYTES,
                Disk.SHARED,
                List.of(),
                memory(guest, ramPages),
                1,
                List.of(),
                List.of(),
                Hardware.PLAIN);
    }

    private static MemorySpec memory(QemuRun.Guest guest, long ramPages) {
        long workingSet = Math.max(1, Math.round(guest.workingSetMib() * PAGES_PER_MIB));
        long filled = Math.max(workingSet, Math.round(guest.filledMib() * PAGES_PER_MIB));
        List<PageClass> classes = new ArrayList<>();
        classes.add(part(0, OWN_PAGES, 0, OWN_WRITES_PER_SECOND, new PageClass.Pattern.Uniform()));
        classes.add(idle(OWN_PAGES, IMAGE_PAGES, 0));
        classes.add(idle(IMAGE_PAGES, WORKING_SET_PAGE, 1));
        classes.add(part(WORKING_SET_PAGE, workingSet, 0, rate(guest), pattern(guest, workingSet)));
        classes.add(idle(WORKING_SET_PAGE + workingSet, WORKING_SET_PAGE + filled, 0));
        classes.add(idle(WORKING_SET_PAGE + filled, ramPages + ROM_PAGES, 1));
        return new MemorySpec(
                0,
                classes,
                phases(guest),
                guest.catchUp() ? MemorySpec.Pacing.EXTERNAL : MemorySpec.Pacing.CPU,
                TIMER_TICK_NANOS,
                MemorySpec.DirtyLogClear.AT_SYNC,
                guest.writeBytes(),
                0,
                0.35);
    }

    private static PageClass idle(long from, long until, double zeroShare) {
        return part(from, until - from, zeroShare, 0, new PageClass.Pattern.Uniform());
    }

    private static PageClass part(long at, long pages, double zeroShare, double writes, PageClass.Pattern pattern) {
        return new PageClass(Math.max(0, pages), OptionalLong.of(at), zeroShare, writes, pattern);
    }

    private static boolean bursty(QemuRun.Guest guest) {
        return guest.pattern().equals("bursty") && guest.onMillis() > 0 && guest.offMillis() > 0;
    }

    /** A guest that does not catch up writes what it was seen to write before the move, if that is less than asked for. */
    private static double rate(QemuRun.Guest guest) {
        boolean seenRateHolds = !guest.catchUp()
                && !bursty(guest)
                && guest.writesPerSecondBefore().orElse(0) > 0;
        return seenRateHolds
                ? Math.min(
                        guest.writesPerSecond(), guest.writesPerSecondBefore().getAsDouble())
                : guest.writesPerSecond();
    }

    private static PageClass.Pattern pattern(QemuRun.Guest guest, long pages) {
        return switch (guest.pattern()) {
            case "seq" -> new PageClass.Pattern.Sequential(guest.sweepStartPage());
            case "hotcold" -> {
                double hot = Math.max(1, (long) (pages * (double) Math.round(guest.hotShare() * 1000) / 1000));
                yield new PageClass.Pattern.HotCold(hot / pages, guest.hotWriteShare());
            }
            default -> new PageClass.Pattern.Uniform();
        };
    }

    private static Phases phases(QemuRun.Guest guest) {
        return bursty(guest)
                ? new Phases.Cycle(
                        nanos(guest.onMillis()), nanos(guest.offMillis()), nanos(guest.phasePositionMillis()))
                : Phases.ALWAYS;
    }

    static MigrationOptions options(QemuRun run) {
        QemuRun.Features features = run.features();
        MigrationOptions defaults = MigrationOptions.QEMU_DEFAULTS;
        boolean postcopy = features.postcopyAfterPass().isPresent()
                || features.postcopyAfterSeconds().isPresent();
        MigrationOptions.Throttle throttle = defaults.throttle()
                .withAutoConverge(features.autoConverge())
                .withSteps(features.throttleInitial(), features.throttleIncrement(), features.throttleMax());
        MigrationOptions.Delta delta = new MigrationOptions.Delta(
                features.xbzrleCacheMib().isPresent(),
                Math.round(features.xbzrleCacheMib().orElse(0) * (1 << 20)));
        MigrationOptions.Channels channels = new MigrationOptions.Channels(
                features.multifdChannels().isPresent(),
                (int) features.multifdChannels().orElse(0),
                MigrationOptions.Compression.NONE,
                1);
        MigrationOptions.Postcopy late = new MigrationOptions.Postcopy(
                postcopy,
                rate(features.postcopyBandwidthMib().orElse(0)),
                false,
                MigrationOptions.Prepaging.ADDRESS,
                OptionalInt.empty(),
                OptionalLong.empty());
        return defaults.withMaxBandwidth(rate(run.bandwidthMib()))
                .withDowntimeLimit(nanos(run.downtimeLimitMillis()))
                .with(throttle)
                .with(delta)
                .with(channels)
                .with(late);
    }

    private static OptionalDouble rate(double mib) {
        return mib > 0 ? OptionalDouble.of(mib * (1 << 20)) : OptionalDouble.empty();
    }

    static long nanos(double millis) {
        return Math.round(millis * 1e6);
    }
}
