package skyferry.dataplane;

import java.util.List;
import java.util.function.Predicate;
import skyferry.model.Fault;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/**
 * Makes something wrong in what is installed. The controller does not know; clearing a fault is to leave it out of the list.
 *
 * <p>Arguments by kind; what is not given is chosen, as said in brackets:
 *
 * <ul>
 *   <li>{@code wrong-vni}: host, network, vni [of another tenant's network]: the host calls the network by that VNI
 *   <li>{@code unchecked-vni}: host, network [the first there]: what comes by a tunnel is put in that network, whatever its VNI
 *   <li>{@code reused-tag}: host, network, with [another tenant's network there]: both networks have one local tag
 *   <li>{@code no-antispoof}: vm: its port security lets any source pass
 *   <li>{@code stale-flow}: host, vm, at: the host sends the machine's packets to that host
 *   <li>{@code early-switch}: vm, to: flows already point to the port there
 *   <li>{@code wrong-vtep}: host, to, vtep [198.51.100.1]: the tunnel leads to that address
 *   <li>{@code stale-arp}: host, vm, mac [last octet differs]: the host answers ARP for the machine with that address
 *   <li>{@code group-not-followed}, {@code group-fail-open}: vm, host [wherever it is but for where it started]: its rules are
 *       missing there; instead everything is let in and out
 *   <li>{@code vf-leak}: vm, vlan [of another tenant's network]: its virtual function is on that VLAN
 * </ul>
 *
 * Other kinds are no matter of flows and change nothing here.
 */
public final class Faults {
    private static final Ipv4 NOBODY = Ipv4.parse("198.51.100.1");

    private final Scenario scenario;
    private final Numbering numbering;
    private final Fault fault;
    private final String origin;

    private Faults(Scenario scenario, Fault fault) {
        this.scenario = scenario;
        this.numbering = new Numbering(scenario);
        this.fault = fault;
        this.origin = "fault:" + fault.kind().id();
    }

    /** The state with a fault in it; the same state if the fault has nothing to work on. */
    public static DataPlane apply(DataPlane dataPlane, Scenario scenario, Fault fault) {
        return new Faults(scenario, fault).on(dataPlane);
    }

    /** The state with several faults in it, one after the other. */
    public static DataPlane apply(DataPlane dataPlane, Scenario scenario, List<Fault> faults) {
        DataPlane state = dataPlane;
        for (Fault fault : faults) {
            state = apply(state, scenario, fault);
        }
        return state;
    }

    private DataPlane on(DataPlane state) {
        return switch (fault.kind()) {
            case WRONG_VNI -> onHost(state, this::wrongVni);
            case UNCHECKED_VNI -> onHost(state, this::uncheckedVni);
            case REUSED_TAG -> onHost(state, this::reusedTag);
            case STALE_FLOW -> onHost(state, this::staleFlow);
            case WRONG_VTEP -> onHost(state, this::wrongVtep);
            case STALE_ARP -> onHost(state, this::staleArp);
            case NO_ANTISPOOF -> onEachHost(state, host -> true, this::noAntispoof);
            case GROUP_NOT_FOLLOWED -> onEachHost(state, this::isAway, bridge -> groups(bridge, false));
            case GROUP_FAIL_OPEN -> onEachHost(state, this::isAway, bridge -> groups(bridge, true));
            case VF_LEAK -> onEachHost(state, host -> true, this::vfLeak);
            case EARLY_SWITCH -> earlySwitch(state);
            case LOST_RARP, DUPLICATE_MAC, SMALL_MTU, HOST_DOWN, LINK_DOWN, SITE_DOWN, CONTROLLER_DOWN -> state;
        };
    }

    /** What a fault does to one bridge. */
    @FunctionalInterface
    private interface Change {
        Bridge on(Bridge bridge);
    }

    private DataPlane onHost(DataPlane state, Change change) {
        String host = fault.argument("host");
        Bridge bridge = state.bridges().get(host);
        return bridge == null ? state : state.with(change.on(bridge));
    }

    private DataPlane onEachHost(DataPlane state, Predicate<String> wanted, Change change) {
        DataPlane next = state;
        for (Bridge bridge : state.bridges().values()) {
            if (wanted.test(bridge.host())
                    && !bridge.portsOf(fault.argument("vm")).isEmpty()) {
                next = next.with(change.on(bridge));
            }
        }
        return next;
    }

    private boolean isAway(String host) {
        String named = fault.argument("host");
        return named.isEmpty() ? !scenario.vm(fault.argument("vm")).host().equals(host) : named.equals(host);
    }

    private Bridge wrongVni(Bridge bridge) {
        Network network = scenario.networks().get(fault.argument("network"));
        if (network == null) {
            return bridge;
        }
        long vni = number("vni", foreign(network).segmentId());
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

    private Bridge uncheckedVni(Bridge bridge) {
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

    private Bridge reusedTag(Bridge bridge) {
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

    private Bridge noAntispoof(Bridge bridge) {
        List<Integer> own = bridge.portsOf(fault.argument("vm")).stream()
                .map(Bridge.Port::number)
                .toList();
        return Rewrite.of(
                bridge,
                origin,
                flow -> flow.table() == Stage.PORT_SECURITY.table()
                                && own.contains((int) flow.match().valueOf(Field.IN_PORT))
                        ? flow.withMatch(flow.match()
                                .without(Field.ETH_SRC)
                                .without(Field.IP_SRC)
                                .without(Field.ARP_SPA)
                                .without(Field.ARP_SHA))
                        : flow);
    }

    private Bridge staleFlow(Bridge bridge) {
        String at = fault.argument("at");
        if (!scenario.hosts().containsKey(at)) {
            return bridge;
        }
        Bridge next = bridge;
        for (Card card : numbering.cardsOf(fault.argument("vm"))) {
            int tag = numbering.tag(bridge.host(), card.network().id());
            Match match = Match.ANY.tag(tag).ethDst(card.nic().mac());
            Flow stale = new Flow(
                    Stage.L2_REMOTE.table(),
                    100,
                    match,
                    List.of(
                            new FlowAction.SetField(Field.TUN_ID, card.network().segmentId()),
                            new FlowAction.Output(
                                    numbering.tunnel(at, card.network().type()))),
                    Numbering.cookie(Stage.L2_REMOTE, card, 3),
                    origin);
            Flow local = new Flow(Stage.L2_LOCAL.table(), 100, match, List.of(), 0, origin);
            next = next.withFlows(List.of(local), List.of(stale));
        }
        return next;
    }

    private Bridge wrongVtep(Bridge bridge) {
        String to = fault.argument("to");
        Ipv4 wrong = fault.argument("vtep").isEmpty() ? NOBODY : Ipv4.parse(fault.argument("vtep"));
        return bridge.withPorts(bridge.ports().stream()
                .map(port -> port.remote().equals(to) && port.kind() == Bridge.Kind.TUNNEL
                        ? port.withRemoteAddress(wrong)
                        : port)
                .toList());
    }

    private Bridge staleArp(Bridge bridge) {
        if (!scenario.vms().containsKey(fault.argument("vm"))) {
            return bridge;
        }
        Nic nic = scenario.vm(fault.argument("vm")).nics().getFirst();
        long right = nic.mac().bits();
        long wrong = fault.argument("mac").isEmpty()
                ? right ^ 0x2f
                : Mac.parse(fault.argument("mac")).bits();
        return Rewrite.of(
                bridge,
                origin,
                flow -> flow.table() == Stage.ARP_RESPONDER.table()
                                && flow.match().valueOf(Field.ARP_TPA)
                                        == (nic.ip().bits() & 0xffff_ffffL)
                        ? Rewrite.action(
                                Rewrite.action(
                                        flow,
                                        new FlowAction.SetField(Field.ETH_SRC, right),
                                        new FlowAction.SetField(Field.ETH_SRC, wrong)),
                                new FlowAction.SetField(Field.ARP_SHA, right),
                                new FlowAction.SetField(Field.ARP_SHA, wrong))
                        : flow);
    }

    private Bridge groups(Bridge bridge, boolean open) {
        Bridge next = bridge;
        for (Card card : numbering.cardsOf(fault.argument("vm"))) {
            int port = numbering.port(bridge.host(), card);
            for (Stage stage : List.of(Stage.SG_EGRESS, Stage.SG_INGRESS)) {
                List<Flow> own = next.table(stage.table()).keyedBy(port);
                Field zone = stage.key();
                Flow all = new Flow(
                        stage.table(),
                        100,
                        Match.ANY.ip().ctState(CtState.TRK | CtState.NEW).with(zone, port),
                        List.of(
                                new FlowAction.Commit(zone),
                                new FlowAction.Resubmit(
                                        stage == Stage.SG_EGRESS ? Stage.L2_LOCAL.table() : Stage.OUTPUT.table())),
                        Numbering.cookie(stage, card, 0xffe),
                        origin);
                next = next.withFlows(own, open ? List.of(all) : List.of());
            }
        }
        return next;
    }

    private Bridge vfLeak(Bridge bridge) {
        Nic nic = scenario.vm(fault.argument("vm")).nics().getFirst();
        int vlan = (int) number("vlan", foreign(scenario.network(nic.network())).segmentId());
        return bridge.withPorts(bridge.ports().stream()
                .map(port -> port.vm().equals(fault.argument("vm")) && port.kind() == Bridge.Kind.VF
                        ? port.withVlan(vlan)
                        : port)
                .toList());
    }

    private DataPlane earlySwitch(DataPlane state) {
        String vm = fault.argument("vm");
        String to = fault.argument("to");
        String host = state.activeHost(vm).orElse("");
        if (host.isEmpty() || host.equals(to) || !scenario.hosts().containsKey(to)) {
            return state;
        }
        Controller controller = new Controller(scenario);
        Bindings here = Bindings.of(scenario).with(vm, Bindings.Place.at(host));
        Controller.Change prepared = controller.prepare(0, here, vm, to);
        DataPlane next = state;
        for (Push push : prepared.pushes()) {
            next = next.apply(push);
        }
        for (Push push : controller.resumed(0, prepared.after(), vm).pushes()) {
            next = next.apply(push);
        }
        return next;
    }

    private long number(String argument, long otherwise) {
        String text = fault.argument(argument);
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    /** Another tenant's network of the same kind; the network itself if there is none. */
    private Network foreign(Network network) {
        return scenario.networks().values().stream()
                .filter(other -> !other.tenant().equals(network.tenant()) && other.type() == network.type())
                .findFirst()
                .orElse(network);
    }

    private Network foreignOn(Bridge bridge, Network network) {
        return scenario.networks().values().stream()
                .filter(other -> !other.tenant().equals(network.tenant()))
                .filter(other -> hasPort(bridge, other))
                .findFirst()
                .orElse(foreign(network));
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
}
