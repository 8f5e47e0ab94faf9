package skyferry.dataplane;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.dataplane.FlowAction.Commit;
import skyferry.dataplane.FlowAction.Resubmit;
import skyferry.dataplane.FlowAction.SetField;
import skyferry.model.ControllerOptions;
import skyferry.model.Ipv4;
import skyferry.model.Nic;
import skyferry.model.Scenario;
import skyferry.model.SecurityGroup;

/** The flows that come and go with a machine's port: classification, port security, security groups, activation. */
final class PortFlows {
    /** The last rule of a group; the ones before have higher priorities, so that of two that match the first is hit. */
    private static final int LAST_RULE = 100;

    private final Scenario scenario;
    private final Numbering numbering;
    private final Map<String, List<Ipv4>> members = new LinkedHashMap<>();

    PortFlows(Scenario scenario, Numbering numbering) {
        this.scenario = scenario;
        this.numbering = numbering;
        scenario.vms()
                .values()
                .forEach(vm -> vm.nics()
                        .forEach(nic -> nic.groups()
                                .forEach(group -> members.computeIfAbsent(group, g -> new ArrayList<>())
                                        .add(new Ipv4(nic.ip().bits(), 32)))));
    }

    /** Everything that lets a card's port on a host speak and be spoken to. */
    List<Flow> rules(String host, Card card) {
        int port = numbering.port(host, card);
        List<Flow> flows = new ArrayList<>();
        flows.add(flow(
                Stage.CLASSIFY,
                100,
                Match.ANY.inPort(port),
                card,
                0,
                List.of(
                        new SetField(Field.REG5, port),
                        new SetField(
                                Field.REG6, numbering.tag(host, card.network().id())),
                        to(Stage.PORT_SECURITY))));
        flows.addAll(security(port, card));
        Match ownAddress = Match.ANY.inPort(port).arp().address(Field.ARP_TPA, plain(card));
        flows.add(flow(Stage.ARP_RESPONDER, 110, ownAddress, card, 0, List.of(to(Stage.L2_LOCAL))));
        flows.addAll(group(host, card, SecurityGroup.Direction.EGRESS));
        flows.addAll(group(host, card, SecurityGroup.Direction.INGRESS));
        return flows;
    }

    private List<Flow> security(int port, Card card) {
        Match own = Match.ANY.inPort(port).ethSrc(card.nic().mac());
        Match arp = own.arp().with(Field.ARP_SHA, card.nic().mac().bits()).address(Field.ARP_SPA, plain(card));
        return List.of(
                flow(
                        Stage.PORT_SECURITY,
                        100,
                        own.ip().address(Field.IP_SRC, plain(card)),
                        card,
                        1,
                        List.of(to(Stage.SG_EGRESS_CT))),
                flow(Stage.PORT_SECURITY, 100, arp, card, 2, List.of(to(Stage.ARP_RESPONDER))),
                flow(Stage.PORT_SECURITY, 100, own.rarp(), card, 3, List.of(to(Stage.L2_LOCAL))));
    }

    /** Flows that block a port both ways but for the frame that activates it. */
    List<Flow> block(String host, Card card, ControllerOptions.Activation activation) {
        int port = numbering.port(host, card);
        List<Flow> flows = new ArrayList<>();
        Match own = Match.ANY.inPort(port).ethSrc(card.nic().mac());
        switch (activation) {
            case NONE -> {
                return List.of();
            }
            case RARP -> flows.add(activating(own.rarp(), card, Stage.L2_LOCAL));
            case GARP ->
                flows.add(activating(
                        own.arp()
                                .address(Field.ARP_SPA, plain(card))
                                .address(Field.ARP_TPA, plain(card))
                                .with(Field.ARP_SHA, card.nic().mac().bits()),
                        card,
                        Stage.ARP_RESPONDER));
            case NA -> flows.add(activating(own.with(Field.ETH_TYPE, 0x86dd), card, Stage.L2_LOCAL));
        }
        flows.add(flow(Stage.PORT_SECURITY, 140, Match.ANY.inPort(port), card, 9, List.of()));
        flows.add(flow(Stage.OUTPUT, 110, Match.ANY.with(Field.REG7, port), card, 9, List.of()));
        return flows;
    }

    private static Flow activating(Match match, Card card, Stage next) {
        return flow(Stage.PORT_SECURITY, 150, match, card, 8, List.of(to(next)));
    }

    private List<Flow> group(String host, Card card, SecurityGroup.Direction direction) {
        List<Match> matches = new ArrayList<>();
        Nic nic = card.nic();
        if (nic.groups().isEmpty()) {
            matches.add(Match.ANY.ip());
        }
        for (String id : nic.groups()) {
            SecurityGroup group = scenario.securityGroups().get(id);
            if (group != null && isHere(group, card, host)) {
                group.rules().stream()
                        .filter(rule -> rule.direction() == direction)
                        .forEach(rule -> matches.addAll(GroupMatches.of(rule, members)));
            }
        }
        boolean out = direction == SecurityGroup.Direction.EGRESS;
        Field zone = out ? Field.REG5 : Field.REG7;
        Stage stage = out ? Stage.SG_EGRESS : Stage.SG_INGRESS;
        List<FlowAction> commit = List.of(new Commit(zone), to(out ? Stage.L2_LOCAL : Stage.OUTPUT));
        List<Flow> flows = new ArrayList<>();
        for (Match match : matches) {
            Match whole = match.ctState(CtState.TRK | CtState.NEW).with(zone, numbering.port(host, card));
            int priority = LAST_RULE + matches.size() - 1 - flows.size();
            flows.add(flow(stage, priority, whole, card, 16 + flows.size(), commit));
        }
        return flows;
    }

    /** Rules bound to a host stay where the machine was first started. */
    private boolean isHere(SecurityGroup group, Card card, String host) {
        return group.boundTo() == SecurityGroup.Binding.PORT
                || scenario.vm(card.vm()).host().equals(host);
    }

    private static Ipv4 plain(Card card) {
        return new Ipv4(card.nic().ip().bits(), 32);
    }

    private static Resubmit to(Stage stage) {
        return new Resubmit(stage.table());
    }

    private static Flow flow(Stage stage, int priority, Match match, Card card, int rule, List<FlowAction> actions) {
        long cookie = Numbering.cookie(stage, card, rule);
        return new Flow(stage.table(), priority, match, actions, cookie, "port:" + card.vm());
    }
}
