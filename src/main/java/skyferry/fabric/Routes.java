package skyferry.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
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
    /** Place of a node among those that forward; -1 for a host. */
    private final int[] relay;

    private final int relays;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] neighbours;
    private final long[][] costs;
    /** Nodes of the relays, by their places. */
    private final int[] nodeOf;

    private final AtomicReferenceArray<long[]> towards;
    private final AtomicReferenceArray<@Nullable Link[]> cables;

    public Routes(Fabric fabric) {
        this.fabric = fabric;
        // Nodes are numbered in the order of their names, so that next hops come sorted.
        Node[] nodes = fabric.nodes().toArray(Node[]::new);
        Arrays.sort(nodes, Comparator.comparing(Node::id));
        names = new String[nodes.length];
        relay = new int[names.length];
        nodeOf = new int[names.length];
        int forwarding = 0;
        for (int i = 0; i < names.length; i++) {
            names[i] = nodes[i].id();
            numbers.put(names[i], i);
            relay[i] = -1;
            if (nodes[i].kind() != Node.Kind.HOST) {
                nodeOf[forwarding] = i;
                relay[i] = forwarding++;
            }
        }
        relays = forwarding;
        neighbours = new int[names.length][];
        costs = new long[names.length][];
        towards = new AtomicReferenceArray<>(names.length);
        cables = new AtomicReferenceArray<>(names.length);
        connect();
    }

    private void connect() {
        int[] degree = new int[names.length];
        Link[] links = fabric.links().toArray(Link[]::new);
        int[] ends = new int[2 * links.length];
        for (int i = 0; i < links.length; i++) {
            ends[2 * i] = number(links[i].a());
            ends[2 * i + 1] = number(links[i].b());
            degree[ends[2 * i]]++;
            degree[ends[2 * i + 1]]++;
        }
        // Sorted by neighbour, cables to the same one in the fabric's order.
        long[][] order = new long[names.length][];
        for (int node = 0; node < names.length; node++) {
            order[node] = new long[degree[node]];
            degree[node] = 0;
        }
        for (int e = 0; e < ends.length; e++) {
            order[ends[e]][degree[ends[e]]++] = (long) ends[e ^ 1] << Integer.SIZE | e;
        }
        for (int node = 0; node < names.length; node++) {
            Arrays.sort(order[node]);
            neighbours[node] = new int[order[node].length];
            costs[node] = new long[order[node].length];
            for (int i = 0; i < order[node].length; i++) {
                neighbours[node][i] = (int) (order[node][i] >>> Integer.SIZE);
                costs[node][i] = links[(int) order[node][i] >>> 1].delayNanos() + HOP_NANOS;
            }
        }
    }

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
        long left = fromStart(start, end, distances);
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
            int count = nextHops(here, left, end, distances, next);
            here = count == 1 ? next[0] : next[(int) Long.remainderUnsigned(mix(keyHash, names[here]), count)];
            left = distance(here, end, distances);
            path.add(names[here]);
        }
        return Optional.of(path);
    }

    /** Whether there is a way. */
    public boolean reaches(String from, String to) {
        int start = number(from);
        int end = number(to);
        return start >= 0 && end >= 0 && fromStart(start, end, distancesTo(end)) < FAR;
    }

    /** One-way delay of a path in nanoseconds. */
    public long delayNanos(List<String> path) {
        long delay = 0;
        for (int i = 1; i < path.size(); i++) {
            Link cable = cable(path.get(i - 1), path.get(i));
            if (cable == null) {
                throw new IllegalArgumentException("no cable from " + path.get(i - 1) + " to " + path.get(i));
            }
            delay += cable.delayNanos();
        }
        return delay;
    }

    /** Rate of the slowest cable of a path, bytes per second; 0 where one is missing, infinite for a path of one node. */
    public double slowestBytesPerSecond(List<String> path) {
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < path.size(); i++) {
            Link cable = cable(path.get(i - 1), path.get(i));
            slowest = Math.min(slowest, cable == null ? 0 : cable.rateBytesPerSecond());
        }
        return slowest;
    }

    /** The cable between two nodes, as the fabric names it; names are only put together once for each. */
    private @Nullable Link cable(String from, String to) {
        int here = number(from);
        int place = here < 0 ? -1 : Arrays.binarySearch(neighbours[here], number(to));
        if (place < 0) {
            return fabric.between(from, to).orElse(null);
        }
        @Nullable Link[] known = cables.get(here);
        if (known == null) {
            known = new @Nullable Link[neighbours[here].length];
            cables.set(here, known);
        }
        Link cable = known[place];
        if (cable == null) {
            cable = fabric.between(from, to).orElse(null);
            known[place] = cable;
        }
        return cable;
    }

    private int nextHops(int here, long left, int end, long[] distances, int[] next) {
        int count = 0;
        for (int i = 0; i < neighbours[here].length; i++) {
            int there = neighbours[here][i];
            long rest = distance(there, end, distances);
            if (rest < FAR && rest + costs[here][i] == left) {
                next[count++] = there;
            }
        }
        return count;
    }

    /** The start may be a host, which does not forward for others. */
    private long fromStart(int start, int end, long[] distances) {
        long best = distance(start, end, distances);
        if (best < FAR) {
            return best;
        }
        for (int i = 0; i < neighbours[start].length; i++) {
            long rest = distance(neighbours[start][i], end, distances);
            best = rest < FAR ? Math.min(best, rest + costs[start][i]) : best;
        }
        return best;
    }

    private long distance(int node, int end, long[] distances) {
        if (node == end) {
            return 0;
        }
        return relay[node] < 0 ? FAR : distances[relay[node]];
    }

    /** Distances of all nodes that forward, by their places. */
    private long[] distancesTo(int end) {
        long[] known = towards.get(end);
        if (known == null) {
            known = spread(end);
            towards.set(end, known);
        }
        return known;
    }

    /** From a host with one cable all ways lead over the other end of it; else what can be bettered goes round until nothing can. */
    private long[] spread(int end) {
        long[] distances = new long[relays];
        Arrays.fill(distances, FAR);
        if (relay[end] < 0 && neighbours[end].length == 1 && relay[neighbours[end][0]] >= 0) {
            long[] behind = distancesTo(neighbours[end][0]);
            for (int i = 0; i < relays; i++) {
                distances[i] = behind[i] < FAR ? behind[i] + costs[end][0] : FAR;
            }
            return distances;
        }
        int[] waiting = new int[relays + 1];
        boolean[] waits = new boolean[relays];
        if (relay[end] >= 0) {
            distances[relay[end]] = 0;
        }
        int last = better(end, 0, distances, waiting, waits, 0);
        for (int first = 0; first != last; first = (first + 1) % waiting.length) {
            int place = waiting[first];
            waits[place] = false;
            last = better(nodeOf[place], distances[place], distances, waiting, waits, last);
        }
        return distances;
    }

    private int better(int node, long distance, long[] distances, int[] waiting, boolean[] waits, int last) {
        int until = last;
        for (int i = 0; i < neighbours[node].length; i++) {
            int place = relay[neighbours[node][i]];
            if (place >= 0 && distance + costs[node][i] < distances[place]) {
                distances[place] = distance + costs[node][i];
                if (!waits[place]) {
                    waits[place] = true;
                    waiting[until] = place;
                    until = (until + 1) % waiting.length;
                }
            }
        }
        return until;
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
