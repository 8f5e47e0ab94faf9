package skyferry.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import skyferry.model.Action;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Fabric;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Link;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Node;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Seed;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Text;
import skyferry.model.Vm;

/**
 * A data centre in which very many machines of 4 GiB move at once: 20 hosts of 25 Gb/s a leaf, 8 spines of 100 Gb/s. A tenth of
 * a machine's pages at most is hot; it writes 2,000 to 42,000 pages/s there and 20 to 520 pages/s elsewhere. QEMU's defaults, but
 * no bandwidth limit. The machines have no NIC: what is measured is memory and links.
 */
final class MassWorld {
    static final long GIB = 1L << 30;
    static final long PAGES = 4 * GIB / MemorySpec.PAGE_BYTES;
    private static final CpuModel CPU = new CpuModel("Any", "Intel", Set.of());
    private static final int HOSTS_PER_LEAF = 20;
    private static final int SPINES = 8;
    private static final double GIGABIT = 125e6;

    private final int hosts;
    private final int machines;
    private final long seed;

    MassWorld(int hosts, int machines, long seed) {
        this.hosts = hosts;
        this.machines = machines;
        this.seed = seed;
    }

    /** The world before anything moves. */
    Scenario scenario() {
        return scenario(List.of());
    }

    /** The same world, in which something is done. */
    Scenario scenario(List<Action> actions) {
        Map<String, Host> byName = new LinkedHashMap<>();
        for (int h = 0; h < hosts; h++) {
            long ram = 16L * GIB * Math.max(1, machines / hosts);
            Ipv4 vtep = Ipv4.parse("192.0." + (2 + h / 250) + "." + (1 + h % 250));
            byName.put(host(h), new Host(host(h), "dc1", 256, ram, CPU, "pc-q35-8.1", vtep, Sriov.NONE, 0));
        }
        Map<String, Vm> vms = new LinkedHashMap<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < machines; i++) {
            vms.put(vm(i), machine(i, random));
        }
        return ScenarioDraft.named("mass-" + hosts + "-" + machines)
                .title(Text.of("Very many moves"))
                .seed(Seed.fixed(seed))
                .fabric(fabric())
                .hosts(byName)
                .vms(vms)
                .migration(MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty()))
                .actions(actions)
                .done();
    }

    /** Every machine moves to another host by pre-copy, all at the same instant. */
    List<Action> moves() {
        return moves(Technique.PRECOPY, Optional.empty());
    }

    /** Every machine moves to another host, all at the same instant. */
    List<Action> moves(Technique technique, Optional<MigrationOptions> options) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<Action> moves = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            int to = (i % hosts + 1 + random.nextInt(hosts - 1)) % hosts;
            moves.add(new Action.Migrate(0, vm(i), host(to), technique, options));
        }
        return moves;
    }

    /** The options of a hybrid move that switches to post-copy after so many rounds. */
    static MigrationOptions afterRounds(int rounds) {
        MigrationOptions options = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
        MigrationOptions.Postcopy was = options.postcopy();
        return options.with(new MigrationOptions.Postcopy(
                was.allowed(),
                was.maxBandwidthBytesPerSecond(),
                was.preempt(),
                was.prepaging(),
                OptionalInt.of(rounds),
                was.afterNanos()));
    }

    static String vm(int i) {
        return "vm-" + i;
    }

    static String host(int h) {
        return "host-" + h;
    }

    private Vm machine(int i, SplittableRandom random) {
        long hot = (long) (PAGES * (0.01 + 0.09 * random.nextDouble()));
        List<PageClass> classes = List.of(
                uniform(hot, 2_000 + 40_000 * random.nextDouble()),
                uniform(PAGES - hot, 20 + 500 * random.nextDouble()));
        MemorySpec memory = new MemorySpec(
                0,
                classes,
                Phases.ALWAYS,
                MemorySpec.Pacing.CPU,
                0,
                MemorySpec.DirtyLogClear.AT_SYNC,
                64,
                0,
                MemorySpec.IDLE.compressesTo());
        return new Vm(
                vm(i),
                Vm.Kind.VM,
                host(i % hosts),
                "",
                CPU,
                4,
                4 * GIB,
                0,
                Disk.SHARED,
                List.of(),
                memory,
                0.5,
                List.of(),
                List.of(),
                Hardware.PLAIN);
    }

    private static PageClass uniform(long pages, double writesPerSecond) {
        return new PageClass(pages, OptionalLong.empty(), 0, writesPerSecond, new PageClass.Pattern.Uniform());
    }

    private Fabric fabric() {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int s = 0; s < SPINES; s++) {
            nodes.add(node("spine-" + s, Node.Kind.SWITCH));
        }
        for (int h = 0; h < hosts; h++) {
            String leaf = "leaf-" + h / HOSTS_PER_LEAF;
            if (h % HOSTS_PER_LEAF == 0) {
                nodes.add(node(leaf, Node.Kind.SWITCH));
                for (int s = 0; s < SPINES; s++) {
                    links.add(link(leaf, "spine-" + s, 100 * GIGABIT));
                }
            }
            nodes.add(node(host(h), Node.Kind.HOST));
            links.add(link(host(h), leaf, 25 * GIGABIT));
        }
        return Fabric.of(nodes, links);
    }

    private static Node node(String id, Node.Kind kind) {
        return new Node(id, kind, "dc1", false, 300_000_000_000L);
    }

    private static Link link(String a, String b, double rate) {
        return new Link(Link.idOf(a, b), a, b, rate, 5_000, 1, Set.of(), 0, false);
    }
}
