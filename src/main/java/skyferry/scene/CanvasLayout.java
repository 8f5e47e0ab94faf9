package skyferry.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graphs;
import skyferry.model.Fabric;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Node;
import skyferry.model.Overlays;
import skyferry.model.Scenario;
import skyferry.scene.PictureBuilder.Box;

/**
 * Where everything stands on the canvas, computed from the graphs: hosts in a row in the scenario's order, switches above them in
 * tiers by their distance from the hosts, tenant networks below as lines with a station at each host that takes part.
 * Depends on the scenario, the fabric and the size only, so nothing jumps while machines move.
 */
public final class CanvasLayout {
    static final double MARGIN = 16;
    private static final double SWITCH_WIDTH = 116;
    private static final double SWITCH_HEIGHT = 32;
    /** Cards that have just become cards stay as small for a while before their text grows. */
    private static final double ROOM_FOR_CARDS = 1.35;

    private static final double OUTSIDE = 24;
    private static final double LEAST_NEAREST = 3;
    private static final double MOST_NEAREST = 80;

    private final Map<String, Box> nodes = new LinkedHashMap<>();
    private final Map<String, Box> hosts = new LinkedHashMap<>();
    private final Map<String, Double> lines = new LinkedHashMap<>();
    private final double physicalLabelY;
    private final double hostsLabelY;
    private final double networksLabelY;
    private final HostGrid grid;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Integer> order = new LinkedHashMap<>();
    private final Box view;
    private final double growth;
    private final boolean crowded;

    private CanvasLayout(
            HostGrid grid,
            double physicalLabelY,
            double hostsLabelY,
            double networksLabelY,
            Box view,
            double growth,
            boolean crowded) {
        this.grid = grid;
        this.view = view;
        this.growth = growth;
        this.crowded = crowded;
        this.physicalLabelY = physicalLabelY;
        this.hostsLabelY = hostsLabelY;
        this.networksLabelY = networksLabelY;
    }

    /** The layout of a scenario on a canvas of the given size. */
    public static CanvasLayout of(Scenario scenario, Fabric fabric, double width, double height, double textScale) {
        List<List<Node>> tiers = tiers(scenario.fabric());
        Bands roomy = Bands.of(scenario, tiers.size(), width, height, textScale, clamp((textScale - 1.1) * 2, 0, 1));
        boolean cards = roomy.grid(scenario, textScale).level() == HostGrid.Level.CARD;
        Bands bands = cards ? roomy : Bands.of(scenario, tiers.size(), width, height, textScale, 1);
        CanvasLayout layout = new CanvasLayout(
                bands.grid(scenario, textScale),
                22,
                bands.hosts().y() - 10,
                height - 8,
                new Box(0, 0, width, height),
                1,
                !cards);
        layout.placeSwitches(tiers, width, bands.tierStep(), textScale);
        layout.placeHosts(scenario);
        double bottom = layout.bottom(bands.hosts().y());
        double spare = bands.hosts().bottom() - bottom;
        double step = Math.min(bands.lineStep() * 1.3, bands.lineStep() + spare / Math.max(1, bands.lines()));
        int k = 0;
        for (Network network : scenario.networks().values()) {
            if (k < bands.lines()) {
                layout.order.put(network.id(), k);
                layout.lines.put(network.id(), bottom + 22 + step * (k++ + 0.35));
            }
        }
        return layout;
    }

    /**
     * The same layout as a camera sees it: hosts, lines and the places of switches come nearer; how much of a host is drawn goes
     * by the room that it has then.
     */
    CanvasLayout seenBy(Camera camera, double textScale) {
        if (camera.fits()) {
            return this;
        }
        double cards = grid.nearnessOfCards();
        double grown = cards == 1 ? camera.zoom() : Math.max(1, camera.zoom() / (cards * ROOM_FOR_CARDS));
        CanvasLayout seen = new CanvasLayout(
                grid.seenBy(camera, textScale),
                camera.viewY(physicalLabelY),
                camera.viewY(hostsLabelY),
                camera.viewY(networksLabelY),
                view,
                grown,
                crowded);
        seen.order.putAll(order);
        seen.places.putAll(places);
        lines.forEach((network, y) -> seen.lines.put(network, camera.viewY(y)));
        double widest = SWITCH_WIDTH * Math.max(1, textScale) * grown;
        double highest = SWITCH_HEIGHT * Math.max(1, textScale) * grown;
        nodes.forEach((node, box) -> seen.nodes.put(node, within(camera.view(box), widest, highest)));
        places.forEach((host, at) -> {
            seen.hosts.put(host, seen.grid.boxes().get(at));
            seen.nodes.put(host, seen.grid.boxes().get(at));
        });
        return seen;
    }

    private static Box within(Box box, double widest, double highest) {
        double w = Math.min(box.w(), widest);
        double h = Math.min(box.h(), highest);
        return new Box(box.centerX() - w / 2, box.centerY() - h / 2, w, h);
    }

    /** Whether anything of a box is in view. */
    boolean sees(Box box) {
        return box.right() > -OUTSIDE
                && box.x() < view.w() + OUTSIDE
                && box.bottom() > -OUTSIDE
                && box.y() < view.h() + OUTSIDE;
    }

    /** Whether a line between two anchors can touch the view. */
    boolean sees(double[] a, double[] b) {
        return sees(new Box(
                Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.abs(a[0] - b[0]) + 1, Math.abs(a[1] - b[1]) + 1));
    }

    /** How much larger than usual what is drawn on cards and lines is. */
    double growth() {
        return growth;
    }

    /** The nearest that makes sense: a host fills the view. */
    public double nearest() {
        Box host = grid.boxes().isEmpty() ? view : grid.boxes().getFirst();
        return clamp(Math.min(view.w() / host.w(), view.h() / host.h()), LEAST_NEAREST, MOST_NEAREST);
    }

    private double bottom(double top) {
        return hosts.values().stream().mapToDouble(Box::bottom).max().orElse(top);
    }

    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    /** Switches and routers by hops from the nearest host, the highest tier first. */
    static List<List<Node>> tiers(Fabric fabric) {
        Map<Node, Integer> distance = new LinkedHashMap<>();
        Deque<Node> queue = new ArrayDeque<>(fabric.nodes(Node.Kind.HOST));
        queue.forEach(host -> distance.put(host, 0));
        while (!queue.isEmpty()) {
            Node here = queue.remove();
            for (Node next : Graphs.neighborListOf(fabric.graph(), here)) {
                if (distance.putIfAbsent(next, distance.getOrDefault(here, 0) + 1) == null) {
                    queue.add(next);
                }
            }
        }
        lowerLeaves(fabric, distance);
        int top = distance.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<List<Node>> tiers = new ArrayList<>();
        for (int tier = top; tier >= 1; tier--) {
            int level = tier;
            List<Node> nodes = fabric.nodes().stream()
                    .filter(node -> distance.getOrDefault(node, 1) == level && node.kind() != Node.Kind.HOST)
                    .toList();
            if (!nodes.isEmpty()) {
                tiers.add(nodes);
            }
        }
        return tiers;
    }

    /** A leaf without hosts is as far from them as a switch above the spines, yet it stands beside the other leaves. */
    private static void lowerLeaves(Fabric fabric, Map<Node, Integer> distance) {
        for (Node node : fabric.nodes()) {
            int here = distance.getOrDefault(node, 0);
            boolean beside = here >= 3
                    && Graphs.neighborListOf(fabric.graph(), node).stream()
                            .allMatch(above -> distance.getOrDefault(above, 0) == here - 1
                                    && touches(fabric, above, here - 2, distance));
            if (beside) {
                distance.put(node, here - 2);
            }
        }
    }

    private static boolean touches(Fabric fabric, Node node, int tier, Map<Node, Integer> distance) {
        return Graphs.neighborListOf(fabric.graph(), node).stream()
                .anyMatch(next -> distance.getOrDefault(next, 0) == tier);
    }

    private void placeSwitches(List<List<Node>> tiers, double width, double tierStep, double textScale) {
        for (int t = 0; t < tiers.size(); t++) {
            List<Node> tier = tiers.get(t);
            double step = width / (tier.size() + 1);
            double w = Math.min(SWITCH_WIDTH * Math.min(textScale, 1.3), step > 30 ? step - 10 : step * 0.65);
            double h = Math.min(SWITCH_HEIGHT * Math.min(textScale, 1.3), tierStep - 14);
            for (int i = 0; i < tier.size(); i++) {
                double centerY = 30 + h / 2 + t * tierStep;
                nodes.put(tier.get(i).id(), new Box(step * (i + 1) - w / 2, centerY - h / 2, w, h));
            }
        }
    }

    private void placeHosts(Scenario scenario) {
        int i = 0;
        for (String host : scenario.hosts().keySet()) {
            Box box = grid.boxes().get(i);
            places.put(host, i++);
            hosts.put(host, box);
            nodes.put(host, box);
        }
    }

    /** How much of each host there is room for. */
    HostGrid.Level level() {
        return grid.level();
    }

    /** Whether hosts are so many that with everything in view they are not cards. */
    boolean crowded() {
        return crowded;
    }

    /** How many rows the hosts stand in. */
    int rows() {
        return grid.rows();
    }

    /** Boxes of switches, routers and hosts by name. */
    public Map<String, Box> nodes() {
        return Collections.unmodifiableMap(nodes);
    }

    /** Cards of hosts by name. */
    public Map<String, Box> hosts() {
        return Collections.unmodifiableMap(hosts);
    }

    /** The height of each tenant network's line; networks that have no room are left out. */
    public Map<String, Double> lines() {
        return Collections.unmodifiableMap(lines);
    }

    double physicalLabelY() {
        return physicalLabelY;
    }

    double hostsLabelY() {
        return hostsLabelY;
    }

    double networksLabelY() {
        return networksLabelY;
    }

    /** The host whose card is at a point. */
    public java.util.Optional<String> hostAt(double x, double y) {
        return hosts.entrySet().stream()
                .filter(entry -> entry.getValue().contains(x, y))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Where a cable meets a node: the top of a host's card, the middle of a switch. */
    double[] anchor(String node) {
        Box box = nodes.get(node);
        if (box == null) {
            return new double[] {0, 0};
        }
        return hosts.containsKey(node)
                ? new double[] {box.centerX(), box.y()}
                : new double[] {box.centerX(), box.centerY()};
    }

    /** The way of a stream as a polyline x0, y0, x1, y1, ..; empty when a node is not on the canvas. */
    public double[] way(List<String> path) {
        double[] xy = new double[2 * path.size()];
        for (int i = 0; i < path.size(); i++) {
            if (!nodes.containsKey(path.get(i))) {
                return new double[0];
            }
            double[] at = anchor(path.get(i));
            xy[2 * i] = at[0];
            xy[2 * i + 1] = at[1];
        }
        return xy;
    }

    /** Whether a link has both its ends on the canvas. */
    boolean shows(Link link) {
        return nodes.containsKey(link.a()) && nodes.containsKey(link.b());
    }

    /**
     * The x of a network's station at a host: beside the card's middle, each network with a place of its own; hosts in rows below
     * each other have places beside each other.
     */
    double stationX(String network, String host) {
        Box card = hosts.get(host);
        if (card == null) {
            return 0;
        }
        int index = order.getOrDefault(network, -1);
        double share = card.w() * 0.8 / rows();
        double spread = Math.min(22 * growth, share / Math.max(1, lines.size()));
        int row = places.getOrDefault(host, 0) / grid.columns();
        double middle = card.centerX() + (row - (rows() - 1) / 2.0) * share;
        return middle + (index - (lines.size() - 1) / 2.0) * spread;
    }

    /** Stations of every network, from the graph of overlays, in the order of the hosts. */
    static Map<String, List<String>> stations(Scenario scenario, Map<String, String> placement) {
        Overlays overlays =
                Overlays.of(scenario.networks().values(), scenario.vms().values(), placement);
        Map<String, List<String>> stations = new LinkedHashMap<>();
        for (String network : scenario.networks().keySet()) {
            List<String> ordered = new ArrayList<>(scenario.hosts().keySet());
            ordered.retainAll(overlays.stations(network));
            stations.put(network, ordered);
        }
        return stations;
    }
}
