package skyferry.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import skyferry.model.CpuModel;
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
record Situations(
        Lens lens,
        Technique technique,
        MigrationOptions options,
        CpuModel guestCpu,
        CpuModel targetCpu,
        String targetMachine,
        Sriov sourceVfs,
        Sriov targetVfs,
        long hugePagesThere,
        Platform here,
        Platform there,
        Hardware hardware,
        Disk disk,
        List<Nic> nics,
        List<String> affinity,
        List<String> antiAffinity,
        Situation.Room room,
        Situation.Way way,
        boolean moving,
        String to) {

    static final long GIB = 1L << 30;
    static final CpuModel HASWELL = new CpuModel("Haswell", "Intel", Set.of("sse4_2", "avx2", "nx"));
    static final CpuModel SKYLAKE = new CpuModel("Skylake-Server", "Intel", Set.of("sse4_2", "avx2", "avx512f", "nx"));
    static final CpuModel EPYC = new CpuModel("EPYC", "AMD", Set.of("sse4_2", "avx2", "nx", "svm"));

    static final Situations FINE = new Situations(
            Lens.LIBVIRT,
            Technique.PRECOPY,
            MigrationOptions.QEMU_DEFAULTS,
            HASWELL,
            HASWELL,
            "pc-q35-8.1",
            new Sriov(4, Sriov.Migration.NONE),
            new Sriov(4, Sriov.Migration.NONE),
            0,
            Platform.ANY,
            Platform.ANY,
            Hardware.PLAIN,
            Disk.SHARED,
            List.of(nic(Nic.Attach.VIRTIO)),
            List.of(),
            List.of(),
            new Situation.Room(true, 16 * GIB, 0, 4, 8, Set.of(), List.of("other"), 0, 0),
            new Situation.Way(true, 1.25e9, 200_000, 1500),
            false,
            "target");

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
        return with(other, technique, options, guestCpu, targetCpu);
    }

    Situations by(Technique other) {
        return with(lens, other, options, guestCpu, targetCpu);
    }

    Situations options(MigrationOptions other) {
        return with(lens, technique, other, guestCpu, targetCpu);
    }

    Situations cpus(CpuModel guest, CpuModel target) {
        return with(lens, technique, options, guest, target);
    }

    private Situations with(
            Lens aLens, Technique aTechnique, MigrationOptions someOptions, CpuModel guest, CpuModel target) {
        return new Situations(
                aLens,
                aTechnique,
                someOptions,
                guest,
                target,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations machine(String known) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                known,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations vfs(Sriov atSource, Sriov atTarget) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                atSource,
                atTarget,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations hugePages(long bytesThere) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                bytesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations platforms(Platform atSource, Platform atTarget) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                atSource,
                atTarget,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations hardware(Hardware other) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                other,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations disk(Disk other) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                other,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations nics(Nic... other) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                List.of(other),
                affinity,
                antiAffinity,
                room,
                way,
                moving,
                to);
    }

    Situations rules(List<String> together, List<String> apart) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                together,
                apart,
                room,
                way,
                moving,
                to);
    }

    Situations room(Situation.Room other) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                other,
                way,
                moving,
                to);
    }

    Situations way(Situation.Way other) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                other,
                moving,
                to);
    }

    Situations moves(boolean underWay, String target) {
        return new Situations(
                lens,
                technique,
                options,
                guestCpu,
                targetCpu,
                targetMachine,
                sourceVfs,
                targetVfs,
                hugePagesThere,
                here,
                there,
                hardware,
                disk,
                nics,
                affinity,
                antiAffinity,
                room,
                way,
                underWay,
                target);
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
                    OptionalInt.of(moves));
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
                    OptionalInt.empty());
        }
    }
}
