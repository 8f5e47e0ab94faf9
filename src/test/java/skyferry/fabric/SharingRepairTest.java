package skyferry.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.fabric.Sharing.Stream;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Node;

/** Whatever comes, goes and changes: shares repaired where the change is felt are those that solving for all gives. */
class SharingRepairTest {
    private final TreeMap<Integer, Stream> streams = new TreeMap<>();
    private Fabric whole;
    private Fabric fabric;
    private Routes routes;
    private Sharing sharing;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void repairedSharesAreThoseOfAWholeSolve(long seed) {
        Random random = new Random(seed);
        begin(random, 8 + random.nextInt(40));
        int crowd = 5 + random.nextInt(250);
        for (int step = 0; step < 250; step++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                changeSomething(random, crowd);
            }
            sharing.settle();
            assertSharesAreExact("seed " + seed + " step " + step);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void onlyThoseWhoseShareChangedAreNamed(long seed) {
        Random random = new Random(seed);
        begin(random, 30);
        for (int i = 0; i < 120; i++) {
            join(random);
        }
        sharing.settle();
        for (int step = 0; step < 100; step++) {
            TreeMap<Integer, Double> before = new TreeMap<>();
            streams.keySet().forEach(number -> before.put(number, sharing.rate(number)));
            leaveOne(random);
            Set<Integer> named = Arrays.stream(sharing.settle()).boxed().collect(Collectors.toSet());
            streams.keySet().forEach(number -> {
                boolean same = sharing.rate(number) == before.get(number);
                assertThat(named.contains(number)).as("stream %d", number).isEqualTo(!same);
            });
            join(random);
            sharing.settle();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aCopyGoesOnExactlyAsTheOriginal(long seed) {
        Random random = new Random(seed);
        begin(random, 20);
        for (int i = 0; i < 80; i++) {
            changeSomething(random, 60);
        }
        sharing.settle();
        Sharing original = sharing;
        TreeMap<Integer, Stream> kept = new TreeMap<>(streams);
        Fabric keptFabric = fabric;

        sharing = original.copy();
        goOn(new Random(seed + 100));
        double[] ofCopy = rates();
        streams.clear();
        streams.putAll(kept);
        fabric = keptFabric;
        sharing = original;
        goOn(new Random(seed + 100));

        assertThat(rates()).containsExactly(ofCopy);
    }

    private void goOn(Random random) {
        for (int i = 0; i < 60; i++) {
            changeSomething(random, 60);
            sharing.settle();
        }
    }

    private double[] rates() {
        return streams.keySet().stream().mapToDouble(sharing::rate).toArray();
    }

    private void assertSharesAreExact(String when) {
        double[] exact = new ProgressiveFilling(fabric).rates(List.copyOf(streams.values()));
        int i = 0;
        for (int number : streams.keySet()) {
            double expected = exact[i++];
            assertThat(sharing.rate(number))
                    .as("%s: stream %d of %d", when, number, streams.size())
                    .isCloseTo(expected, within(1e-9 * expected + 1e-9));
        }
    }

    private void changeSomething(Random random, int crowd) {
        int choice = random.nextInt(10);
        if (choice < 3 || streams.isEmpty() || choice < 8 && streams.size() < crowd / 2) {
            join(random);
        } else if (choice < 5 || streams.size() > crowd) {
            leaveOne(random);
        } else if (choice < 7) {
            int number = any(random);
            Stream changed = stream(random, streams.get(number).path());
            streams.put(number, changed);
            sharing.change(number, changed);
        } else if (choice < 8) {
            int number = any(random);
            Stream changed = stream(random, path(random));
            streams.put(number, changed);
            sharing.change(number, changed);
        } else {
            changeCable(random);
        }
    }

    private void join(Random random) {
        Stream stream = stream(random, path(random));
        streams.put(sharing.join(stream), stream);
    }

    private void leaveOne(Random random) {
        int number = any(random);
        streams.remove(number);
        sharing.leave(number);
    }

    private int any(Random random) {
        return new ArrayList<>(streams.keySet()).get(random.nextInt(streams.size()));
    }

    private void changeCable(Random random) {
        List<Link> links = List.copyOf(whole.links());
        Link link = links.get(random.nextInt(links.size()));
        if (fabric.link(link.id()).isEmpty()) {
            List<Link> back = new ArrayList<>(fabric.links());
            back.add(link);
            fabric = Fabric.of(whole.nodes(), back);
        } else if (random.nextInt(3) == 0) {
            fabric = fabric.without(link.id());
        } else {
            fabric = fabric.with(link.withRate(10 + random.nextInt(100)));
        }
        sharing.fabric(fabric);
    }

    private List<String> path(Random random) {
        String from = "h" + random.nextInt(whole.nodes(Node.Kind.HOST).size());
        String to = "h" + random.nextInt(whole.nodes(Node.Kind.HOST).size());
        String key = "s" + random.nextInt(1000);
        // A stream keeps a way that is gone until it is given another.
        return routes.path(from, to, key).orElseThrow();
    }

    private static Stream stream(Random random, List<String> path) {
        double cap = random.nextInt(3) == 0 ? random.nextInt(40) : Double.POSITIVE_INFINITY;
        boolean local = path.size() < 2;
        return new Stream(path, local ? 7 : cap, random.nextInt(4) == 0 ? 0.5 + random.nextInt(3) : 1);
    }

    private void begin(Random random, int hosts) {
        List<Node> nodes = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        int leaves = (hosts + 4) / 5;
        for (int s = 0; s < 3; s++) {
            nodes.add(new Node("spine" + s, Node.Kind.SWITCH, "dc1", false, 1));
        }
        for (int l = 0; l < leaves; l++) {
            nodes.add(new Node("leaf" + l, Node.Kind.SWITCH, "dc1", false, 1));
            for (int s = 0; s < 3; s++) {
                links.add(link("leaf" + l, "spine" + s, 20 + random.nextInt(100)));
            }
        }
        for (int h = 0; h < hosts; h++) {
            nodes.add(new Node("h" + h, Node.Kind.HOST, "dc1", false, 1));
            links.add(link("h" + h, "leaf" + h / 5, 10 + random.nextInt(60)));
        }
        whole = Fabric.of(nodes, links);
        routes = new Routes(whole);
        fabric = whole;
        sharing = new Sharing(fabric);
    }

    private static Link link(String a, String b, double rate) {
        return new Link(Link.idOf(a, b), a, b, rate, 5_000, 1, Set.of(), 0, false);
    }
}
