package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import skyferry.model.CpuModel;
import skyferry.model.DataPath;
import skyferry.model.Disk;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Lens;
import skyferry.model.Mac;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Platform;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Vm;

/** A move that nothing keeps from beginning, and one thing of it changed at a time. */
final class Situations implements Cloneable {
    static final long GIB = 1L << 30;
    static final CpuModel HASWELL = new CpuModel("Haswell", "Intel", Set.of("sse4_2", "avx2", "nx"));
    static final CpuModel SKYLAKE = new CpuModel("Skylake-Server", "Intel", Set.of("sse4_2", "avx2", "avx512f", "nx"));
    static final CpuModel EPYC = new CpuModel("EPYC", "AMD", Set.of("sse4_2", "avx2", "nx", "svm"));

    static final Situations FINE = new Situations();

    private Lens lens = Lens.LIBVIRT;
    private Technique technique = Technique.PRECOPY;
    private MigrationOptions options = MigrationOptions.QEMU_DEFAULTS;
    private CpuModel guestCpu = HASWELL;
    private CpuModel targetCpu = HASWELL;
    private String targetMachine = "pc-q35-8.1";
    private Sriov sourceVfs = new Sriov(4, Sriov.Migration.NONE);
    private Sriov targetVfs = new Sriov(4, Sriov.Migration.NONE);
    private long hugePagesThere;
    private Platform here = Platform.ANY;
    private Platform there = Platform.ANY;
    private Hardware hardware = Hardware.PLAIN;
    private Disk disk = Disk.SHARED;
    private List<Nic> nics = List.of(nic(Nic.Attach.VIRTIO));
    private List<String> affinity = List.of();
    private List<String> antiAffinity = List.of();
    private Situation.Room room = new Situation.Room(true, 16 * GIB, 0, 4, 8, Set.of(), List.of("other"), 0, 0);
    private Situation.Way way = new Situation.Way(true, 1.25e9, 200_000, 1500);
    private boolean moving;
    private String to = "target";

    private Situations() {}

    /** The same but for what is changed. */
    private Situations but(Consumer<Situations> change) {
        try {
            Situations other = (Situations) clone();
            change.accept(other);
            return other;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    static Nic nic(Nic.Attach attach) {
        return new Nic("net", new Mac(0x525400000001L), Ipv4.parse("10.0.0.1/24"), attach, List.of());
    }

    Situation situation() {
        Vm vm = new Vm(
                "vm",
                Vm.Kind.VM,
                "source",
                "acme",
                guestCpu,
                4,
                4 * GIB,
                0,
                disk,
                nics,
                MemorySpec.IDLE,
                0.1,
                affinity,
                antiAffinity,
                hardware);
        Network network =
                new Network("net", "acme", Network.Type.VXLAN, 5001, Ipv4.parse("10.0.0.0/24"), 1450, List.of());
        return new Situation(
                vm,
                Map.of("net", network),
                lens,
                technique,
                options,
                host("source", guestCpu, "pc-q35-8.1", sourceVfs, 0, here),
                host(to, targetCpu, targetMachine, targetVfs, hugePagesThere, there),
                room,
                way,
                moving);
    }

    private static Host host(String id, CpuModel cpu, String machine, Sriov vfs, long hugePages, Platform platform) {
        return new Host(id, "dc1", 16, 64 * GIB, cpu, machine, Ipv4.parse("192.0.2.1"), vfs, hugePages, platform);
    }

    Situations under(Lens other) {
        return but(it -> it.lens = other);
    }

    Situations by(Technique other) {
        return but(it -> it.technique = other);
    }

    Situations options(MigrationOptions other) {
        return but(it -> it.options = other);
    }

    Situations cpus(CpuModel guest, CpuModel target) {
        return but(it -> {
            it.guestCpu = guest;
            it.targetCpu = target;
        });
    }

    Situations machine(String known) {
        return but(it -> it.targetMachine = known);
    }

    Situations vfs(Sriov atSource, Sriov atTarget) {
        return but(it -> {
            it.sourceVfs = atSource;
            it.targetVfs = atTarget;
        });
    }

    Situations hugePages(long bytesThere) {
        return but(it -> it.hugePagesThere = bytesThere);
    }

    Situations platforms(Platform atSource, Platform atTarget) {
        return but(it -> {
            it.here = atSource;
            it.there = atTarget;
        });
    }

    Situations hardware(Hardware other) {
        return but(it -> it.hardware = other);
    }

    Situations disk(Disk other) {
        return but(it -> it.disk = other);
    }

    Situations nics(Nic... other) {
        return but(it -> it.nics = List.of(other));
    }

    Situations rules(List<String> together, List<String> apart) {
        return but(it -> {
            it.affinity = together;
            it.antiAffinity = apart;
        });
    }

    Situations room(Situation.Room other) {
        return but(it -> it.room = other);
    }

    Situations way(Situation.Way other) {
        return but(it -> it.way = other);
    }

    Situations moves(boolean underWay, String target) {
        return but(it -> {
            it.moving = underWay;
            it.to = target;
        });
    }

    /** A target's platform that differs in one thing from {@link Platform#ANY}. */
    static final class There {
        private There() {}

        static Platform evc(CpuModel model) {
            return platform("", Optional.of(model), 2 << 20, 1, 0, false, Set.of(), Set.of());
        }

        static Platform hypervisor(String version) {
            return platform(version, Optional.empty(), 2 << 20, 1, 0, false, Set.of(), Set.of());
        }

        static Platform tsc(long khz, boolean scaling) {
            return platform("", Optional.empty(), 2 << 20, 1, khz, scaling, Set.of(), Set.of());
        }

        static Platform pages(long bytes, int nodes) {
            return platform("", Optional.empty(), bytes, nodes, 0, false, Set.of(), Set.of());
        }

        static Platform reaches(Set<String> pools, Set<String> networks) {
            return platform("", Optional.empty(), 2 << 20, 1, 0, false, pools, networks);
        }

        static Platform limits(double overcommit, int moves) {
            return new Platform(
                    "",
                    Optional.empty(),
                    2 << 20,
                    1,
                    0,
                    false,
                    Set.of(),
                    Set.of(),
                    OptionalDouble.of(overcommit),
                    OptionalInt.of(moves),
                    DataPath.KERNEL);
        }

        private static Platform platform(
                String hypervisor,
                Optional<CpuModel> evc,
                long page,
                int nodes,
                long khz,
                boolean scaling,
                Set<String> pools,
                Set<String> networks) {
            return new Platform(
                    hypervisor,
                    evc,
                    page,
                    nodes,
                    khz,
                    scaling,
                    pools,
                    networks,
                    OptionalDouble.empty(),
                    OptionalInt.empty(),
                    DataPath.KERNEL);
        }
    }
}
