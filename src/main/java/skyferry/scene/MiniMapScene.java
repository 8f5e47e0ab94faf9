package skyferry.scene;

import java.util.Map;
import skyferry.run.WorldAt;
import skyferry.scene.PictureBuilder.Box;

/** Composes the small map of the whole canvas: hosts, the ways of moves, and a frame round what is looked at. */
public final class MiniMapScene {
    private static final double PAD = 4;

    /**
     * The map.
     *
     * @param input what the canvas is drawn from, its camera included
     * @param fitted the layout with everything in view
     * @param width room for the map, logical pixels
     */
    public Picture compose(CanvasInput input, CanvasLayout fitted, double width, double height) {
        PictureBuilder out = new PictureBuilder(width, height);
        Palette p = input.palette();
        Pane pane = pane(input, width, height);
        out.fill(new Box(0, 0, width, height), 6, p.panelAlt());
        for (Map.Entry<String, Box> node : fitted.nodes().entrySet()) {
            boolean host = fitted.hosts().containsKey(node.getKey());
            out.fill(pane.place(node.getValue()), 0, host ? host(input, node.getKey()) : p.line());
        }
        for (WorldAt.MoveAt move : input.world().moves()) {
            double[] way = fitted.way(move.path());
            if (way.length >= 4) {
                String tenant = input.scenario().vm(move.record().vm()).tenant();
                int colour = Tenants.style(input.scenario(), tenant, p).colour();
                out.add(new DrawOp.StrokePath(pane.place(way), false, 2, DrawOp.SOLID, true, colour));
            }
        }
        frame(out, input, pane);
        out.stroke(new Box(0.5, 0.5, width - 1, height - 1), 6, 1, p.line());
        return out.build();
    }

    private static int host(CanvasInput input, String id) {
        WorldAt.HostAt host = input.world().hosts().get(id);
        Palette p = input.palette();
        if (host == null || !host.up()) {
            return p.bad();
        }
        return Palette.mix(Palette.mix(p.panelAlt(), p.line(), 0.6), p.accent(), 0.7 * host.ramShare());
    }

    private static void frame(PictureBuilder out, CanvasInput input, Pane pane) {
        Camera camera = input.camera();
        Box seen = new Box(camera.x(), camera.y(), input.width() / camera.zoom(), input.height() / camera.zoom());
        Box frame = pane.place(seen);
        out.fill(frame, 0, Palette.withAlpha(input.palette().accent(), 0.12));
        out.stroke(frame, 2, 1.6, input.palette().accent());
    }

    /** The middle of the view when somebody points at a place of the map. */
    public static Camera centred(Camera camera, CanvasInput input, double width, double height, double x, double y) {
        Pane pane = pane(input, width, height);
        double left = (x - pane.left) / pane.scale - input.width() / camera.zoom() / 2;
        double top = (y - pane.top) / pane.scale - input.height() / camera.zoom() / 2;
        return new Camera(camera.zoom(), left, top).within(input.width(), input.height());
    }

    private static Pane pane(CanvasInput input, double width, double height) {
        double scale = Math.min((width - 2 * PAD) / input.width(), (height - 2 * PAD) / input.height());
        return new Pane(scale, (width - scale * input.width()) / 2, (height - scale * input.height()) / 2);
    }

    /** Where the canvas lies on the map. */
    private record Pane(double scale, double left, double top) {
        Box place(Box box) {
            return new Box(
                    left + box.x() * scale,
                    top + box.y() * scale,
                    Math.max(1, box.w() * scale),
                    Math.max(1, box.h() * scale));
        }

        double[] place(double[] xy) {
            double[] to = xy.clone();
            for (int i = 0; i < to.length; i++) {
                to[i] = (i % 2 == 0 ? left : top) + xy[i] * scale;
            }
            return to;
        }
    }
}
