package skyferry.run;

import static skyferry.run.Worlds.GIB;
import static skyferry.run.Worlds.SECOND;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import skyferry.migration.lens.LensProfile;
import skyferry.model.Action;
import skyferry.model.Disk;
import skyferry.model.Lens;
import skyferry.model.Link;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.MigrationOptions.Compression;
import skyferry.model.MigrationOptions.CopyMode;
import skyferry.model.MigrationOptions.Prepaging;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** One move in a small world, everything about it drawn from a seed: guest, disk, lens, options, and what is done meanwhile. */
record RandomMoves(Scenario world, Technique technique, List<Action> meanwhile) {
    static final String CABLE = Link.idOf("host-b", "leaf-2");
    private static final long PAGES = GIB / 2 / MemorySpec.PAGE_BYTES;
    private static final List<Lens> ON_QEMU = List.of(Lens.QEMU, Lens.LIBVIRT, Lens.NOVA, Lens.KUBEVIRT);
    private static final Set<Technique> IN_ROUNDS = EnumSet.of(Technique.PRECOPY, Technique.STOP_COPY, Technique.BLOCK);
    private static final Set<Technique> CONTAINERS = EnumSet.of(Technique.CRIU, Technique.CRIU_LAZY, Technique.RESTART);

    static RandomMoves of(long seed, Technique technique) {
        SplittableRandom random = new SplittableRandom(seed * 31 + technique.ordinal());
        List<Lens> lenses = IN_ROUNDS.contains(technique) ? List.of(Lens.values()) : ON_QEMU;
        Lens lens = lenses.get(random.nextInt(lenses.size()));
        Vm vm = machine(random, technique);
        Scenario plain = FailureWorlds.with(new Worlds().scenario(), vm);
        Scenario world = plain.with(lens, options(random, technique, lens));
        return new RandomMoves(world, technique, meanwhile(random, technique));
    }

    /** The same with a guest that writes evenly and always alike, a plain loop, and nothing done meanwhile. */
    static RandomMoves steady(long seed, Technique technique, Lens lens) {
        SplittableRandom random = new SplittableRandom(seed * 37 + technique.ordinal());
        long pages = random.nextLong(1_000, PAGES / 4);
        PageClass even = new PageClass(
                pages, OptionalLong.of(1_000), 0, random.nextDouble(100, 60_000), new PageClass.Pattern.Uniform());
        Vm vm = machine(random, technique);
        Scenario plain = FailureWorlds.with(
                new Worlds().scenario(),
                vm.with(new MemorySpec(
                        GIB / 4,
                        List.of(even),
                        Phases.ALWAYS,
                        MemorySpec.Pacing.EXTERNAL,
                        0,
                        MemorySpec.DirtyLogClear.AT_SYNC,
                        64,
                        0,
                        0.35)));
        MigrationOptions options = LensProfile.of(lens)
                .defaults()
                .withMaxBandwidth(OptionalDouble.empty())
                .withDowntimeLimit(random.nextLong(50, 400) * 1_000_000);
        return new RandomMoves(plain.with(lens, options), technique, List.of());
    }

    private static Vm machine(SplittableRandom random, Technique technique) {
        Vm vm = new Worlds().scenario().vm("web-1");
        boolean local = technique == Technique.BLOCK || technique == Technique.COLD && random.nextBoolean();
        Disk disk = local
                ? new Disk(
                        Disk.Kind.LOCAL,
                        random.nextLong(GIB / 4, 2 * GIB),
                        random.nextDouble(0, 150e6),
                        Disk.Mode.ASYNC,
                        0,
                        "")
                : Disk.SHARED;
        Vm.Kind kind = CONTAINERS.contains(technique) ? Vm.Kind.CONTAINER : Vm.Kind.VM;
        return FailureWorlds.other(vm, kind, GIB / 2, disk).with(memory(random));
    }

    private static MemorySpec memory(SplittableRandom random) {
        List<PageClass> classes = new ArrayList<>();
        long at = 1_000;
        for (int i = random.nextInt(4); i > 0; i--) {
            long pages = random.nextLong(100, PAGES / 6);
            double writes = random.nextInt(4) == 0 ? 0 : random.nextDouble(10, 40_000);
            double zero = random.nextInt(3) == 0 ? random.nextDouble() : 0;
            classes.add(new PageClass(pages, OptionalLong.of(at), zero, writes, pattern(random, pages)));
            at += pages;
        }
        Phases phases = random.nextInt(3) == 0
                ? new Phases.Cycle(
                        random.nextLong(1, 30) * SECOND / 10,
                        random.nextLong(1, 30) * SECOND / 10,
                        random.nextLong(SECOND))
                : Phases.ALWAYS;
        return new MemorySpec(
                random.nextLong(GIB / 4),
                classes,
                phases,
                random.nextBoolean() ? MemorySpec.Pacing.CPU : MemorySpec.Pacing.EXTERNAL,
                0,
                random.nextBoolean() ? MemorySpec.DirtyLogClear.AT_SYNC : MemorySpec.DirtyLogClear.PER_CHUNK,
                64,
                0,
                0.35);
    }

    private static PageClass.Pattern pattern(SplittableRandom random, long pages) {
        return switch (random.nextInt(4)) {
            case 0 -> new PageClass.Pattern.Uniform();
            case 1 -> new PageClass.Pattern.Sequential(random.nextDouble(pages));
            case 2 -> new PageClass.Pattern.HotCold(random.nextDouble(0.05, 0.5), random.nextDouble(0.5, 0.95));
            default -> new PageClass.Pattern.Zipf(random.nextDouble(0.4, 1.4));
        };
    }

    private static MigrationOptions options(SplittableRandom random, Technique technique, Lens lens) {
        MigrationOptions base = LensProfile.of(lens).defaults();
        MigrationOptions options = base.withDowntimeLimit(random.nextLong(20, 600) * 1_000_000)
                .withMaxBandwidth(
                        random.nextBoolean()
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(random.nextDouble(50e6, 900e6)))
                .with(new MigrationOptions.Storage(
                        CopyMode.values()[random.nextInt(2)],
                        random.nextInt(3) == 0
                                ? OptionalDouble.of(random.nextDouble(50e6, 400e6))
                                : OptionalDouble.empty()))
                .with(new MigrationOptions.Checkpoints(random.nextLong(25, 400) * 1_000_000))
                .with(new MigrationOptions.Containers(random.nextInt(4), 30 * SECOND, random.nextBoolean()));
        if (!ON_QEMU.contains(lens)) {
            return options;
        }
        MigrationOptions.Postcopy postcopy = new MigrationOptions.Postcopy(
                technique == Technique.POSTCOPY || technique == Technique.HYBRID || random.nextInt(4) == 0,
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble(50e6, 500e6)),
                random.nextBoolean(),
                Prepaging.values()[random.nextInt(2)],
                OptionalInt.of(1 + random.nextInt(3)),
                random.nextInt(3) == 0 ? OptionalLong.of(random.nextLong(8 * SECOND)) : OptionalLong.empty());
        boolean channels = !postcopy.allowed() && random.nextInt(3) == 0;
        return options.with(postcopy)
                .withAutoConverge(random.nextBoolean())
                .with(new MigrationOptions.Delta(!channels && random.nextInt(3) == 0, 32L << 20))
                .with(new MigrationOptions.Channels(
                        channels, 1 + random.nextInt(8), Compression.values()[random.nextInt(3)], 1));
    }

    private static List<Action> meanwhile(SplittableRandom random, Technique technique) {
        List<Action> actions = new ArrayList<>();
        actions.add(new Action.SetLinkRate(0, CABLE, random.nextDouble(60e6, 1.25e9)));
        for (int i = random.nextInt(3); i > 0; i--) {
            actions.add(new Action.SetLoad(SECOND + random.nextLong(10 * SECOND), "web-1", random.nextDouble(0, 3)));
        }
        if (random.nextInt(3) == 0) {
            actions.add(new Action.SetLinkRate(
                    SECOND + random.nextLong(5 * SECOND), CABLE, random.nextDouble(60e6, 1.25e9)));
        }
        if (random.nextInt(8) == 0) {
            actions.add(new Action.Cancel(SECOND + random.nextLong(20 * SECOND), "web-1"));
        }
        if (technique == Technique.REMUS && random.nextBoolean()) {
            actions.add(new Action.FailHost(SECOND + random.nextLong(15 * SECOND), "host-a"));
        }
        return actions;
    }

    Timeline run() {
        return run(meanwhile);
    }

    /** The move alone on a cable of so many bytes per second. */
    Timeline on(double bytesPerSecond) {
        return run(List.of(new Action.SetLinkRate(0, CABLE, bytesPerSecond)));
    }

    private Timeline run(List<Action> others) {
        List<Action> actions = new ArrayList<>(others);
        actions.add(new Action.Migrate(SECOND, "web-1", "host-b", technique, Optional.empty()));
        return Run.simulate(world, actions, Horizon.untilQuiet(2 * SECOND, 200 * SECOND), Watch.MOVES_AND_PROBES);
    }
}
