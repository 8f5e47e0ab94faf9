package skyferry.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Link;
import skyferry.model.Network;
import skyferry.model.Node;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the physical network above the hosts and the tenant networks below them. */
final class NetworkPainter {
    private static final double[] DASH = {5, 4};

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;

    NetworkPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
    }

    void captions(PictureBuilder out) {
        caption(out, "PHYSICAL NETWORK", layout.physicalLabelY());
        caption(out, "HOSTS", layout.hostsLabelY());
        caption(out, "TENANT NETWORKS", layout.networksLabelY());
    }

    private void caption(PictureBuilder out, String text, double y) {
        out.text(14, y, text, Face.SEMIBOLD, pen.size(11), Align.LEFT, pen.palette.muted());
    }

    void cables(PictureBuilder out) {
        for (Link link : input.scenario().fabric().links()) {
            if (!layout.shows(link)) {
                continue;
            }
            double[] a = layout.anchor(link.a());
            double[] b = layout.anchor(link.b());
            boolean up = input.world().fabric().link(link.id()).isPresent();
            if (up) {
                out.line(a[0], a[1], b[0], b[1], 2, pen.palette.line());
            } else {
                out.path(2, DASH, pen.palette.bad(), a[0], a[1], b[0], b[1]);
                pen.pill(
                        out,
                        (a[0] + b[0]) / 2,
                        (a[1] + b[1]) / 2,
                        "cut",
                        pen.palette.bad(),
                        pen.palette.onStrong(),
                        0,
                        input.width());
            }
        }
    }

    void switches(PictureBuilder out) {
        for (Node node : input.scenario().fabric().nodes()) {
            Box box = layout.nodes().get(node.id());
            if (node.kind() == Node.Kind.HOST || box == null) {
                continue;
            }
            boolean selected = input.interaction()
                    .selected()
                    .equals(java.util.Optional.of(new Picture.Target.NodeTarget(node.id())));
            out.fill(box, 8, pen.palette.panel());
            out.stroke(box, 8, selected ? 2.5 : 1.2, selected ? pen.palette.accent() : pen.palette.line());
            pen.text(
                    out,
                    box.centerX(),
                    box.centerY() + pen.size(12) * 0.36,
                    node.id(),
                    Face.SEMIBOLD,
                    12,
                    Align.CENTER,
                    pen.palette.text(),
                    box.w() - 10);
            out.hit(box, new Picture.Target.NodeTarget(node.id()));
        }
    }

    /** Areas round the cables' middles, below everything else. */
    void hits(PictureBuilder out) {
        for (Link link : input.scenario().fabric().links()) {
            if (layout.shows(link)) {
                double[] a = layout.anchor(link.a());
                double[] b = layout.anchor(link.b());
                out.hit(
                        new Box((a[0] + b[0]) / 2 - 14, (a[1] + b[1]) / 2 - 10, 28, 20),
                        new Picture.Target.LinkTarget(link.id()));
            }
        }
    }

    void lines(PictureBuilder out) {
        Map<String, String> placement = new LinkedHashMap<>();
        input.world().vms().values().forEach(vm -> placement.put(vm.id(), vm.host()));
        Map<String, List<String>> stations = CanvasLayout.stations(input.scenario(), placement);
        for (Network network : input.scenario().networks().values()) {
            List<String> settled = stations.getOrDefault(network.id(), List.of());
            line(out, network, settled, coming(network, settled));
        }
    }

    /** Hosts where a machine of the network is expected that has none of it yet. */
    private List<String> coming(Network network, List<String> settled) {
        List<String> coming = new ArrayList<>();
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            for (String vm : host.incoming()) {
                boolean member = input.scenario().vm(vm).nics().stream()
                        .anyMatch(nic -> nic.network().equals(network.id()));
                if (member && !settled.contains(host.id()) && !coming.contains(host.id())) {
                    coming.add(host.id());
                }
            }
        }
        return coming;
    }

    private void line(PictureBuilder out, Network network, List<String> settled, List<String> coming) {
        TenantStyle style = Tenants.style(input.scenario(), network.tenant(), pen.palette);
        double y = layout.lines().getOrDefault(network.id(), 0.0);
        List<String> all = new ArrayList<>(input.scenario().hosts().keySet());
        all.removeIf(host -> !settled.contains(host) && !coming.contains(host));
        if (all.isEmpty()) {
            return;
        }
        double[] xs = all.stream().mapToDouble(host -> stationX(network, host)).toArray();
        double from = xs[0] - 20;
        double to = xs[xs.length - 1] + 20;
        out.add(new DrawOp.StrokePath(new double[] {from, y, to, y}, false, 6, DrawOp.SOLID, true, style.colour()));
        for (int i = 0; i < xs.length; i++) {
            Box card = layout.hosts().get(all.get(i));
            boolean dashed = coming.contains(all.get(i));
            double top = card == null ? y : card.bottom();
            out.add(new DrawOp.StrokePath(
                    new double[] {xs[i], top, xs[i], y},
                    false,
                    4,
                    dashed ? DASH : DrawOp.SOLID,
                    false,
                    style.colour()));
        }
        label(out, network, style, xs, y);
        for (int i = 0; i < xs.length; i++) {
            out.add(new DrawOp.FillCircle(xs[i], y, 8, pen.palette.background()));
            out.add(new DrawOp.StrokeCircle(xs[i], y, 8, 4, style.colour()));
        }
        out.hit(new Box(from, y - 10, to - from, 20), new Picture.Target.NetworkTarget(network.id()));
    }

    private double stationX(Network network, String host) {
        return layout.stationX(input.scenario().networks().keySet(), network.id(), host);
    }

    /** The name stands in the first gap that is wide enough, else behind the last station, else before the first. */
    private void label(PictureBuilder out, Network network, TenantStyle style, double[] xs, double y) {
        for (String text : names(network, style)) {
            double w = pen.width(text, Face.SEMIBOLD, 11.5) + 16;
            for (int i = 0; i + 1 < xs.length; i++) {
                for (double[] gap : gaps(xs[i] + 14, xs[i + 1] - 14, y)) {
                    if (gap[1] - gap[0] >= w) {
                        write(out, text, style, (gap[0] + gap[1]) / 2, y, w);
                        return;
                    }
                }
            }
            double right = xs[xs.length - 1] + 26;
            if (right + w <= input.width() - 6 && free(right, right + w, y)) {
                write(out, text, style, right + w / 2, y, w);
                return;
            }
            double left = xs[0] - 26;
            if (left - w >= 6 && free(left - w, left, y)) {
                write(out, text, style, left - w / 2, y, w);
                return;
            }
        }
    }

    private List<String> names(Network network, TenantStyle style) {
        String tenant = Tenants.name(input.scenario(), network.tenant());
        String id = (network.type() == Network.Type.VLAN ? "VLAN " : "VNI ") + network.segmentId();
        return List.of(
                tenant + " · " + id + " · " + network.subnet().cidr(), tenant + " · " + id, tenant, style.letter());
    }

    private boolean free(double from, double to, double y) {
        List<double[]> gaps = gaps(from, to, y);
        return gaps.size() == 1 && gaps.getFirst()[0] == from && gaps.getFirst()[1] == to;
    }

    /** What is left of a stretch of a line when the drops of the networks below it are taken out. */
    private List<double[]> gaps(double from, double to, double y) {
        List<Double> drops = new ArrayList<>();
        for (Network other : input.scenario().networks().values()) {
            if (layout.lines().getOrDefault(other.id(), 0.0) > y) {
                for (String host : input.scenario().hosts().keySet()) {
                    double x = stationX(other, host);
                    if (x > from && x < to) {
                        drops.add(x);
                    }
                }
            }
        }
        drops.sort(Double::compare);
        List<double[]> gaps = new ArrayList<>();
        double start = from;
        for (double drop : drops) {
            if (drop - 8 > start) {
                gaps.add(new double[] {start, drop - 8});
            }
            start = drop + 8;
        }
        if (to > start) {
            gaps.add(new double[] {start, to});
        }
        return gaps;
    }

    private void write(PictureBuilder out, String text, TenantStyle style, double x, double y, double w) {
        out.fill(new Box(x - w / 2, y - 10, w, 20), 10, pen.palette.background());
        out.text(x, y + pen.size(11.5) * 0.36, text, Face.SEMIBOLD, pen.size(11.5), Align.CENTER, style.colour());
    }
}
