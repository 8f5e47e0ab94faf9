package skyferry.dataplane;

import java.util.List;
import java.util.Optional;
import skyferry.model.Fault;
import skyferry.model.Mac;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.Vm;

/** Faults that concern one machine: its port, its rules, its address, what others know of its place. */
final class MachineFaults {
    private final Scenario scenario;
    private final Numbering numbering;
    private final Fault fault;
    private final String origin;

    MachineFaults(Scenario scenario, Fault fault) {
        this.scenario = scenario;
        this.numbering = new Numbering(scenario);
        this.fault = fault;
        this.origin = "fault:" + fault.kind().id();
    }

    Bridge noAntispoof(Bridge bridge) {
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

    Bridge staleFlow(Bridge bridge) {
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

    Bridge staleArp(Bridge bridge) {
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

    Bridge groups(Bridge bridge, boolean open) {
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

    Bridge vfLeak(Bridge bridge) {
        Nic nic = scenario.vm(fault.argument("vm")).nics().getFirst();
        String named = fault.argument("vlan");
        int vlan = named.isEmpty()
                ? Faults.foreign(scenario, scenario.network(nic.network())).segmentId()
                : Integer.parseInt(named);
        return bridge.withPorts(bridge.ports().stream()
                .map(port -> port.vm().equals(fault.argument("vm")) && port.kind() == Bridge.Kind.VF
                        ? port.withVlan(vlan)
                        : port)
                .toList());
    }

    /** Of two flows for one address the one that is written later stays. */
    DataPlane duplicateMac(DataPlane state) {
        Vm vm = scenario.vm(fault.argument("vm"));
        Nic own = vm.nics().getFirst();
        Optional<Nic> other = scenario.vms().values().stream()
                .filter(one -> !one.id().equals(vm.id()))
                .filter(one -> fault.argument("with").isEmpty()
                        || fault.argument("with").equals(one.id()))
                .flatMap(one -> one.nics().stream())
                .filter(nic -> nic.network().equals(own.network()))
                .findFirst();
        if (other.isEmpty()) {
            return state;
        }
        Mac mac = other.get().mac();
        DataPlane next = state;
        for (Bridge bridge : state.bridges().values()) {
            Bridge changed = Rewrite.of(
                    bridge,
                    origin,
                    flow -> flow.origin().endsWith(":" + vm.id()) ? Rewrite.address(flow, own.mac(), mac) : flow);
            next = next.with(changed.withPorts(changed.ports().stream()
                    .map(port -> port.vm().equals(vm.id()) && port.mac().equals(own.mac()) ? port.withMac(mac) : port)
                    .toList()));
        }
        return next;
    }

    DataPlane earlySwitch(DataPlane state) {
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
}
