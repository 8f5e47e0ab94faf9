package skyferry.dataplane;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import skyferry.model.Ipv4;
import skyferry.model.Mac;
import skyferry.model.Network;

/**
 * A host's integration bridge: its ports and its flow tables. Immutable; a change makes a new one that shares the tables that
 * it does not touch.
 */
public final class Bridge {
    private final String host;
    private final Ipv4 vtep;
    private final PortTable ports;
    private final Pipeline pipeline;

    private Bridge(String host, Ipv4 vtep, PortTable ports, Pipeline pipeline) {
        this.host = host;
        this.vtep = vtep;
        this.ports = ports;
        this.pipeline = pipeline;
    }

    /** A bridge with no port and no flow: it forwards nothing. */
    public static Bridge empty(String host, Ipv4 vtep) {
        return new Bridge(host, vtep, PortTable.EMPTY, Pipeline.EMPTY);
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

        public Port withMac(Mac next) {
            return new Port(number, name, kind, vm, network, remote, tag, state, next, remoteAddress, tunnel, vlan);
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

    public String host() {
        return host;
    }

    /** The host's tunnel end point. */
    public Ipv4 vtep() {
        return vtep;
    }

    /** All ports by number, virtual functions beside the bridge first. */
    public List<Port> ports() {
        return ports.all();
    }

    /** The port of that number. */
    public Optional<Port> port(int number) {
        return Optional.ofNullable(ports.numbered(number));
    }

    /** The ports of a machine, one for each of its cards. */
    public List<Port> portsOf(String vm) {
        return ports.of(vm);
    }

    /** The tunnel port that takes what comes from an end point in an encapsulation. */
    public Optional<Port> tunnelFrom(Ipv4 remote, Network.Type type) {
        return Optional.ofNullable(ports.tunnelFrom(remote, type));
    }

    /** The tables by number, in order. */
    public SequencedMap<Integer, FlowTable> tables() {
        SequencedMap<Integer, FlowTable> tables = new LinkedHashMap<>();
        pipeline.tables().forEach(table -> tables.put(table.number(), table));
        return tables;
    }

    /** The table of that number; an empty one where no flow was ever put. */
    public FlowTable table(int number) {
        return pipeline.table(number);
    }

    /** How many flows all tables hold together. */
    public int flowCount() {
        return pipeline.tables().stream().mapToInt(FlowTable::size).sum();
    }

    /** All flows, table by table, each table in the order of a lookup. */
    public List<Flow> flows() {
        return pipeline.tables().stream()
                .flatMap(table -> table.flows().stream())
                .toList();
    }

    /** The bridge after a push of flows. */
    public Bridge withFlows(Collection<Flow> remove, Collection<Flow> add) {
        Pipeline next = pipeline.with(remove, add);
        return next == pipeline ? this : new Bridge(host, vtep, ports, next);
    }

    /** The bridge with other flows in the place of all members of a network that a table has. */
    Bridge withMembers(Stage stage, int tag, Members members) {
        return new Bridge(host, vtep, ports, pipeline.withMembers(stage, tag, members));
    }

    /** The bridge with other ports. */
    public Bridge withPorts(List<Port> next) {
        return new Bridge(host, vtep, PortTable.of(next), pipeline);
    }

    /** The bridge after ports have come and gone. */
    Bridge withChanges(List<Push.PortChange> changes) {
        PortTable next = ports.with(changes);
        return next == ports ? this : new Bridge(host, vtep, next, pipeline);
    }

    /** The bridge with a machine's ports in another state. */
    public Bridge withState(String vm, State state) {
        return withPorts(ports().stream()
                .map(port -> port.vm.equals(vm) ? port.withState(state) : port)
                .toList());
    }

    /** Tells in what the bridge differs from an earlier state of itself. What both share costs nothing. */
    public void differences(Bridge before, Differences differences) {
        pipeline.differences(before.pipeline, differences);
        ports.differences(before.ports, differences);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bridge bridge
                && host.equals(bridge.host)
                && vtep.equals(bridge.vtep)
                && ports().equals(bridge.ports())
                && sameFlows(bridge);
    }

    /** Whether the tables hold the same flows: only what two states do not share is looked at, and most of it is shared. */
    private boolean sameFlows(Bridge other) {
        if (pipeline == other.pipeline) {
            return true;
        }
        if (flowCount() != other.flowCount()) {
            return false;
        }
        FlowBalance balance = new FlowBalance();
        pipeline.differences(other.pipeline, balance);
        return balance.isEven();
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, vtep, ports());
    }

    @Override
    public String toString() {
        return "Bridge[" + host + ", " + ports().size() + " ports, " + flowCount() + " flows]";
    }
}
