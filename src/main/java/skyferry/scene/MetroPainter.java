package skyferry.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Network;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the tenant networks below the hosts as metro lines: a station where a host takes part, dashed where one will. */
final class MetroPainter {
    private static final double[] DASH = {5, 4};
    private static final int MOST_DROPS = 16;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;
    private final boolean roomy;
    private final double grown;

    MetroPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.grown = layout.growth();
        this.roomy = layout.level() == HostGrid.Level.CARD && layout.rows() == 1;
    }

    /** A host that takes part, or will. */
    private record Station(double x, double top, boolean coming) {}

    void lines(PictureBuilder out) {
        Map<String, List<Station>> all = stations();
        all.entrySet().removeIf(line -> outOfSight(line.getKey(), line.getValue()));
        all.forEach((network, stations) -> track(out, network, stations));
        all.forEach((network, stations) -> name(out, network, stations));
        all.forEach((network, stations) -> dots(out, network, stations));
    }

    /** Whether neither the line nor what leads down to it is in view. */
    private boolean outOfSight(String network, List<Station> stations) {
        double left = stations.getFirst().x();
        double top = stations.stream().mapToDouble(Station::top).min().orElse(0);
        double y = y(network);
        return !layout.sees(new Box(left, Math.min(top, y), stations.getLast().x() - left + 1, Math.abs(y - top) + 1));
    }

    private Map<String, List<Station>> stations() {
        Map<String, String> placement = new LinkedHashMap<>();
        input.world().vms().values().forEach(vm -> placement.put(vm.id(), vm.host()));
        Map<String, List<String>> settled = CanvasLayout.stations(input.scenario(), placement);
        Map<String, List<String>> coming = coming();
        Map<String, List<Station>> stations = new LinkedHashMap<>();
        for (String network : layout.lines().keySet()) {
            List<Station> here = new ArrayList<>();
            settled.getOrDefault(network, List.of()).forEach(host -> here.add(station(network, host, false)));
            for (String host : coming.getOrDefault(network, List.of())) {
                if (!settled.getOrDefault(network, List.of()).contains(host)) {
                    here.add(station(network, host, true));
                }
            }
            here.sort(java.util.Comparator.comparingDouble(Station::x));
            if (!here.isEmpty()) {
                stations.put(network, here);
            }
        }
        return stations;
    }

    private Station station(String network, String host, boolean coming) {
        Box card = layout.hosts().get(host);
        return new Station(layout.stationX(network, host), card == null ? 0 : card.bottom(), coming);
    }

    /** Hosts where a machine of a network is expected. */
    private Map<String, List<String>> coming() {
        Map<String, List<String>> coming = new LinkedHashMap<>();
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            for (String vm : host.incoming()) {
                input.scenario().vm(vm).nics().forEach(nic -> {
                    List<String> hosts = coming.computeIfAbsent(nic.network(), n -> new ArrayList<>());
                    if (!hosts.contains(host.id())) {
                        hosts.add(host.id());
                    }
                });
            }
        }
        return coming;
    }

    private double y(String network) {
        return layout.lines().getOrDefault(network, 0.0);
    }

    private TenantStyle style(String network) {
        return Tenants.style(input.scenario(), input.scenario().network(network).tenant(), pen.palette);
    }

    private void track(PictureBuilder out, String network, List<Station> stations) {
        double y = y(network);
        int colour = style(network).colour();
        double over = (roomy ? 20 : 8) * grown;
        double edge = input.camera().fits() ? 5 : -over;
        double from = Math.max(edge, stations.getFirst().x() - over);
        double to = Math.min(input.width() - edge, stations.getLast().x() + over);
        double thick = (roomy ? 6 : 4) * grown;
        out.add(new DrawOp.StrokePath(new double[] {from, y, to, y}, false, thick, DrawOp.SOLID, true, colour));
        if (roomy || layout.hosts().size() <= MOST_DROPS) {
            for (Station station : stations) {
                double[] drop = {station.x(), station.top(), station.x(), y};
                double[] dash = station.coming() ? DASH : DrawOp.SOLID;
                out.add(new DrawOp.StrokePath(drop, false, (roomy ? 4 : 2) * grown, dash, false, colour));
            }
        }
        out.hit(new Box(from, y - 10, to - from, 20), new Picture.Target.NetworkTarget(network));
    }

    private void dots(PictureBuilder out, String network, List<Station> stations) {
        double y = y(network);
        int colour = style(network).colour();
        double r = (roomy ? 8 : 4) * grown;
        double last = Double.NEGATIVE_INFINITY;
        for (Station station : stations) {
            if (station.x() - last >= 1) {
                out.add(new DrawOp.FillCircle(station.x(), y, r, pen.palette.background()));
                out.add(new DrawOp.StrokeCircle(station.x(), y, r, r / 2, colour));
                last = station.x();
            }
        }
    }

    /** The name stands on the line in the first gap that is wide enough, else beside it, else a shorter one, else above it. */
    private void name(PictureBuilder out, String network, List<Station> stations) {
        List<String> names = names(input.scenario().network(network), style(network));
        if (!roomy) {
            above(out, network, names.getFirst(), stations);
            return;
        }
        for (String text : names) {
            double w = pen.width(text, Face.SEMIBOLD, 11.5) + 12;
            double x = place(network, stations, w);
            if (!Double.isNaN(x)) {
                write(out, text, style(network), x, y(network), w);
                return;
            }
        }
        above(out, network, names.getLast(), stations);
    }

    private double place(String network, List<Station> stations, double w) {
        double y = y(network);
        for (int i = 0; i + 1 < stations.size(); i++) {
            for (double[] gap :
                    gaps(stations.get(i).x() + 13 * grown, stations.get(i + 1).x() - 13 * grown, y)) {
                if (gap[1] - gap[0] >= w) {
                    return (gap[0] + gap[1]) / 2;
                }
            }
        }
        double right = stations.getLast().x() + 26 * grown;
        if (right + w <= input.width() - 6 && free(right, right + w, y)) {
            return right + w / 2;
        }
        double left = stations.getFirst().x() - 26 * grown;
        return left - w >= 6 && free(left - w, left, y) ? left - w / 2 : Double.NaN;
    }

    private void above(PictureBuilder out, String network, String text, List<Station> stations) {
        double size = pen.size(10.5);
        double w = TextMeasure.width(text, Face.SEMIBOLD, size);
        double x = CanvasLayout.clamp(stations.getFirst().x() - 8, 14, Math.max(14, input.width() - w - 8));
        double base = y(network) - (roomy ? 11 : 7) * grown;
        out.fill(new Box(x - 3, base - size * 0.82, w + 6, size * 1.08), 4, pen.palette.background());
        out.text(x, base, text, Face.SEMIBOLD, size, Align.LEFT, style(network).colour());
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

    /** What is left of a stretch of a line when the places of drops of the networks below it are taken out. */
    private List<double[]> gaps(double from, double to, double y) {
        List<Double> drops = new ArrayList<>();
        layout.lines().forEach((other, height) -> {
            if (height > y) {
                for (String host : layout.hosts().keySet()) {
                    double x = layout.stationX(other, host);
                    if (x > from && x < to) {
                        drops.add(x);
                    }
                }
            }
        });
        drops.sort(Double::compare);
        List<double[]> gaps = new ArrayList<>();
        double start = from;
        for (double drop : drops) {
            if (drop - 5 > start) {
                gaps.add(new double[] {start, drop - 5});
            }
            start = drop + 5;
        }
        if (to > start) {
            gaps.add(new double[] {start, to});
        }
        return gaps;
    }

    private void write(PictureBuilder out, String text, TenantStyle style, double x, double y, double w) {
        out.fill(new Box(x - w / 2, y - 10 * grown, w, 20 * grown), 10 * grown, pen.palette.background());
        double base = y + pen.size(11.5) * 0.36;
        out.text(x, base, text, Face.SEMIBOLD, pen.size(11.5), Align.CENTER, style.colour());
    }
}
