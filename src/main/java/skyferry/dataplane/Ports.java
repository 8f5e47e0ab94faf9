package skyferry.dataplane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;
import skyferry.model.Nic;
import skyferry.model.Scenario;

/** The ports that a controller has plugged in and out. */
final class Ports {
    private static final Ipv4 NOWHERE = new Ipv4(0, 32);
    private static final Mac NO_MAC = new Mac(0);

    private final Scenario scenario;
    private final Numbering numbering;
    private final Reach reach;

    Ports(Scenario scenario, Numbering numbering) {
        this.scenario = scenario;
        this.numbering = numbering;
        this.reach = new Reach(scenario);
    }

    /** A machine's port on a host. */
    Bridge.Port of(String host, Card card, Bridge.State state) {
        boolean bypass = card.kind() == Bridge.Kind.VF;
        return new Bridge.Port(
                bypass ? 0 : numbering.port(host, card),
                card.portName(),
                card.kind(),
                card.vm(),
                card.network().id(),
                "",
                numbering.tag(host, card.network().id()),
                state,
                card.nic().mac(),
                NOWHERE,
                Network.Type.VLAN,
                bypass ? card.network().segmentId() : 0);
    }

    /** What a host needs to reach the other hosts of a network: tunnels, or the cable itself. */
    List<Push.PortChange> toStations(String host, String network, Set<String> stations) {
        Network.Type type = scenario.network(network).type();
        List<Push.PortChange> plugs = new ArrayList<>();
        if (type == Network.Type.VLAN) {
            plugs.add(new Push.PortChange.Plug(new Bridge.Port(
                    Numbering.UPLINK,
                    "eth1",
                    Bridge.Kind.UPLINK,
                    "",
                    "",
                    "",
                    0,
                    Bridge.State.ACTIVE,
                    NO_MAC,
                    NOWHERE,
                    type,
                    0)));
            return plugs;
        }
        for (String other : stations) {
            if (!other.equals(host)) {
                plugs.add(new Push.PortChange.Plug(tunnel(other, type)));
            }
        }
        return plugs;
    }

    private Bridge.Port tunnel(String remote, Network.Type type) {
        return new Bridge.Port(
                numbering.tunnel(remote, type),
                prefix(type) + remote,
                Bridge.Kind.TUNNEL,
                "",
                "",
                remote,
                0,
                Bridge.State.ACTIVE,
                NO_MAC,
                scenario.host(remote).vtep(),
                type,
                0);
    }

    private static String prefix(Network.Type type) {
        return switch (type) {
            case VXLAN -> "vx-";
            case GENEVE -> "gn-";
            case GRE -> "gre-";
            case VLAN -> "";
        };
    }

    /** The port that comes or goes on a host when a machine's place changes. */
    List<Push.PortChange> changes(String host, Card card, Bindings.Place before, Bindings.Place after) {
        boolean had = before.plugged().contains(host);
        boolean has = after.plugged().contains(host);
        if (had == has || !reach.mayBe(card, host)) {
            return List.of();
        }
        return has
                ? List.of(new Push.PortChange.Plug(of(host, card, Bridge.State.STANDBY)))
                : List.of(new Push.PortChange.Unplug(card.portName()));
    }

    /** A bridge on which a card has the port that fits how it reaches the wire, and no other. */
    Bridge with(Bridge bridge, Card card, Optional<Nic.Attach> attach, Bridge.State state) {
        Set<String> names = Set.of(
                card.as(Nic.Attach.VIRTIO).portName(), card.as(Nic.Attach.VF).portName());
        List<Bridge.Port> next = new ArrayList<>();
        for (Bridge.Port port : bridge.ports()) {
            if (!port.vm().equals(card.vm()) || !names.contains(port.name())) {
                next.add(port);
            }
        }
        attach.ifPresent(as -> next.add(of(bridge.host(), card.as(as), state)));
        return next.equals(bridge.ports()) ? bridge : bridge.withPorts(next);
    }
}
