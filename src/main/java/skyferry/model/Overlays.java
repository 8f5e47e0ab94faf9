package skyferry.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.Pseudograph;

/**
 * Which host takes part in which tenant network: a bipartite JGraphT graph with an edge for every card of a machine.
 * A host is a station of a network while a machine with a card on that network is there.
 */
public final class Overlays {
    private final Graph<Place, Card> graph;

    private Overlays(Graph<Place, Card> graph) {
        this.graph = new AsUnmodifiableGraph<>(graph);
    }

    /** A vertex: a network or a host. */
    public sealed interface Place {
        record NetworkPlace(String id) implements Place {}

        record HostPlace(String id) implements Place {}
    }

    /** An edge: card number {@code index} of a machine, plugged on a host into a network. */
    public record Card(String vm, int index, String host, String network) {}

    /**
     * @param placement machine name to host name; machines that are not in it take no part
     */
    public static Overlays of(Collection<Network> networks, Collection<Vm> vms, Map<String, String> placement) {
        Graph<Place, Card> graph = new Pseudograph<>(Card.class);
        networks.forEach(network -> graph.addVertex(new Place.NetworkPlace(network.id())));
        for (Vm vm : vms) {
            String host = placement.get(vm.id());
            if (host == null) {
                continue;
            }
            Place there = new Place.HostPlace(host);
            graph.addVertex(there);
            for (int i = 0; i < vm.nics().size(); i++) {
                String network = vm.nics().get(i).network();
                graph.addEdge(there, new Place.NetworkPlace(network), new Card(vm.id(), i, host, network));
            }
        }
        return new Overlays(graph);
    }

    public Graph<Place, Card> graph() {
        return graph;
    }

    /** Hosts where the network has a machine, in the order in which the machines were given. */
    public Set<String> stations(String network) {
        Set<String> hosts = new LinkedHashSet<>();
        graph.edgesOf(new Place.NetworkPlace(network)).forEach(card -> hosts.add(card.host()));
        return hosts;
    }

    /** Cards that are plugged on a host. */
    public List<Card> cardsOn(String host) {
        Place there = new Place.HostPlace(host);
        return graph.containsVertex(there) ? List.copyOf(graph.edgesOf(there)) : List.of();
    }
}
