package skyferry.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import skyferry.model.ControllerOptions;
import skyferry.model.CpuModel;
import skyferry.model.Disk;
import skyferry.model.Fabric;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.MemorySpec;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.SecurityGroup;
import skyferry.model.SecurityGroup.Direction;
import skyferry.model.SecurityGroup.Protocol;
import skyferry.model.SecurityGroup.Rule;
import skyferry.model.Seed;
import skyferry.model.Site;
import skyferry.model.Sriov;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.model.Vm;

/** Scenarios for tests of the network: hosts, tenants, networks, groups and machines, and nothing else that matters. */
public final class NetBuilder {
    private static final CpuModel CPU = new CpuModel("qemu64", "any", Set.of());

    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Map<String, SecurityGroup> groups = new LinkedHashMap<>();
    private final Map<String, Vm> vms = new LinkedHashMap<>();
    private long seed = 1;
    private ControllerOptions controller = ControllerOptions.DEFAULTS;

    public NetBuilder hosts(String... names) {
        for (String name : names) {
            Ipv4 vtep = new Ipv4((192 << 24) + (2 << 8) + 11 + hosts.size(), 32);
            hosts.put(
                    name,
                    new Host(
                            name,
                            "dc1",
                            32,
                            128L << 30,
                            CPU,
                            "pc-q35-8.1",
                            vtep,
                            new Sriov(8, Sriov.Migration.NONE),
                            0));
        }
        return this;
    }

    /** A tenant with one network {@code NAME-net} on 10.0.0.0/24. */
    public NetBuilder tenant(String name, Network.Type type, int segment) {
        tenants.put(name, new Tenant(name, Text.of(name), OptionalDouble.empty(), OptionalLong.empty()));
        String id = name + "-net";
        networks.put(id, new Network(id, name, type, segment, Ipv4.parse("10.0.0.0/24"), 1450, List.of()));
        return this;
    }

    /** A second network {@code NAME-far} on 10.0.1.0/24, joined to the tenant's first one by a router. */
    public NetBuilder routed(String tenant, Network.Type type, int segment) {
        String id = tenant + "-far";
        networks.put(
                id, new Network(id, tenant, type, segment, Ipv4.parse("10.0.1.0/24"), 1450, List.of(tenant + "-net")));
        return this;
    }

    public NetBuilder group(String name, String tenant, Rule... rules) {
        return group(name, tenant, SecurityGroup.Binding.PORT, rules);
    }

    public NetBuilder group(String name, String tenant, SecurityGroup.Binding bound, Rule... rules) {
        groups.put(name, new SecurityGroup(name, tenant, bound, List.of(rules)));
        return this;
    }

    public static Rule in(Protocol protocol, int port, SecurityGroup.Peer from) {
        return new Rule(Direction.INGRESS, protocol, port == 0 ? 0 : port, port == 0 ? 65535 : port, from);
    }

    public static Rule outAny() {
        return new Rule(Direction.EGRESS, Protocol.ANY, 0, 65535, new SecurityGroup.Peer.Any());
    }

    public static SecurityGroup.Peer any() {
        return new SecurityGroup.Peer.Any();
    }

    public static SecurityGroup.Peer cidr(String prefix) {
        return new SecurityGroup.Peer.Cidr(Ipv4.parse(prefix));
    }

    public static SecurityGroup.Peer members(String group) {
        return new SecurityGroup.Peer.Group(group);
    }

    public NetBuilder vm(String name, String tenant, String host, String mac, String ip, String... groupNames) {
        return vm(name, tenant, host, mac, ip, Nic.Attach.VIRTIO, groupNames);
    }

    public NetBuilder vm(
            String name, String tenant, String host, String mac, String ip, Nic.Attach attach, String... groupNames) {
        String network = tenant + (ip.startsWith("10.0.1.") ? "-far" : "-net");
        Nic nic = new Nic(network, Mac.parse(mac), Ipv4.parse(ip + "/24"), attach, List.of(groupNames));
        vms.put(
                name,
                new Vm(
                        name,
                        Vm.Kind.VM,
                        host,
                        tenant,
                        CPU,
                        2,
                        2L << 30,
                        0,
                        Disk.SHARED,
                        List.of(nic),
                        MemorySpec.IDLE,
                        0.1,
                        List.of(),
                        List.of(),
                        Hardware.PLAIN));
        return this;
    }

    public NetBuilder controller(ControllerOptions options) {
        controller = options;
        return this;
    }

    public NetBuilder seed(long value) {
        seed = value;
        return this;
    }

    public Scenario build() {
        return ScenarioDraft.named("net")
                .title(Text.of("net"))
                .seed(Seed.fixed(seed))
                .sites(List.of(new Site("dc1", 0, 0)))
                .fabric(Fabric.of(new ArrayList<>(), new ArrayList<>()))
                .hosts(hosts)
                .tenants(tenants)
                .networks(networks)
                .securityGroups(groups)
                .vms(vms)
                .controller(controller)
                .done();
    }

    /** Two hosts, two tenants on the same addresses; red-db and blue-db share even a MAC address. */
    public static NetBuilder twoHosts() {
        return new NetBuilder()
                .hosts("host-a", "host-b", "host-c")
                .tenant("red", Network.Type.VXLAN, 5001)
                .tenant("blue", Network.Type.VXLAN, 5002)
                .group("web", "red", in(Protocol.TCP, 80, any()), in(Protocol.ICMP, 0, cidr("10.0.0.0/24")), outAny())
                .group("app", "red", in(Protocol.ICMP, 0, cidr("10.0.0.0/24")), outAny())
                .group("db", "red", in(Protocol.TCP, 5432, members("web")), in(Protocol.ICMP, 0, cidr("10.0.0.0/24")))
                .group("bweb", "blue", in(Protocol.TCP, 80, any()), in(Protocol.ICMP, 0, any()), outAny())
                .group("bdb", "blue", in(Protocol.TCP, 5432, members("bweb")), in(Protocol.ICMP, 0, any()))
                .vm("red-web", "red", "host-a", "52:54:00:aa:00:10", "10.0.0.10", "web")
                .vm("red-app", "red", "host-a", "52:54:00:aa:00:11", "10.0.0.11", "app")
                .vm("blue-web", "blue", "host-a", "52:54:00:bb:00:10", "10.0.0.10", "bweb")
                .vm("red-db", "red", "host-b", "52:54:00:00:00:20", "10.0.0.20", "db")
                .vm("blue-db", "blue", "host-b", "52:54:00:00:00:20", "10.0.0.20", "bdb");
    }
}
