package skyferry.run;

import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Underlay;
import skyferry.fabric.Routes;
import skyferry.model.Fault;
import skyferry.model.Link;

/**
 * The physical network as tunnels see it: a way between two hosts or none, and the smallest MTU on it.
 *
 * @param small faults that make an MTU smaller
 */
record FabricUnderlay(Routes routes, List<Fault> small) implements Underlay {
    private static final String KEY = "vtep";

    @Override
    public boolean delivers(String from, String to) {
        return from.equals(to) || routes.path(from, to, KEY).isPresent();
    }

    @Override
    public int mtu(String from, String to) {
        if (small.isEmpty()) {
            return ETHERNET_MTU;
        }
        Optional<List<String>> path = routes.path(from, to, KEY);
        int smallest = ETHERNET_MTU;
        for (Fault fault : small) {
            if (path.map(nodes -> crosses(nodes, fault.argument("link"))).orElse(false)) {
                smallest = Math.min(smallest, Integer.parseInt(fault.argument("mtu")));
            }
        }
        return smallest;
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
