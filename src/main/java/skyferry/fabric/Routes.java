package skyferry.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.AsWeightedGraph;
import org.jgrapht.graph.MaskSubgraph;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Node;

/**
 * Shortest ways through the physical network, by delay and then by hops. Hosts do not forward. Where several next hops are
 * equally short one is chosen by a hash of the stream's key, as switches do (ECMP, RFC 2992): the same stream always goes the
 * same way, different streams spread.
 */
public final class Routes {
    /** Added to every link's delay so that of two ways of equal delay the one with fewer hops is shorter. */
    private static final double HOP_NANOS = 1;

    private final Fabric fabric;
    private final Map<String, SingleSourcePaths<Node, Link>> towards = new HashMap<>();

    public Routes(Fabric fabric) {
        this.fabric = fabric;
    }

    /**
     * Node names from {@code from} to {@code to}, both included; empty when there is no way.
     *
     * @param key what tells the stream from others, such as the machine's name
     */
    public Optional<List<String>> path(String from, String to, String key) {
        Optional<Node> start = fabric.node(from);
        Optional<Node> end = fabric.node(to);
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(List.of(from));
        SingleSourcePaths<Node, Link> distances = distancesTo(end.get());
        Node here = start.get();
        while (!here.equals(end.get())) {
            List<Node> next = nextHops(here, start.get(), distances);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get((int) Long.remainderUnsigned(mix(key, here.id()), next.size()));
            path.add(here.id());
        }
        return Optional.of(path);
    }

    /** One-way delay of a path in nanoseconds. */
    public long delayNanos(List<String> path) {
        long delay = 0;
        for (int i = 1; i < path.size(); i++) {
            delay += fabric.between(path.get(i - 1), path.get(i)).orElseThrow().delayNanos();
        }
        return delay;
    }

    private List<Node> nextHops(Node here, Node start, SingleSourcePaths<Node, Link> distances) {
        double from = distance(here, start, distances);
        List<Node> next = new ArrayList<>();
        if (from == Double.POSITIVE_INFINITY) {
            return next;
        }
        for (Link link : fabric.graph().edgesOf(here)) {
            Node there = Graphs.getOppositeVertex(fabric.graph(), link, here);
            double rest = distances.getWeight(there);
            boolean forwards = there.kind() != Node.Kind.HOST || rest == 0;
            if (forwards && rest + link.delayNanos() + HOP_NANOS == from && !next.contains(there)) {
                next.add(there);
            }
        }
        next.sort(Comparator.comparing(Node::id));
        return next;
    }

    /** The start may be a host, which the table of distances leaves out as it does not forward for others. */
    private double distance(Node here, Node start, SingleSourcePaths<Node, Link> distances) {
        if (!here.equals(start)) {
            return distances.getWeight(here);
        }
        double best = Double.POSITIVE_INFINITY;
        for (Link link : fabric.graph().edgesOf(here)) {
            Node there = Graphs.getOppositeVertex(fabric.graph(), link, here);
            if (there.kind() != Node.Kind.HOST || distances.getWeight(there) == 0) {
                best = Math.min(best, distances.getWeight(there) + link.delayNanos() + HOP_NANOS);
            }
        }
        return best;
    }

    private SingleSourcePaths<Node, Link> distancesTo(Node end) {
        return towards.computeIfAbsent(end.id(), id -> {
            Graph<Node, Link> forwarding = new MaskSubgraph<>(
                    fabric.graph(), node -> node.kind() == Node.Kind.HOST && !node.equals(end), link -> false);
            Graph<Node, Link> weighted =
                    new AsWeightedGraph<>(forwarding, link -> link.delayNanos() + HOP_NANOS, false, false);
            return new DijkstraShortestPath<>(weighted).getPaths(end);
        });
    }

    private static long mix(String key, String node) {
        long h = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < key.length(); i++) {
            h = (h ^ key.charAt(i)) * 0xBF58476D1CE4E5B9L;
        }
        for (int i = 0; i < node.length(); i++) {
            h = (h ^ node.charAt(i)) * 0x94D049BB133111EBL;
        }
        return h ^ h >>> 31;
    }
}
