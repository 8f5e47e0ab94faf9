package skyferry.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import skyferry.dataplane.DataPlane;
import skyferry.isolation.IsolationReport;
import skyferry.model.Fabric;
import skyferry.model.Hardware;
import skyferry.model.Host;
import skyferry.model.Ipv4;
import skyferry.model.Link;
import skyferry.model.Mac;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Node;
import skyferry.model.Scenario;
import skyferry.model.ScenarioDraft;
import skyferry.model.Tenant;
import skyferry.model.Text;
import skyferry.model.Vm;
import skyferry.run.WorldAt;
import skyferry.stage.FourHosts;

/** Worlds of any size at rest: hosts behind leaves of twenty, machines and tenants spread evenly. */
public record Crowd(Scenario scenario, WorldAt world) {
    private static final long GIB = 1L << 30;

    public static Crowd of(int hosts, int vmsPerHost, int tenants) {
        Scenario small = FourHosts.scenario();
        Map<String, Host> hostMap = new LinkedHashMap<>();
        Map<String, Tenant> tenantMap = new LinkedHashMap<>();
        Map<String, Network> networkMap = new LinkedHashMap<>();
        Map<String, Vm> vmMap = new LinkedHashMap<>();
        for (int t = 0; t < tenants; t++) {
            String id = "tenant-" + t;
            tenantMap.put(id, new Tenant(id, Text.of("Tenant " + t), OptionalDouble.empty(), OptionalLong.empty()));
            networkMap.put(
                    id, new Network(id, id, Network.Type.VXLAN, 5001 + t, Ipv4.parse("10.0.0.0/16"), 1450, List.of()));
        }
        Host model = small.host("host-a");
        Vm guest = small.vm("db-1");
        for (int h = 0; h < hosts; h++) {
            String id = "host-" + (h + 1);
            Ipv4 vtep = Ipv4.parse("192.0." + (h / 250) + "." + (h % 250 + 1));
            hostMap.put(
                    id,
                    new Host(
                            id,
                            "dc1",
                            32,
                            4L * vmsPerHost * GIB + 8 * GIB,
                            model.cpu(),
                            model.machine(),
                            vtep,
                            model.sriov(),
                            0));
            for (int v = 0; v < vmsPerHost; v++) {
                int number = h * vmsPerHost + v;
                String tenant = "tenant-" + number % tenants;
                vmMap.put("vm-" + number, vm("vm-" + number, id, tenant, number, guest));
            }
        }
        Scenario scenario = ScenarioDraft.named("crowd")
                .title(Text.of("A crowd"))
                .seed(small.seed())
                .lens(small.lens())
                .sites(small.sites())
                .fabric(fabric(hosts))
                .hosts(hostMap)
                .tenants(tenantMap)
                .networks(networkMap)
                .vms(vmMap)
                .migration(small.migration())
                .controller(small.controller())
                .allow(small.allow())
                .lock(small.lock())
                .done();
        return new Crowd(scenario, world(scenario, vmsPerHost));
    }

    private static Vm vm(String id, String host, String tenant, int number, Vm like) {
        Nic nic = new Nic(
                tenant,
                new Mac(0x525400000000L + number),
                Ipv4.parse("10.0." + number / 250 + "." + (number % 250 + 1) + "/16"),
                Nic.Attach.VIRTIO,
                List.of());
        return new Vm(
                id,
                like.kind(),
                host,
                tenant,
                like.cpu(),
                2,
                (1 + number % 4) * GIB,
                0,
                like.disk(),
                List.of(nic),
                like.memory(),
                0.4,
                List.of(),
                List.of(),
                Hardware.PLAIN);
    }

    private static Fabric fabric(int hosts) {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        int leaves = Math.ceilDiv(hosts, 20);
        for (int s = 1; s <= 2; s++) {
            nodes.add(new Node("spine-" + s, Node.Kind.SWITCH, "dc1", false, 0));
        }
        for (int l = 1; l <= leaves; l++) {
            nodes.add(new Node("leaf-" + l, Node.Kind.SWITCH, "dc1", false, 0));
            links.add(link("leaf-" + l, "spine-1"));
            links.add(link("leaf-" + l, "spine-2"));
        }
        for (int h = 0; h < hosts; h++) {
            nodes.add(new Node("host-" + (h + 1), Node.Kind.HOST, "dc1", false, 0));
            links.add(link("host-" + (h + 1), "leaf-" + (h / 20 + 1)));
        }
        return Fabric.of(nodes, links);
    }

    private static Link link(String a, String b) {
        return new Link(Link.idOf(a, b), a, b, 1.25e9, 5_000, 1, Set.of(), 0, false);
    }

    private static WorldAt world(Scenario scenario, int vmsPerHost) {
        Map<String, WorldAt.HostAt> hosts = new LinkedHashMap<>();
        Map<String, WorldAt.VmAt> vms = new LinkedHashMap<>();
        Map<String, List<String>> on = new LinkedHashMap<>();
        scenario.vms().values().forEach(vm -> {
            vms.put(vm.id(), new WorldAt.VmAt(vm.id(), vm.host(), WorldAt.State.RUNNING));
            on.computeIfAbsent(vm.host(), h -> new ArrayList<>()).add(vm.id());
        });
        scenario.hosts().values().forEach(host -> {
            List<String> here = on.getOrDefault(host.id(), List.of());
            long used =
                    here.stream().mapToLong(vm -> scenario.vm(vm).ramBytes()).sum();
            double share = (double) used / host.ramBytes();
            hosts.put(
                    host.id(),
                    new WorldAt.HostAt(
                            host.id(),
                            true,
                            Math.min(1, 0.05 * vmsPerHost),
                            share,
                            host.ramBytes() - used,
                            here,
                            List.of(),
                            List.of("", "", "", "", "", "", "", "")));
        });
        return new WorldAt(
                0,
                scenario.fabric(),
                hosts,
                vms,
                List.of(),
                Map.of(),
                DataPlane.EMPTY,
                new IsolationReport(0, List.of()),
                Map.of());
    }

    Picture picture(Palette palette, double width, double height, double scale) {
        CanvasLayers layers = new CanvasScene()
                .compose(new CanvasInput(scenario, world, Interaction.NONE, palette, width, height, scale, 0));
        return new PictureBuilder(width, height)
                .place(layers.back(), 0, 0)
                .place(layers.live(), 0, 0)
                .build();
    }
}
