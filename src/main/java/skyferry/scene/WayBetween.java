package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.fabric.Routes;
import skyferry.model.Vm;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the way of the packet that is followed where it lies between hosts: over the cables, and from network to network. */
final class WayBetween {
    private static final double WIDTH = 3;
    private static final double STATION = 11;
    private static final double[] DASH = {5, 4};

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;
    private final Words words;
    private final FollowedPacket packet;
    private final int colour;

    WayBetween(CanvasInput input, CanvasLayout layout, Pen pen, Words words, FollowedPacket packet) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.words = words;
        this.packet = packet;
        this.colour = packet.leak() ? pen.palette.bad() : pen.palette.accent();
    }

    /** Between the hosts, below the switches. */
    void cables(PictureBuilder out) {
        Routes routes = new Routes(input.world().fabric());
        List<Passage> passages = packet.passages();
        for (int i = 1; i < passages.size(); i++) {
            String from = passages.getFirst().host();
            String to = passages.get(i).host();
            if (from.equals(to)) {
                continue;
            }
            double[] way = routes.path(from, to, packet.trace().fromVm())
                    .map(layout::way)
                    .orElse(new double[0]);
            if (way.length >= 4) {
                out.add(new DrawOp.StrokePath(way, false, WIDTH + 1, DrawOp.SOLID, true, colour));
                out.add(new DrawOp.FillCircle(way[0], way[1], 5, colour));
                out.add(new DrawOp.FillCircle(way[way.length - 2], way[way.length - 1], 5, colour));
            }
        }
    }

    /** Where two tenants' networks touch: between their stations at the host that joins them. */
    void touch(PictureBuilder out) {
        if (!packet.leak()) {
            return;
        }
        List<String> candidates = new ArrayList<>();
        packet.culprit().ifPresent(candidates::add);
        packet.passages().reversed().forEach(passage -> candidates.add(passage.host()));
        String from = network(packet.trace().fromVm());
        String to = packet.trace().receivers().stream()
                .map(this::network)
                .findFirst()
                .orElse("");
        Double fromY = layout.lines().get(from);
        Double toY = layout.lines().get(to);
        if (fromY == null || toY == null || candidates.isEmpty()) {
            return;
        }
        String host = candidates.getFirst();
        double x1 = layout.stationX(from, host);
        double x2 = layout.stationX(to, host);
        double length = Math.max(1, StrictMath.hypot(x2 - x1, toY - fromY));
        double dx = (x2 - x1) / length * STATION;
        double dy = (toY - fromY) / length * STATION;
        double[] between = {x1 + dx, fromY + dy, x2 - dx, toY - dy};
        out.add(new DrawOp.StrokePath(between, false, 4, DASH, false, colour));
        label(out, host, Math.max(x1, x2), (fromY + toY) / 2);
    }

    private void label(PictureBuilder out, String host, double x, double y) {
        String text = words.of("flows.touch", host);
        double w = pen.width(text, Face.SEMIBOLD, 11.5);
        boolean rightwards = x + 30 + w < input.width() - 8;
        double at = rightwards ? x + 30 : x - 60 - w;
        out.fill(new Box(at - 6, y - 8, w + 12, 16), 8, pen.palette.background());
        out.text(at, y + pen.size(11.5) * 0.36, text, Face.SEMIBOLD, pen.size(11.5), Align.LEFT, colour);
    }

    private String network(String vm) {
        Vm machine = input.scenario().vm(vm);
        return machine.nics().isEmpty()
                ? input.scenario().networks().keySet().stream().findFirst().orElse("")
                : machine.nics().getFirst().network();
    }
}
