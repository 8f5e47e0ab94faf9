package skyferry.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
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
import skyferry.model.Seed;
import skyferry.model.Sriov;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.model.Vm;

/** A lesson-sized world with flow tables and a probe: four hosts of 10 Gb/s, and one machine of 64 GiB that writes. */
final class Worlds {
    private static final CpuModel CPU = new CpuModel("Any", "Intel", Set.of());
    private static final String TENANT = "acme";
    private static final String NETWORK = "acme-net";

    private Worlds() {}

    /** The world of the look-ahead. */
    static Scenario big() {
        Map<String, Host> hosts = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>(List.of(node("leaf-1", Node.Kind.SWITCH)));
        List<Link> links = new ArrayList<>();
        for (int h = 0; h < 4; h++) {
            String id = "host-" + h;
            Ipv4 vtep = Ipv4.parse("192.0.2." + (1 + h));
            hosts.put(id, new Host(id, "dc1", 64, 512 * MassWorld.GIB, CPU, "pc-q35-8.1", vtep, Sriov.NONE, 0));
            nodes.add(node(id, Node.Kind.HOST));
            links.add(new Link(Link.idOf(id, "leaf-1"), id, "leaf-1", 1.25e9, 5_000, 1, Set.of(), 0, false));
        }
        Map<String, Vm> vms = new LinkedHashMap<>();
        vms.put("big", vm("big", "host-0", 1, 64));
        vms.put("peer", vm("peer", "host-2", 2, 4));
        return ScenarioDraft.named("big")
                .title(Text.of("One big machine"))
                .seed(Seed.fixed(1))
                .fabric(Fabric.of(nodes, links))
                .hosts(hosts)
                .tenants(Map.of(
                        TENANT, new Tenant(TENANT, Text.of(TENANT), OptionalDouble.empty(), OptionalLong.empty())))
                .networks(Map.of(
                        NETWORK,
                        new Network(
                                NETWORK, TENANT, Network.Type.VXLAN, 5001, Ipv4.parse("10.0.0.0/24"), 1450, List.of())))
                .vms(vms)
                .migration(MigrationOptions.QEMU_DEFAULTS.withMaxBandwidth(OptionalDouble.empty()))
                .probes(List.of(new Probe("ping", "peer", "big", 10_000_000L, Probe.Protocol.ICMP, 0, 64)))
                .done();
    }

    private static Node node(String id, Node.Kind kind) {
        return new Node(id, kind, "dc1", false, 300_000_000_000L);
    }

    private static Vm vm(String id, String host, int number, long gibibytes) {
        long pages = gibibytes * MassWorld.GIB / MemorySpec.PAGE_BYTES;
        MemorySpec memory = new MemorySpec(
                0,
                List.of(
                        new PageClass(pages / 20, OptionalLong.empty(), 0, 30_000, new PageClass.Pattern.Uniform()),
                        new PageClass(pages / 2, OptionalLong.empty(), 0, 2_000, new PageClass.Pattern.Zipf(1.0))),
                Phases.ALWAYS,
                MemorySpec.Pacing.CPU,
                0,
                MemorySpec.DirtyLogClear.PER_CHUNK,
                64,
                0,
                MemorySpec.IDLE.compressesTo());
        Nic nic = new Nic(
                NETWORK,
                new Mac(0x525400000000L + number),
                Ipv4.parse("10.0.0." + number + "/24"),
                Nic.Attach.VIRTIO,
                List.of());
        return new Vm(
                id,
                Vm.Kind.VM,
                host,
                TENANT,
                CPU,
                8,
                gibibytes * MassWorld.GIB,
                0,
                Disk.SHARED,
                List.of(nic),
                memory,
                0.5,
                List.of(),
                List.of(),
                Hardware.PLAIN);
    }
}
