package skyferry.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Node;

/** Ways are shortest, whoever asks, and hosts forward for nobody. */
class RoutesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void waysAreAsShortAsTheyCanBe(long seed) {
        Fabric fabric = fabric(new SplittableRandom(seed));
        Routes routes = new Routes(fabric);
        for (Node from : fabric.nodes()) {
            Map<String, Long> distances = distances(fabric, from.id());
            for (Node to : fabric.nodes()) {
                List<String> path =
                        routes.path(from.id(), to.id(), "key-" + seed).orElse(List.of());
                assertThat(routes.reaches(from.id(), to.id())).isEqualTo(distances.containsKey(to.id()));
                assertThat(path.isEmpty()).isEqualTo(!distances.containsKey(to.id()));
                if (!path.isEmpty()) {
                    assertThat(routes.delayNanos(path) + path.size() - 1).isEqualTo(distances.get(to.id()));
                    assertThat(routes.slowestBytesPerSecond(path)).isEqualTo(slowest(fabric, path));
                }
            }
        }
    }

    /** By looking at every cable again until nothing gets nearer: delay, and 1 ns a hop. */
    private static Map<String, Long> distances(Fabric fabric, String from) {
        Map<String, Long> distances = new HashMap<>(Map.of(from, 0L));
        boolean nearer = true;
        while (nearer) {
            nearer = false;
            for (Link link : fabric.links()) {
                nearer |= reach(fabric, from, link.a(), link.b(), link.delayNanos() + 1, distances);
                nearer |= reach(fabric, from, link.b(), link.a(), link.delayNanos() + 1, distances);
            }
        }
        return distances;
    }

    private static boolean reach(
            Fabric fabric, String from, String here, String there, long cost, Map<String, Long> distances) {
        boolean forwards = here.equals(from) || fabric.node(here).orElseThrow().kind() != Node.Kind.HOST;
        Long known = distances.get(here);
        if (!forwards || known == null || known + cost >= distances.getOrDefault(there, Long.MAX_VALUE)) {
            return false;
        }
        distances.put(there, known + cost);
        return true;
    }

    private static double slowest(Fabric fabric, List<String> path) {
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < path.size(); i++) {
            Link link = fabric.between(path.get(i - 1), path.get(i)).orElseThrow();
            slowest = Math.min(slowest, link.rateBytesPerSecond());
        }
        return slowest;
    }

    private static Fabric fabric(SplittableRandom random) {
        List<Node> nodes = new ArrayList<>();
        int count = 4 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            Node.Kind kind = random.nextInt(3) == 0 ? Node.Kind.SWITCH : Node.Kind.HOST;
            nodes.add(new Node("n" + i, kind, "dc1", false, 300_000_000_000L));
        }
        List<Link> links = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                if (random.nextInt(4) == 0) {
                    String id = Link.idOf("n" + a, "n" + b);
                    double rate = random.nextDouble(1e8, 1e10);
                    links.add(new Link(id, "n" + a, "n" + b, rate, random.nextInt(4), 1, Set.of(), 0, false));
                }
            }
        }
        return Fabric.of(nodes, links);
    }
}
