package skyferry.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Fabric;
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
import skyferry.model.Site;
import skyferry.model.Sriov;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.model.Vm;

/**
 * A small data centre for tests of the window: four hosts of which one has an older CPU, three tenants, nine machines of which
 * one is too large for host-b.
 */
public final class FourHosts {
    private static final long GIB = 1L << 30;
    private static final CpuModel NEW =
            new CpuModel("Cascadelake-Server", "Intel", new TreeSet<>(List.of("avx2", "avx512f", "sse4_2")));
    private static final CpuModel OLD = new CpuModel("Haswell", "Intel", new TreeSet<>(List.of("avx2", "sse4_2")));

    private final Map<String, Vm> vms = new LinkedHashMap<>();

    private FourHosts() {}

    public static Scenario scenario() {
        return new FourHosts().build();
    }

    private Scenario build() {
        Map<String, Host> hosts = new LinkedHashMap<>();
        host(hosts, "host-a", 1, 48, NEW);
        host(hosts, "host-b", 2, 22, NEW);
        host(hosts, "host-c", 3, 48, NEW);
        host(hosts, "host-d", 4, 48, OLD);
        Map<String, Tenant> tenants = new LinkedHashMap<>();
        Map<String, Network> networks = new LinkedHashMap<>();
        Map<String, SecurityGroup> groups = new LinkedHashMap<>();
        tenant("acme", "Acme", 5001, tenants, networks, groups);
        tenant("birch", "Birch", 5002, tenants, networks, groups);
        tenant("cedar", "Cedar", 5003, tenants, networks, groups);
        vm("web-1", "host-a", "acme", 4, 11, 96 * 256, NEW);
        vm("db-1", "host-a", "acme", 5, 12, 0, NEW);
        vm("cache-1", "host-a", "birch", 1, 13, 0, NEW);
        vm("web-2", "host-b", "acme", 7, 14, 0, NEW);
        vm("api-1", "host-b", "birch", 13, 15, 0, NEW);
        vm("crm-1", "host-c", "cedar", 5, 17, 0, NEW);
        vm("api-2", "host-d", "birch", 3, 20, 0, OLD);
        vm("crm-2", "host-d", "cedar", 8, 21, 0, OLD);
        return ScenarioDraft.named("four-hosts")
                .title(Text.of("Why the last round decides"))
                .seed(Seed.fixed(7))
                .sites(List.of(new Site("dc1", 50.1, 8.7)))
                .fabric(fabric())
                .hosts(hosts)
                .tenants(tenants)
                .networks(networks)
                .securityGroups(groups)
                .vms(vms)
                .migration(MigrationOptions.QEMU_DEFAULTS
                        .withMaxBandwidth(OptionalDouble.empty())
                        .withDowntimeLimit(100_000_000L))
                .probes(List.of(new Probe("p10", "db-1", "web-1", 40_000_000L, Probe.Protocol.ICMP, 0, 64)))
                .done();
    }

    private static void host(Map<String, Host> hosts, String id, int number, long ramGib, CpuModel cpu) {
        hosts.put(
                id,
                new Host(
                        id,
                        "dc1",
                        32,
                        ramGib * GIB,
                        cpu,
                        "pc-q35-8.1",
                        Ipv4.parse("192.0.2.1" + number),
                        new Sriov(8, Sriov.Migration.NONE),
                        0));
    }

    private static void tenant(
            String id,
            String title,
            int vni,
            Map<String, Tenant> tenants,
            Map<String, Network> networks,
            Map<String, SecurityGroup> groups) {
        tenants.put(id, new Tenant(id, Text.of(title), OptionalDouble.empty(), OptionalLong.empty()));
        networks.put(
                id + "-net",
                new Network(id + "-net", id, Network.Type.VXLAN, vni, Ipv4.parse("10.0.0.0/24"), 1450, List.of()));
    }

    private void vm(String id, String host, String tenant, long gib, int address, double writes, CpuModel cpu) {
        List<PageClass> classes = writes == 0
                ? List.of()
                : List.of(new PageClass(96 * 256, OptionalLong.empty(), 0, writes, new PageClass.Pattern.Uniform()));
        vms.put(
                id,
                new Vm(
                        id,
                        Vm.Kind.VM,
                        host,
                        tenant,
                        cpu,
                        4,
                        gib * GIB,
                        0,
                        Disk.SHARED,
                        List.of(new Nic(
                                tenant + "-net",
                                Mac.parse("52:54:00:00:00:" + address),
                                Ipv4.parse("10.0.0." + address + "/24"),
                                Nic.Attach.VIRTIO,
                                List.of())),
                        new MemorySpec(
                                0,
                                classes,
                                Phases.ALWAYS,
                                MemorySpec.Pacing.EXTERNAL,
                                0,
                                MemorySpec.DirtyLogClear.PER_CHUNK,
                                64,
                                0,
                                0.35),
                        0.5,
                        List.of(),
                        List.of(),
                        Hardware.PLAIN));
    }

    private static Fabric fabric() {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (String name : List.of("spine-1", "spine-2", "leaf-1", "leaf-2", "leaf-3")) {
            nodes.add(new Node(name, Node.Kind.SWITCH, "dc1", false, 300_000_000_000L));
        }
        for (String name : List.of("host-a", "host-b", "host-c", "host-d")) {
            nodes.add(new Node(name, Node.Kind.HOST, "dc1", false, 0));
        }
        for (String spine : List.of("spine-1", "spine-2")) {
            for (String leaf : List.of("leaf-1", "leaf-2", "leaf-3")) {
                links.add(cable(spine, leaf, 40));
            }
        }
        links.add(cable("host-a", "leaf-1", 10));
        links.add(cable("host-b", "leaf-1", 10));
        links.add(cable("host-c", "leaf-3", 10));
        links.add(cable("host-d", "leaf-3", 10));
        return Fabric.of(nodes, links);
    }

    private static Link cable(String a, String b, int gigabits) {
        return new Link(Link.idOf(a, b), a, b, gigabits * 1e9 / 8, 5_000, 1, Set.of(), 0, false);
    }
}
