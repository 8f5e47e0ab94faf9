package skyferry.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final long HOP_NANOS = 1;

    private static final long FAR = Long.MAX_VALUE;

    private final Fabric fabric;
    private final String[] names;
    private final boolean[] forwards;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] neighbours;
    private final long[][] costs;
    private final Map<Integer, long[]> towards = new ConcurrentHashMap<>();

    public Routes(Fabric fabric) {
        this.fabric = fabric;
        // Nodes are numbered in the order of their names, so that next hops come sorted.
        List<Node> nodes = new ArrayList<>(fabric.nodes());
        nodes.sort(Comparator.comparing(Node::id));
        names = new String[nodes.size()];
        forwards = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = nodes.get(i).id();
            forwards[i] = nodes.get(i).kind() != Node.Kind.HOST;
            numbers.put(names[i], i);
        }
        neighbours = new int[names.length][];
        costs = new long[names.length][];
        connect();
    }

    private void connect() {
        List<Cable> cables = new ArrayList<>();
        for (Link link : fabric.links()) {
            int a = number(link.a());
            int b = number(link.b());
            cables.add(new Cable(a, b, link.delayNanos() + HOP_NANOS));
            cables.add(new Cable(b, a, link.delayNanos() + HOP_NANOS));
        }
        cables.sort(Comparator.comparingInt(Cable::from).thenComparingInt(Cable::to));
        int begin = 0;
        for (int node = 0; node < names.length; node++) {
            int end = begin;
            while (end < cables.size() && cables.get(end).from() == node) {
                end++;
            }
            List<Cable> here = cables.subList(begin, end);
            neighbours[node] = here.stream().mapToInt(Cable::to).toArray();
            costs[node] = here.stream().mapToLong(Cable::cost).toArray();
            begin = end;
        }
    }

    private record Cable(int from, int to, long cost) {}

    private record Reached(int node, long distance) {}

    private int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /**
     * Node names from {@code from} to {@code to}, both included; empty when there is no way.
     *
     * @param key what tells the stream from others, such as the machine's name
     */
    public Optional<List<String>> path(String from, String to, String key) {
        int start = number(from);
        int end = number(to);
        if (start < 0 || end < 0) {
            return Optional.empty();
        }
        long[] distances = distancesTo(end);
        long left = fromStart(start, distances);
        if (left == FAR) {
            return Optional.empty();
        }
        List<String> path = new ArrayList<>(8);
        path.add(from);
        long keyHash = hash(0x9E3779B97F4A7C15L, key, 0xBF58476D1CE4E5B9L);
        int[] next = new int[neighbours[start].length];
        for (int here = start; here != end; ) {
            if (next.length < neighbours[here].length) {
                next = new int[neighbours[here].length];
            }
            int count = nextHops(here, left, distances, next);
            here = next[(int) Long.remainderUnsigned(mix(keyHash, names[here]), count)];
            left = distances[here];
            path.add(names[here]);
        }
        return Optional.of(path);
    }

    /** Whether there is a way. */
    public boolean reaches(String from, String to) {
        int start = number(from);
        int end = number(to);
        return start >= 0 && end >= 0 && fromStart(start, distancesTo(end)) < FAR;
    }

    /** One-way delay of a path in nanoseconds. */
    public long delayNanos(List<String> path) {
        long delay = 0;
        for (int i = 1; i < path.size(); i++) {
            delay += fabric.between(path.get(i - 1), path.get(i)).orElseThrow().delayNanos();
        }
        return delay;
    }

    private int nextHops(int here, long left, long[] distances, int[] next) {
        int count = 0;
        for (int i = 0; i < neighbours[here].length; i++) {
            int there = neighbours[here][i];
            if (distances[there] < FAR && distances[there] + costs[here][i] == left) {
                next[count++] = there;
            }
        }
        return count;
    }

    /** The start may be a host, which the table of distances leaves out as it does not forward for others. */
    private long fromStart(int start, long[] distances) {
        long best = distances[start];
        if (best < FAR) {
            return best;
        }
        for (int i = 0; i < neighbours[start].length; i++) {
            long rest = distances[neighbours[start][i]];
            best = rest < FAR ? Math.min(best, rest + costs[start][i]) : best;
        }
        return best;
    }

    /** Distances of all nodes that forward, and of the end itself. */
    private long[] distancesTo(int end) {
        return towards.computeIfAbsent(end, node -> {
            long[] distances = new long[names.length];
            Arrays.fill(distances, FAR);
            PriorityQueue<Reached> queue = new PriorityQueue<>(Comparator.comparingLong(Reached::distance));
            distances[node] = 0;
            queue.add(new Reached(node, 0));
            while (!queue.isEmpty()) {
                Reached here = queue.remove();
                if (here.distance() == distances[here.node()]) {
                    spread(here, distances, queue);
                }
            }
            return distances;
        });
    }

    private void spread(Reached here, long[] distances, PriorityQueue<Reached> queue) {
        for (int i = 0; i < neighbours[here.node()].length; i++) {
            int there = neighbours[here.node()][i];
            long distance = here.distance() + costs[here.node()][i];
            if (forwards[there] && distance < distances[there]) {
                distances[there] = distance;
                queue.add(new Reached(there, distance));
            }
        }
    }

    private static long mix(long keyHash, String node) {
        long h = hash(keyHash, node, 0x94D049BB133111EBL);
        return h ^ h >>> 31;
    }

    private static long hash(long seed, String text, long factor) {
        long h = seed;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * factor;
        }
        return h;
    }
}
