package skyferry.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.fabric.Sharing.Stream;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Node;

class SharingTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static Node node(String id, Node.Kind kind) {
        return new Node(id, kind, "dc1", false, 300_000_000_000L);
    }

    private static Link link(String a, String b, double rate) {
        return new Link(Link.idOf(a, b), a, b, rate, 5_000, 1, Set.of(), 0, false);
    }

    @Test
    void twoStreamsShareALinkEvenly() {
        Fabric fabric =
                Fabric.of(List.of(node("a", Node.Kind.HOST), node("b", Node.Kind.HOST)), List.of(link("a", "b", 100)));

        double[] rates = rates(
                fabric,
                List.of(new Stream(List.of("a", "b"), INFINITE, 1), new Stream(List.of("a", "b"), INFINITE, 1)));

        assertThat(rates).containsExactly(50, 50);
    }

    @Test
    void whatACappedStreamLeavesGoesToTheOther() {
        Fabric fabric =
                Fabric.of(List.of(node("a", Node.Kind.HOST), node("b", Node.Kind.HOST)), List.of(link("a", "b", 100)));

        double[] rates = rates(
                fabric, List.of(new Stream(List.of("a", "b"), 20, 1), new Stream(List.of("a", "b"), INFINITE, 1)));

        assertThat(rates).containsExactly(20, 80);
    }

    @Test
    void theTwoDirectionsOfACableDoNotShare() {
        Fabric fabric =
                Fabric.of(List.of(node("a", Node.Kind.HOST), node("b", Node.Kind.HOST)), List.of(link("a", "b", 100)));

        double[] rates = rates(
                fabric,
                List.of(new Stream(List.of("a", "b"), INFINITE, 1), new Stream(List.of("b", "a"), INFINITE, 1)));

        assertThat(rates).containsExactly(100, 100);
    }

    @Test
    void aStreamOverAMissingCableStandsStill() {
        Fabric fabric = Fabric.of(List.of(node("a", Node.Kind.HOST), node("b", Node.Kind.HOST)), List.of());

        assertThat(rates(fabric, List.of(new Stream(List.of("a", "b"), INFINITE, 1))))
                .containsExactly(0);
    }

    /** The textbook condition: every stream is at its cap or is the largest, per weight, on a full link of its way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyStreamHasABottleneckAndNoLinkIsOverloaded(long seed) {
        Random random = new Random(seed);
        Fabric fabric = leafSpine(random);
        Routes routes = new Routes(fabric);
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String from = "h" + random.nextInt(12);
            String to = "h" + random.nextInt(12);
            Optional<List<String>> path = routes.path(from, to, "s" + i);
            if (!from.equals(to)) {
                double cap = random.nextInt(3) == 0 ? 1 + random.nextInt(30) : INFINITE;
                streams.add(new Stream(path.orElseThrow(), cap, 1 + random.nextInt(3)));
            }
        }

        double[] rates = rates(fabric, streams);

        Map<String, Double> load = new HashMap<>();
        Map<String, Double> largest = new HashMap<>();
        for (int i = 0; i < rates.length; i++) {
            for (String hop : hops(streams.get(i))) {
                load.merge(hop, rates[i], Double::sum);
                largest.merge(hop, rates[i] / streams.get(i).weight(), Math::max);
            }
        }
        load.forEach((hop, sum) -> assertThat(sum).isLessThanOrEqualTo(capacity(fabric, hop) * (1 + 1e-9)));
        for (int i = 0; i < rates.length; i++) {
            double rate = rates[i];
            double share = rate / streams.get(i).weight();
            boolean capped = rate >= streams.get(i).capBytesPerSecond() * (1 - 1e-9);
            boolean held = hops(streams.get(i)).stream()
                    .anyMatch(hop -> load.get(hop) >= capacity(fabric, hop) * (1 - 1e-9)
                            && share >= largest.get(hop) * (1 - 1e-9));
            assertThat(capped || held).as("stream %d at %f", i, rate).isTrue();
        }
    }

    private static double[] rates(Fabric fabric, List<Stream> streams) {
        Sharing sharing = new Sharing(fabric);
        int[] numbers = streams.stream().mapToInt(sharing::join).toArray();
        sharing.settle();
        return IntStream.of(numbers).mapToDouble(sharing::rate).toArray();
    }

    private static double capacity(Fabric fabric, String hop) {
        String[] ends = hop.split(">");
        return fabric.between(ends[0], ends[1]).orElseThrow().rateBytesPerSecond();
    }

    private static List<String> hops(Stream stream) {
        List<String> hops = new ArrayList<>();
        for (int i = 1; i < stream.path().size(); i++) {
            hops.add(stream.path().get(i - 1) + ">" + stream.path().get(i));
        }
        return hops;
    }

    private static Fabric leafSpine(Random random) {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            nodes.add(node("spine" + s, Node.Kind.SWITCH));
        }
        for (int l = 0; l < 4; l++) {
            nodes.add(node("leaf" + l, Node.Kind.SWITCH));
            for (int s = 0; s < 3; s++) {
                links.add(link("leaf" + l, "spine" + s, 20 + random.nextInt(100)));
            }
        }
        for (int h = 0; h < 12; h++) {
            nodes.add(node("h" + h, Node.Kind.HOST));
            links.add(link("h" + h, "leaf" + h / 3, 10 + random.nextInt(60)));
        }
        return Fabric.of(nodes, links);
    }

    @Test
    void pathsDoNotLeadThroughHostsAndFollowTheGraph() {
        Fabric fabric = leafSpine(new Random(7));
        Routes routes = new Routes(fabric);

        assertThat(routes.path("h0", "h1", "k").orElseThrow()).containsExactly("h0", "leaf0", "h1");
        List<String> far = routes.path("h0", "h11", "k").orElseThrow();
        assertThat(far).hasSize(5).startsWith("h0", "leaf0").endsWith("leaf3", "h11");
        assertThat(routes.delayNanos(far)).isEqualTo(20_000);

        String spine = far.get(2);
        Fabric without = fabric.without(Link.idOf("leaf0", spine));
        assertThat(new Routes(without).path("h0", "h11", "k").orElseThrow())
                .hasSize(5)
                .doesNotContain(spine);
    }

    @Test
    void aHostWhoseOnlyCableIsGoneIsOutOfReach() {
        Fabric fabric = leafSpine(new Random(7)).without(Link.idOf("h0", "leaf0"));

        assertThat(new Routes(fabric).path("h0", "h11", "k")).isEmpty();
        assertThat(new Routes(fabric).path("h11", "h0", "k")).isEmpty();
    }

    @Test
    void differentStreamsSpreadOverEqualWays() {
        Routes routes = new Routes(leafSpine(new Random(7)));
        Map<String, Integer> used = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            used.merge(routes.path("h0", "h11", "vm-" + i).orElseThrow().get(2), 1, Integer::sum);
        }

        assertThat(used).hasSize(3);
        used.values().forEach(count -> assertThat((double) count).isCloseTo(100, within(40.0)));
    }
}
