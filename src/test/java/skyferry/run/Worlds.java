package skyferry.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import skyferry.model.Action;
import skyferry.model.ControllerOptions;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Fabric;
import skyferry.model.Fault;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Link;
import skyferry.model.Mac;
import skyferry.model.MemorySpec;
import skyferry.model.MigrationOptions;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.PageClass;
import skyferry.model.Phases;
import skyferry.model.Probe;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.SecurityGroup;
import skyferry.model.Seed;
import skyferry.model.Sriov;
import skyferry.model.Technique;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.model.Traffic;
import skyferry.model.Vm;

/** Small worlds for tests: three hosts behind two leaves and a spine, two tenants with the same addresses. */
final class Worlds {
    static final long SECOND = 1_000_000_000L;
    static final long GIB = 1L << 30;
    static final CpuModel NEW_CPU = new CpuModel("New", "Intel", Set.of("sse4_2", "avx2", "avx512f"));
    static final CpuModel OLD_CPU = new CpuModel("Old", "Intel", Set.of("sse4_2", "avx2"));

    private double writes = 8_000;
    private ControllerOptions controller = ControllerOptions.DEFAULTS;
    private MigrationOptions migration = MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty());
    private List<Fault> faults = List.of();
    private List<Traffic> traffic = List.of();

    Worlds writes(double pagesPerSecond) {
        writes = pagesPerSecond;
        return this;
    }

    Worlds controller(ControllerOptions options) {
        controller = options;
        return this;
    }

    Worlds migration(MigrationOptions options) {
        migration = options;
        return this;
    }

    Worlds faults(Fault... some) {
        faults = List.of(some);
        return this;
    }

    Worlds traffic(Traffic... some) {
        traffic = List.of(some);
        return this;
    }

    static Action move(long atNanos, String vm, String to) {
        return new Action.Migrate(atNanos, vm, to, Technique.PRECOPY, Optional.empty());
    }

    Scenario scenario() {
        Map<String, Host> hosts = new LinkedHashMap<>();
        host(hosts, "host-a", NEW_CPU, 64 * GIB, 11);
        host(hosts, "host-b", NEW_CPU, 64 * GIB, 12);
        host(hosts, "host-c", OLD_CPU, 64 * GIB, 13);
        host(hosts, "host-d", NEW_CPU, GIB, 14);
        Map<String, Vm> vms = new LinkedHashMap<>();
        vm(vms, "web-1", "host-a", "acme", "acme-net", 1, writes);
        vm(vms, "db-1", "host-b", "acme", "acme-net", 2, 0);
        vm(vms, "shop-1", "host-a", "birch", "birch-net", 1, 0);
        vm(vms, "shop-2", "host-b", "birch", "birch-net", 2, 0);
        return ScenarioDraft.named("small-world")
                .title(Text.of("A small world"))
                .seed(Seed.fixed(7))
                .fabric(fabric())
                .hosts(hosts)
                .tenants(tenants())
                .networks(networks())
                .securityGroups(groups())
                .vms(vms)
                .migration(migration)
                .controller(controller)
                .probes(List.of(new Probe("ping", "db-1", "web-1", 10_000_000L, Probe.Protocol.ICMP, 0, 64)))
                .traffic(traffic)
                .faults(faults)
                .done();
    }

    private static void host(Map<String, Host> hosts, String id, CpuModel cpu, long ram, int last) {
        hosts.put(id, new Host(id, "dc1", 32, ram, cpu, "pc-q35-8.1", Ipv4.parse("192.0.2." + last), Sriov.NONE, 0));
    }

    private static void vm(
            Map<String, Vm> vms, String id, String host, String tenant, String net, int number, double writes) {
        MemorySpec memory = new MemorySpec(
                GIB / 2,
                writes == 0
                        ? List.of()
                        : List.of(new PageClass(
                                16_384, OptionalLong.of(4_096), 0, writes, new PageClass.Pattern.Uniform())),
                Phases.ALWAYS,
                MemorySpec.Pacing.CPU,
                0,
                MemorySpec.DirtyLogClear.AT_SYNC,
                64,
                0,
                0.35);
        vms.put(
                id,
                new Vm(
                        id,
                        Vm.Kind.VM,
                        host,
                        tenant,
                        NEW_CPU,
                        4,
                        2 * GIB,
                        0,
                        Disk.SHARED,
                        List.of(new Nic(
                                net,
                                new Mac((tenant.equals("acme") ? 0x525400000000L : 0x525400000100L) + number),
                                Ipv4.parse("10.0.0." + number + "/24"),
                                Nic.Attach.VIRTIO,
                                List.of(tenant + "-all"))),
                        memory,
                        0.5,
                        List.of(),
                        List.of(),
                        Hardware.PLAIN));
    }

    private static Map<String, Tenant> tenants() {
        Map<String, Tenant> tenants = new LinkedHashMap<>();
        for (String id : List.of("acme", "birch")) {
            tenants.put(id, new Tenant(id, Text.of(id), OptionalDouble.empty(), OptionalLong.empty()));
        }
        return tenants;
    }

    private static Map<String, Network> networks() {
        Map<String, Network> networks = new LinkedHashMap<>();
        int vni = 5001;
        for (String tenant : List.of("acme", "birch")) {
            networks.put(
                    tenant + "-net",
                    new Network(
                            tenant + "-net",
                            tenant,
                            Network.Type.VXLAN,
                            vni++,
                            Ipv4.parse("10.0.0.0/24"),
                            1450,
                            List.of()));
        }
        return networks;
    }

    private static Map<String, SecurityGroup> groups() {
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        for (String tenant : List.of("acme", "birch")) {
            groups.put(
                    tenant + "-all",
                    new SecurityGroup(
                            tenant + "-all",
                            tenant,
                            SecurityGroup.Binding.PORT,
                            List.of(rule(SecurityGroup.Direction.INGRESS), rule(SecurityGroup.Direction.EGRESS))));
        }
        return groups;
    }

    private static SecurityGroup.Rule rule(SecurityGroup.Direction direction) {
        return new SecurityGroup.Rule(direction, SecurityGroup.Protocol.ANY, 0, 65_535, new SecurityGroup.Peer.Any());
    }

    private static Fabric fabric() {
        List<Node> nodes = List.of(
                node("host-a", Node.Kind.HOST),
                node("host-b", Node.Kind.HOST),
                node("host-c", Node.Kind.HOST),
                node("host-d", Node.Kind.HOST),
                node("leaf-1", Node.Kind.SWITCH),
                node("leaf-2", Node.Kind.SWITCH),
                node("spine-1", Node.Kind.SWITCH),
                node("spine-2", Node.Kind.SWITCH));
        return Fabric.of(
                nodes,
                List.of(
                        link("host-a", "leaf-1", 1.25e9),
                        link("host-b", "leaf-2", 1.25e9),
                        link("host-c", "leaf-1", 1.25e9),
                        link("host-d", "leaf-2", 1.25e9),
                        link("leaf-1", "spine-1", 5e9),
                        link("leaf-2", "spine-1", 5e9),
                        link("leaf-1", "spine-2", 5e9),
                        link("leaf-2", "spine-2", 5e9)));
    }

    private static Node node(String id, Node.Kind kind) {
        return new Node(id, kind, "dc1", false, 300 * SECOND);
    }

    private static Link link(String a, String b, double rate) {
        return new Link(Link.idOf(a, b), a, b, rate, 5_000, 1, Set.of(), 0, false);
    }
}
