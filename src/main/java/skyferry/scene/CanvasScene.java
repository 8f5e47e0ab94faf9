package skyferry.scene;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skyferry.model.Fabric;
import skyferry.model.Scenario;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;

/** Composes the canvas: physical network on top, hosts in the middle, tenant networks below as metro lines. */
public final class CanvasScene {
    /** A canvas of this size has room for text of normal size; a larger one for larger text. */
    private static final double ROOMY_WIDTH = 520;

    private static final double ROOMY_HEIGHT = 430;

    private @Nullable Fitted last;

    /** What has to stay equal for the back layer to stay as it is. */
    private record BackKey(
            double width,
            double height,
            double textScale,
            String palette,
            Fabric fabric,
            List<String> placement,
            List<HostKey> hosts,
            Layers layers,
            Camera camera) {}

    /** What the back layer shows of a host. */
    private record HostKey(List<String> incoming, boolean up, long ramPercent) {
        static HostKey of(WorldAt.HostAt host) {
            return new HostKey(host.incoming(), host.up(), Math.round(100 * host.ramShare()));
        }
    }

    /** The layout that {@link #compose} uses, for hit tests beyond the picture's own. */
    public CanvasLayout layout(CanvasInput input) {
        return fitted(input).seenBy(input.camera(), textScale(input));
    }

    /** The layout with everything in view. */
    public CanvasLayout fitted(CanvasInput input) {
        Fitted known = last;
        if (known == null || !known.serves(input)) {
            known = Fitted.of(input);
            last = known;
        }
        return known.layout();
    }

    /** The layout of a world on a canvas: kept, because it is wanted once a frame and takes a walk through the whole graph. */
    private record Fitted(
            Scenario scenario, Fabric fabric, double width, double height, double textScale, CanvasLayout layout) {
        static Fitted of(CanvasInput in) {
            double scale = CanvasScene.textScale(in);
            Fabric fabric = in.world().fabric();
            CanvasLayout layout = CanvasLayout.of(in.scenario(), fabric, in.width(), in.height(), scale);
            return new Fitted(in.scenario(), fabric, in.width(), in.height(), scale, layout);
        }

        @SuppressWarnings("ReferenceEquality")
        boolean serves(CanvasInput in) {
            return scenario == in.scenario()
                    && fabric == in.world().fabric()
                    && width == in.width()
                    && height == in.height()
                    && textScale == CanvasScene.textScale(in);
        }
    }

    private static Pen pen(CanvasInput input, CanvasLayout layout) {
        return new Pen(input.palette(), textScale(input) * layout.growth());
    }

    /** The two layers of the picture. */
    public CanvasLayers compose(CanvasInput input) {
        CanvasLayout layout = layout(input);
        Pen pen = pen(input, layout);
        return new CanvasLayers(back(input, layout, pen), live(input, layout, pen), backKey(input));
    }

    /** The layer that stands still alone. */
    public Picture back(CanvasInput input) {
        CanvasLayout layout = layout(input);
        return back(input, layout, pen(input, layout));
    }

    /** The moving layer alone, for when the {@link #backKey} is still the same. */
    public Picture live(CanvasInput input) {
        CanvasLayout layout = layout(input);
        return live(input, layout, pen(input, layout));
    }

    /** The bands of the streams alone, for a layer of their own: broad lines across the canvas take long to draw and change rarely. */
    public Picture bands(CanvasInput input) {
        CanvasLayout layout = layout(input);
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        new StreamPainter(input, layout, pen(input, layout)).bands(out);
        return Strokes.of(out.build(), input.palette());
    }

    /** The moving layer without the bands. */
    public Picture aboveBands(CanvasInput input) {
        CanvasLayout layout = layout(input);
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        aboveBands(out, input, layout, pen(input, layout));
        return Strokes.of(out.build(), input.palette());
    }

    /** The key of the bands: as long as it is the same, and the back's too, they are. */
    public Object bandKey(CanvasInput input) {
        CanvasLayout layout = layout(input);
        return new StreamPainter(input, layout, pen(input, layout)).bandKey();
    }

    /** The key of the back layer, without composing anything. */
    public Object backKey(CanvasInput input) {
        return new BackKey(
                input.width(),
                input.height(),
                input.textScale(),
                input.palette().name(),
                input.world().fabric(),
                input.world().vms().values().stream().map(WorldAt.VmAt::host).toList(),
                input.world().hosts().values().stream().map(HostKey::of).toList(),
                input.layers(),
                input.camera());
    }

    private Picture back(CanvasInput input, CanvasLayout layout, Pen pen) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        out.fill(
                new PictureBuilder.Box(0, 0, input.width(), input.height()),
                0,
                input.palette().background());
        NetworkPainter networks = new NetworkPainter(input, layout, pen);
        if (input.camera().fits()) {
            captions(out, input, layout, pen);
        }
        networks.cables(out);
        new MetroPainter(input, layout, pen).lines(out);
        networks.switches(out);
        if (layout.level() != HostGrid.Level.CARD) {
            new CrowdPainter(input, layout, pen).hosts(out);
        } else if (!input.layers().shows(Layers.Layer.FLOWS)) {
            new HostPainter(input, layout, pen).cards(out);
        }
        return Strokes.of(out.build(), input.palette());
    }

    private Picture live(CanvasInput input, CanvasLayout layout, Pen pen) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        new StreamPainter(input, layout, pen).bands(out);
        aboveBands(out, input, layout, pen);
        return Strokes.of(out.build(), input.palette());
    }

    private static void aboveBands(PictureBuilder out, CanvasInput input, CanvasLayout layout, Pen pen) {
        NetworkPainter networks = new NetworkPainter(input, layout, pen);
        StreamPainter streams = new StreamPainter(input, layout, pen);
        HostPainter hosts = new HostPainter(input, layout, pen);
        networks.hits(out);
        streams.travellers(out);
        if (layout.level() != HostGrid.Level.CARD) {
            crowd(out, input, layout, pen, networks);
        } else if (input.layers().shows(Layers.Layer.FLOWS)) {
            flows(out, input, layout, pen, networks);
        } else {
            networks.switches(out);
            hosts.loads(out);
            hosts.machines(out);
        }
        networks.cuts(out);
        hosts.frames(out);
        streams.badges(out);
        hosts.verdicts(out);
        hosts.inHand(out);
    }

    private static void captions(PictureBuilder out, CanvasInput input, CanvasLayout layout, Pen pen) {
        caption(out, "PHYSICAL NETWORK", layout.physicalLabelY(), pen);
        caption(out, "HOSTS", layout.hostsLabelY(), pen);
        int all = input.scenario().networks().size();
        int shown = layout.lines().size();
        String networks =
                shown < all ? "TENANT NETWORKS · " + shown + " OF " + Quantities.count(all) : "TENANT NETWORKS";
        caption(out, networks, layout.networksLabelY(), pen);
    }

    private static void caption(PictureBuilder out, String text, double y, Pen pen) {
        out.text(14, y, text, Face.SEMIBOLD, pen.size(11), Align.LEFT, pen.palette.muted());
    }

    private static void flows(
            PictureBuilder out, CanvasInput input, CanvasLayout layout, Pen pen, NetworkPainter networks) {
        Words words = Words.english();
        Optional<FollowedPacket> followed = FollowedPacket.of(input, words);
        FlowPainter flows = new FlowPainter(input, layout, pen, words, followed);
        Optional<WayBetween> between = followed.map(packet -> new WayBetween(input, layout, pen, words, packet));
        between.ifPresent(way -> way.cables(out));
        networks.switches(out);
        flows.cards(out);
        followed.ifPresent(packet -> new WayPainter(input, pen, flows, packet).rails(out));
        between.ifPresent(way -> way.touch(out));
    }

    /** Hosts that are no cards have no tables to show; the way is drawn from chip to chip all the same. */
    private static void crowd(
            PictureBuilder out, CanvasInput input, CanvasLayout layout, Pen pen, NetworkPainter networks) {
        Words words = Words.english();
        CrowdPainter crowd = new CrowdPainter(input, layout, pen);
        Optional<FollowedPacket> followed =
                input.layers().shows(Layers.Layer.FLOWS) ? FollowedPacket.of(input, words) : Optional.empty();
        Optional<WayBetween> between = followed.map(packet -> new WayBetween(input, layout, pen, words, packet));
        between.ifPresent(way -> way.cables(out));
        networks.switches(out);
        followed.ifPresent(packet -> new CrowdWay(input, layout, pen, crowd, packet).draw(out));
        between.ifPresent(way -> way.touch(out));
        crowd.hits(out);
    }

    /** The wanted size of text, as far as the cards have room for it: beyond that text would lie on text. */
    static double textScale(CanvasInput input) {
        double room = Math.min(input.width() / ROOMY_WIDTH, input.height() / ROOMY_HEIGHT);
        return Math.min(input.textScale(), Math.max(1, room));
    }
}
