package skyferry.scene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.model.Fabric;
import skyferry.run.WorldAt;

/** Composes the canvas: physical network on top, hosts in the middle, tenant networks below as metro lines. */
public final class CanvasScene {
    /** A canvas of this size has room for text of normal size; a larger one for larger text. */
    private static final double ROOMY_WIDTH = 800;

    private static final double ROOMY_HEIGHT = 580;

    /** What has to stay equal for the back layer to stay as it is. */
    private record BackKey(
            double width,
            double height,
            double textScale,
            String palette,
            Fabric fabric,
            Map<String, String> placement,
            List<List<String>> incoming,
            Layers layers) {}

    /** The layout that {@link #compose} uses, for hit tests beyond the picture's own. */
    public CanvasLayout layout(CanvasInput input) {
        return CanvasLayout.of(
                input.scenario(), input.world().fabric(), input.width(), input.height(), textScale(input));
    }

    /** The two layers of the picture. */
    public CanvasLayers compose(CanvasInput input) {
        CanvasLayout layout = layout(input);
        Pen pen = new Pen(input.palette(), textScale(input));
        return new CanvasLayers(back(input, layout, pen), live(input, layout, pen), backKey(input));
    }

    /** The key of the back layer, without composing anything. */
    public Object backKey(CanvasInput input) {
        Map<String, String> placement = new TreeMap<>();
        input.world().vms().values().forEach(vm -> placement.put(vm.id(), vm.host()));
        return new BackKey(
                input.width(),
                input.height(),
                input.textScale(),
                input.palette().name(),
                input.world().fabric(),
                placement,
                input.world().hosts().values().stream()
                        .map(WorldAt.HostAt::incoming)
                        .toList(),
                input.layers());
    }

    private Picture back(CanvasInput input, CanvasLayout layout, Pen pen) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        out.fill(
                new PictureBuilder.Box(0, 0, input.width(), input.height()),
                0,
                input.palette().background());
        NetworkPainter networks = new NetworkPainter(input, layout, pen);
        networks.captions(out);
        networks.cables(out);
        networks.lines(out);
        networks.switches(out);
        if (!input.layers().shows(Layers.Layer.FLOWS)) {
            new HostPainter(input, layout, pen).cards(out);
        }
        return out.build();
    }

    private Picture live(CanvasInput input, CanvasLayout layout, Pen pen) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        NetworkPainter networks = new NetworkPainter(input, layout, pen);
        StreamPainter streams = new StreamPainter(input, layout, pen);
        HostPainter hosts = new HostPainter(input, layout, pen);
        networks.hits(out);
        streams.streams(out);
        if (input.layers().shows(Layers.Layer.FLOWS)) {
            flows(out, input, layout, pen, networks);
        } else {
            networks.switches(out);
            hosts.loads(out);
            hosts.machines(out);
        }
        hosts.frames(out);
        streams.badges(out);
        hosts.verdicts(out);
        hosts.inHand(out);
        return out.build();
    }

    private static void flows(
            PictureBuilder out, CanvasInput input, CanvasLayout layout, Pen pen, NetworkPainter networks) {
        Words words = Words.english();
        Optional<FollowedPacket> followed = FollowedPacket.of(input, words);
        FlowPainter flows = new FlowPainter(input, layout, pen, words, followed);
        Optional<WayPainter> way = followed.map(packet -> new WayPainter(input, layout, pen, words, flows, packet));
        way.ifPresent(painter -> painter.cables(out));
        networks.switches(out);
        flows.cards(out);
        way.ifPresent(painter -> {
            painter.rails(out);
            painter.touch(out);
        });
    }

    /** The wanted size of text, as far as the cards have room for it: beyond that text would lie on text. */
    static double textScale(CanvasInput input) {
        double room = Math.min(input.width() / ROOMY_WIDTH, input.height() / ROOMY_HEIGHT);
        return Math.min(input.textScale(), Math.max(1, room));
    }
}
