package skyferry.run;

import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Underlay;
import skyferry.fabric.Routes;
import skyferry.model.Fault;
import skyferry.model.FaultKind;
import skyferry.model.Link;
import skyferry.model.Scenario;

/**
 * The physical network as tunnels see it: a way between two hosts or none, and the smallest MTU on it.
 *
 * @param small faults that make an MTU smaller
 * @param ipsec whether tunnels are encrypted
 */
record FabricUnderlay(Routes routes, List<Fault> small, boolean ipsec) implements Underlay {
    static final String KEY = "vtep";

    /** The network with those of the faults that matter to it. */
    static FabricUnderlay of(Routes routes, List<Fault> faults, Scenario scenario) {
        List<Fault> small = faults.isEmpty()
                ? List.of()
                : faults.stream()
                        .filter(fault -> fault.kind() == FaultKind.SMALL_MTU)
                        .toList();
        return new FabricUnderlay(routes, small, scenario.controller().ipsec());
    }

    @Override
    public boolean delivers(String from, String to) {
        return from.equals(to) || routes.reaches(from, to);
    }

    /** What a packet spends on the cables between hosts that it comes by, one after the other, ns. */
    long delayNanos(List<String> hosts) {
        long delay = 0;
        for (int i = 1; i < hosts.size(); i++) {
            String from = hosts.get(i - 1);
            String to = hosts.get(i);
            delay += from.equals(to)
                    ? 0
                    : routes.path(from, to, KEY).map(routes::delayNanos).orElse(0L);
        }
        return delay;
    }

    @Override
    public int mtu(String from, String to) {
        if (small.isEmpty()) {
            return room(ETHERNET_MTU);
        }
        Optional<List<String>> path = routes.path(from, to, KEY);
        int smallest = ETHERNET_MTU;
        for (Fault fault : small) {
            if (path.map(nodes -> crosses(nodes, fault.argument("link"))).orElse(false)) {
                smallest = Math.min(smallest, Integer.parseInt(fault.argument("mtu")));
            }
        }
        return room(smallest);
    }

    /** What encryption of the tunnels leaves of an MTU. */
    private int room(int mtu) {
        return ipsec ? mtu - Secrecy.IPSEC_BYTES : mtu;
    }

    private static boolean crosses(List<String> nodes, String link) {
        for (int i = 1; i < nodes.size(); i++) {
            if (Link.idOf(nodes.get(i - 1), nodes.get(i)).equals(link)) {
                return true;
            }
        }
        return false;
    }
}
