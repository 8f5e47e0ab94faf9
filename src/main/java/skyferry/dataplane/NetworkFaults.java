package skyferry.dataplane;

import java.util.List;
import skyferry.model.Fault;
import skyferry.model.Ipv4;
import skyferry.model.Network;
import skyferry.model.Scenario;

/** Faults of a host's tunnels and of the numbers by which it knows networks. */
final class NetworkFaults {
    private static final Ipv4 NOBODY = Ipv4.parse("198.51.100.1");

    private final Scenario scenario;
    private final Numbering numbering;
    private final Fault fault;
    private final String origin;

    NetworkFaults(Scenario scenario, Fault fault) {
        this.scenario = scenario;
        this.numbering = new Numbering(scenario);
        this.fault = fault;
        this.origin = "fault:" + fault.kind().id();
    }

    Bridge wrongVni(Bridge bridge) {
        Network network = scenario.networks().get(fault.argument("network"));
        if (network == null) {
            return bridge;
        }
        long vni = vni(network);
        int tag = numbering.tag(bridge.host(), network.id());
        FlowAction.SetField right = new FlowAction.SetField(Field.TUN_ID, network.segmentId());
        FlowAction.SetField wrong = new FlowAction.SetField(Field.TUN_ID, vni);
        return Rewrite.of(bridge, origin, flow -> {
            Match match = flow.match();
            boolean arrives = match.fixes(Field.TUN_ID) && match.valueOf(Field.TUN_ID) == network.segmentId();
            Flow next = arrives ? flow.withMatch(match.with(Field.TUN_ID, vni)) : flow;
            return match.valueOf(Field.REG6) == tag ? Rewrite.action(next, right, wrong) : next;
        });
    }

    Bridge uncheckedVni(Bridge bridge) {
        Network network = scenario.networks().get(fault.argument("network"));
        String id = network == null ? firstNetwork(bridge) : network.id();
        if (id.isEmpty()) {
            return bridge;
        }
        List<FlowAction> actions = List.of(
                new FlowAction.SetField(Field.REG4, 1),
                new FlowAction.SetField(Field.REG6, numbering.tag(bridge.host(), id)),
                new FlowAction.Resubmit(Stage.L2_LOCAL.table()));
        List<Flow> open = bridge.ports().stream()
                .filter(port -> port.kind() == Bridge.Kind.TUNNEL)
                .map(port -> new Flow(
                        Stage.CLASSIFY.table(),
                        110,
                        Match.ANY.inPort(port.number()),
                        actions,
                        Numbering.cookie(Stage.CLASSIFY, 0xe00 + port.number() % 0x100),
                        origin))
                .toList();
        return bridge.withFlows(List.of(), open);
    }

    Bridge reusedTag(Bridge bridge) {
        Network network = scenario.networks().get(fault.argument("network"));
        if (network == null) {
            return bridge;
        }
        Network named = scenario.networks().get(fault.argument("with"));
        Network with = named == null ? foreignOn(bridge, network) : named;
        int own = numbering.tag(bridge.host(), network.id());
        int other = numbering.tag(bridge.host(), with.id());
        FlowAction.SetField right = new FlowAction.SetField(Field.REG6, own);
        FlowAction.SetField wrong = new FlowAction.SetField(Field.REG6, other);
        Bridge next = Rewrite.of(bridge, origin, flow -> {
            Match match = flow.match();
            Flow retagged = match.fixes(Field.REG6) && match.valueOf(Field.REG6) == own
                    ? flow.withMatch(match.tag(other))
                    : flow;
            return Rewrite.action(retagged, right, wrong);
        });
        return next.withPorts(next.ports().stream()
                .map(port -> port.tag() == own && port.isMachines() ? port.withTag(other) : port)
                .toList());
    }

    Bridge wrongVtep(Bridge bridge) {
        String to = fault.argument("to");
        Ipv4 wrong = fault.argument("vtep").isEmpty() ? NOBODY : Ipv4.parse(fault.argument("vtep"));
        return bridge.withPorts(bridge.ports().stream()
                .map(port -> port.remote().equals(to) && port.kind() == Bridge.Kind.TUNNEL
                        ? port.withRemoteAddress(wrong)
                        : port)
                .toList());
    }

    private Network foreignOn(Bridge bridge, Network network) {
        return scenario.networks().values().stream()
                .filter(other -> !other.tenant().equals(network.tenant()))
                .filter(other -> hasPort(bridge, other))
                .findFirst()
                .orElse(Faults.foreign(scenario, network));
    }

    private boolean hasPort(Bridge bridge, Network network) {
        int tag = numbering.tag(bridge.host(), network.id());
        return bridge.ports().stream().anyMatch(port -> port.isMachines() && port.tag() == tag);
    }

    private String firstNetwork(Bridge bridge) {
        return scenario.networks().values().stream()
                .filter(network -> hasPort(bridge, network))
                .map(Network::id)
                .findFirst()
                .orElse("");
    }

    private long vni(Network network) {
        String text = fault.argument("vni");
        return text.isEmpty() ? Faults.foreign(scenario, network).segmentId() : Long.parseLong(text);
    }
}
