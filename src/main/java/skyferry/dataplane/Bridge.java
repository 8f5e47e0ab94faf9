package skyferry.dataplane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;

/**
 * A host's integration bridge: its ports and its flow tables. Immutable; a change makes a new one that shares the tables that
 * it does not touch.
 *
 * @param vtep the host's tunnel end point
 * @param tables by number, in order
 */
public record Bridge(String host, Ipv4 vtep, List<Port> ports, Map<Integer, FlowTable> tables) {
    public Bridge {
        ports = List.copyOf(ports);
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    }

    /** A bridge with no port and no flow: it forwards nothing. */
    public static Bridge empty(String host, Ipv4 vtep) {
        return new Bridge(host, vtep, List.of(), Map.of());
    }

    /**
     * A port of the bridge, or a virtual function beside it.
     *
     * @param number OpenFlow port number, 1 to 65279; 0 for a virtual function that bypasses the bridge
     * @param vm machine behind it; empty for a tunnel and an uplink
     * @param network network of the machine's card; empty for a tunnel and an uplink
     * @param remote host at the other end of a tunnel; empty for others
     * @param tag local tag of the port's network; 0 for a tunnel
     * @param mac address that the machine's card has
     * @param remoteAddress tunnel end point that packets are sent to; 0.0.0.0 for others
     * @param tunnel kind of encapsulation; {@code VLAN} where there is none
     * @param vlan tag under which a virtual function meets the wire; 0 for others
     */
    public record Port(
            int number,
            String name,
            Kind kind,
            String vm,
            String network,
            String remote,
            int tag,
            State state,
            Mac mac,
            Ipv4 remoteAddress,
            Network.Type tunnel,
            int vlan) {

        public Port withState(State next) {
            return new Port(number, name, kind, vm, network, remote, tag, next, mac, remoteAddress, tunnel, vlan);
        }

        public Port withTag(int next) {
            return new Port(number, name, kind, vm, network, remote, next, state, mac, remoteAddress, tunnel, vlan);
        }

        public Port withRemoteAddress(Ipv4 next) {
            return new Port(number, name, kind, vm, network, remote, tag, state, mac, next, tunnel, vlan);
        }

        public Port withVlan(int next) {
            return new Port(number, name, kind, vm, network, remote, tag, state, mac, remoteAddress, tunnel, next);
        }

        /** Whether a machine sits behind it. */
        public boolean isMachines() {
            return kind == Kind.VM || kind == Kind.REPRESENTOR || kind == Kind.VF;
        }
    }

    /** What a port leads to. */
    public enum Kind {
        /** A paravirtual card, a tap on the bridge. */
        VM,
        /** The stand-in of a virtual function whose NIC runs the bridge's flows (switchdev mode). */
        REPRESENTOR,
        /** A virtual function on the NIC's own embedded switch: no flow ever sees its frames. */
        VF,
        /** Another host's tunnel end point. */
        TUNNEL,
        /** The cable, untunnelled. */
        UPLINK
    }

    /** Whether the machine behind the port runs here, will run here, or has left. */
    public enum State {
        ACTIVE,
        STANDBY,
        DEPARTED
    }

    /** The port of that number. */
    public Optional<Port> port(int number) {
        return ports.stream()
                .filter(port -> port.number == number && number != 0)
                .findFirst();
    }

    /** The ports of a machine, one for each of its cards. */
    public List<Port> portsOf(String vm) {
        return ports.stream().filter(port -> port.vm.equals(vm)).toList();
    }

    /** The table of that number; an empty one where no flow was ever put. */
    public FlowTable table(int number) {
        FlowTable table = tables.get(number);
        return table == null ? FlowTable.empty(number) : table;
    }

    /** How many flows all tables hold together. */
    public int flowCount() {
        return tables.values().stream().mapToInt(FlowTable::size).sum();
    }

    /** All flows, table by table, each table in the order of a lookup. */
    public List<Flow> flows() {
        return tables.values().stream().flatMap(table -> table.flows().stream()).toList();
    }

    /** The bridge after a push of flows. */
    public Bridge withFlows(Collection<Flow> remove, Collection<Flow> add) {
        Map<Integer, List<Flow>> removed = byTable(remove);
        Map<Integer, List<Flow>> added = byTable(add);
        Map<Integer, FlowTable> next = new TreeMap<>(tables);
        removed.keySet().forEach(number -> added.computeIfAbsent(number, n -> List.of()));
        added.forEach((number, flows) ->
                next.put(number, table(number).with(removed.getOrDefault(number, List.of()), flows)));
        return new Bridge(host, vtep, ports, next);
    }

    private static Map<Integer, List<Flow>> byTable(Collection<Flow> flows) {
        Map<Integer, List<Flow>> grouped = new LinkedHashMap<>();
        flows.forEach(flow ->
                grouped.computeIfAbsent(flow.table(), n -> new ArrayList<>()).add(flow));
        return grouped;
    }

    public Bridge withPorts(List<Port> next) {
        return new Bridge(host, vtep, next, tables);
    }

    /** The bridge with a machine's ports in another state. */
    public Bridge withState(String vm, State state) {
        return withPorts(ports.stream()
                .map(port -> port.vm.equals(vm) ? port.withState(state) : port)
                .toList());
    }
}
