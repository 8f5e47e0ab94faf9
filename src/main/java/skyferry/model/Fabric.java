package skyferry.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.WeightedPseudograph;

/**
 * The physical network: nodes and cables as an undirected JGraphT graph, weighted by the one-way delay in nanoseconds.
 * Immutable; a change makes a new one. Nodes and links keep the order of the scenario file.
 */
public final class Fabric {
    private final Map<String, Node> nodes;
    private final Map<String, Link> links;
    private final Graph<Node, Link> graph;

    private Fabric(Map<String, Node> nodes, Map<String, Link> links) {
        this.nodes = Collections.unmodifiableMap(nodes);
        this.links = Collections.unmodifiableMap(links);
        Graph<Node, Link> building = new WeightedPseudograph<>(Link.class);
        nodes.values().forEach(building::addVertex);
        links.values().forEach(link -> {
            building.addEdge(end(link.a()), end(link.b()), link);
            building.setEdgeWeight(link, link.delayNanos());
        });
        this.graph = new AsUnmodifiableGraph<>(building);
    }

    /**
     * @throws IllegalArgumentException when a link names a node that is not there, or two nodes or links share a name
     */
    public static Fabric of(Collection<Node> nodes, Collection<Link> links) {
        Map<String, Node> byName = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (byName.put(node.id(), node) != null) {
                throw new IllegalArgumentException("two nodes named " + node.id());
            }
        }
        Map<String, Link> byId = new LinkedHashMap<>();
        for (Link link : links) {
            if (!byName.containsKey(link.a()) || !byName.containsKey(link.b())) {
                throw new IllegalArgumentException("link " + link.id() + " ends at an unknown node");
            }
            if (byId.put(link.id(), link) != null) {
                throw new IllegalArgumentException("two links named " + link.id());
            }
        }
        return new Fabric(byName, byId);
    }

    private Node end(String id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("no node named " + id);
        }
        return node;
    }

    /** The graph; it cannot be modified. */
    public Graph<Node, Link> graph() {
        return graph;
    }

    public Collection<Node> nodes() {
        return nodes.values();
    }

    public Collection<Link> links() {
        return links.values();
    }

    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<Link> link(String id) {
        return Optional.ofNullable(links.get(id));
    }

    /** The cable between two nodes, if there is one. */
    public Optional<Link> between(String a, String b) {
        return link(Link.idOf(a, b));
    }

    /** The same network with one cable replaced by another between the same nodes. */
    public Fabric with(Link changed) {
        Map<String, Link> next = new LinkedHashMap<>(links);
        if (next.replace(changed.id(), changed) == null) {
            throw new IllegalArgumentException("no link named " + changed.id());
        }
        return new Fabric(new LinkedHashMap<>(nodes), next);
    }

    /** The same network without one cable. */
    public Fabric without(String linkId) {
        Map<String, Link> next = new LinkedHashMap<>(links);
        if (next.remove(linkId) == null) {
            throw new IllegalArgumentException("no link named " + linkId);
        }
        return new Fabric(new LinkedHashMap<>(nodes), next);
    }

    /** Nodes of one kind in the order of the scenario. */
    public List<Node> nodes(Node.Kind kind) {
        return nodes.values().stream().filter(node -> node.kind() == kind).toList();
    }
}
