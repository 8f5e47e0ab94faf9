package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import skyferry.model.ControllerOptions;
import skyferry.model.ControllerOptions.Activation;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;
import skyferry.model.SecurityGroup.Direction;
import skyferry.model.SecurityGroup.Protocol;
import skyferry.model.SecurityGroup.Rule;
import skyferry.model.Vm;

/** A world drawn from a seed: hosts, tenants with overlapping addresses, groups, machines, a move to make, and faults. */
public final class RandomNet {
    private static final List<FaultKind> KINDS = List.of(
            FaultKind.STALE_FLOW,
            FaultKind.EARLY_SWITCH,
            FaultKind.WRONG_VNI,
            FaultKind.UNCHECKED_VNI,
            FaultKind.REUSED_TAG,
            FaultKind.NO_ANTISPOOF,
            FaultKind.GROUP_NOT_FOLLOWED,
            FaultKind.GROUP_FAIL_OPEN,
            FaultKind.WRONG_VTEP,
            FaultKind.STALE_ARP,
            FaultKind.VF_LEAK);

    private final SplittableRandom random;
    private final Scenario scenario;
    private final List<Fault> faults = new ArrayList<>();
    private final String mover;
    private final String destination;

    public RandomNet(long seed) {
        random = new SplittableRandom(seed);
        scenario = draw();
        mover = pick(new ArrayList<>(scenario.vms().keySet()));
        destination = pick(scenario.hosts().keySet().stream()
                .filter(host -> !host.equals(scenario.vm(mover).host()))
                .toList());
        for (int i = random.nextInt(3); i >= 0; i--) {
            faults.add(fault());
        }
    }

    public Scenario scenario() {
        return scenario;
    }

    /** One to three faults. */
    public List<Fault> faults() {
        return faults;
    }

    /** The machine that moves. */
    public String mover() {
        return mover;
    }

    /** Where it moves to. */
    public String destination() {
        return destination;
    }

    private Scenario draw() {
        NetBuilder net = new NetBuilder();
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            hosts.add("host-" + (char) ('a' + i));
        }
        net.hosts(hosts.toArray(String[]::new));
        int tenants = 2 + random.nextInt(3);
        for (int t = 0; t < tenants; t++) {
            String tenant = "t" + t;
            Network.Type type = pick(List.of(
                    Network.Type.VXLAN, Network.Type.VXLAN, Network.Type.GENEVE, Network.Type.GRE, Network.Type.VLAN));
            net.tenant(tenant, type, (type == Network.Type.VLAN ? 100 : 5000) + t);
            boolean routed = random.nextInt(3) == 0;
            if (routed) {
                net.routed(tenant, type, (type == Network.Type.VLAN ? 200 : 6000) + t);
            }
            for (int g = 0; g < 2; g++) {
                net.group(
                        tenant + "-g" + g,
                        tenant,
                        random.nextInt(4) == 0 ? SecurityGroup.Binding.HOST : SecurityGroup.Binding.PORT,
                        rules(tenant));
            }
            for (int v = 0; v < 1 + random.nextInt(4); v++) {
                vm(net, tenant, t, v, pick(hosts), type, routed && random.nextBoolean());
            }
        }
        return net.controller(controller()).build();
    }

    private void vm(NetBuilder net, String tenant, int t, int v, String host, Network.Type type, boolean far) {
        boolean twin = random.nextInt(4) == 0;
        String mac = "52:54:00:00:0" + (twin ? 0 : t) + ":1" + v;
        List<String> groups = new ArrayList<>();
        for (int g = 0; g < 2; g++) {
            if (random.nextInt(3) > 0) {
                groups.add(tenant + "-g" + g);
            }
        }
        boolean direct = random.nextInt(type == Network.Type.VLAN ? 2 : 6) == 0;
        net.vm(
                tenant + "-v" + v,
                tenant,
                host,
                mac,
                (far ? "10.0.1.1" : "10.0.0.1") + v,
                direct ? Nic.Attach.VF : Nic.Attach.VIRTIO,
                groups.toArray(String[]::new));
    }

    private Rule[] rules(String tenant) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            int first = random.nextInt(10) * 10 + 1;
            Protocol protocol = pick(List.of(Protocol.values()));
            SecurityGroup.Peer peer =
                    pick(List.of(NetBuilder.any(), NetBuilder.cidr("10.0.0.8/29"), NetBuilder.members(tenant + "-g0")));
            boolean ports = protocol == Protocol.TCP || protocol == Protocol.UDP;
            rules.add(new Rule(
                    pick(List.of(Direction.values())),
                    protocol,
                    ports ? first : 0,
                    ports ? first + random.nextInt(100) : 65535,
                    peer));
        }
        return rules.toArray(Rule[]::new);
    }

    private ControllerOptions controller() {
        return new ControllerOptions(
                20_000_000L,
                Map.of(),
                List.of(),
                pick(List.of(Activation.NONE, Activation.RARP, Activation.GARP)),
                random.nextBoolean(),
                random.nextInt(4) == 0
                        ? Optional.of(new ControllerOptions.Learning(300_000_000_000L, 500_000_000L))
                        : Optional.empty(),
                ControllerOptions.Announce.QEMU_DEFAULTS,
                false);
    }

    private Fault fault() {
        List<String> hosts = new ArrayList<>(scenario.hosts().keySet());
        Vm vm = scenario.vm(pick(new ArrayList<>(scenario.vms().keySet())));
        Map<String, String> arguments = new TreeMap<>();
        arguments.put("host", pick(hosts));
        arguments.put("vm", vm.id());
        arguments.put("network", vm.nics().getFirst().network());
        arguments.put("at", pick(hosts));
        arguments.put("to", pick(hosts));
        return new Fault(0, pick(KINDS), arguments);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
