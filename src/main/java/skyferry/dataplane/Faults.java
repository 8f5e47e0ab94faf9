package skyferry.dataplane;

import java.util.List;
import java.util.function.Predicate;
import skyferry.model.Fault;
import skyferry.model.Network;
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
 *   <li>{@code duplicate-mac}: vm, with [another machine of its network]: it has the other's address
 * </ul>
 *
 * Other kinds are no matter of flows and change nothing here.
 */
public final class Faults {
    private final Scenario scenario;
    private final Fault fault;
    private final NetworkFaults networks;
    private final MachineFaults machines;

    private Faults(Scenario scenario, Fault fault) {
        this.scenario = scenario;
        this.fault = fault;
        this.networks = new NetworkFaults(scenario, fault);
        this.machines = new MachineFaults(scenario, fault);
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
            case WRONG_VNI -> onHost(state, networks::wrongVni);
            case UNCHECKED_VNI -> onHost(state, networks::uncheckedVni);
            case REUSED_TAG -> onHost(state, networks::reusedTag);
            case STALE_FLOW -> onHost(state, machines::staleFlow);
            case WRONG_VTEP -> onHost(state, networks::wrongVtep);
            case STALE_ARP -> onHost(state, machines::staleArp);
            case NO_ANTISPOOF -> onEachHost(state, host -> true, machines::noAntispoof);
            case GROUP_NOT_FOLLOWED -> onEachHost(state, this::isAway, bridge -> machines.groups(bridge, false));
            case GROUP_FAIL_OPEN -> onEachHost(state, this::isAway, bridge -> machines.groups(bridge, true));
            case VF_LEAK -> onEachHost(state, host -> true, machines::vfLeak);
            case EARLY_SWITCH -> machines.earlySwitch(state);
            case DUPLICATE_MAC -> machines.duplicateMac(state);
            case LOST_RARP, SMALL_MTU, HOST_DOWN, LINK_DOWN, SITE_DOWN, CONTROLLER_DOWN, STORAGE_DOWN -> state;
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

    /** Another tenant's network of the same kind; the network itself if there is none. */
    static Network foreign(Scenario scenario, Network network) {
        return scenario.networks().values().stream()
                .filter(other -> !other.tenant().equals(network.tenant()) && other.type() == network.type())
                .findFirst()
                .orElse(network);
    }
}
