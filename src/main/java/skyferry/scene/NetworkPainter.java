package skyferry.scene;

import java.util.Optional;
import skyferry.model.Link;
import skyferry.model.Node;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the physical network above the hosts. */
final class NetworkPainter {
    private static final double[] DASH = {5, 4};
    private static final double NARROWEST_NAME = 40;
    private static final int MANY = 40;

    /** Where along a cable it can be clicked. */
    private static final double[] ALONG = {0.5, 0.3, 0.7};

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;

    NetworkPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
    }

    void cables(PictureBuilder out) {
        boolean many = input.scenario().fabric().links().size() > MANY;
        int colour = many ? Palette.mix(pen.palette.background(), pen.palette.line(), 0.6) : pen.palette.line();
        for (Link link : input.scenario().fabric().links()) {
            boolean up = input.world().fabric().link(link.id()).isPresent();
            if (!layout.shows(link) || up && many && toCell(link)) {
                continue;
            }
            double[] a = layout.anchor(link.a());
            double[] b = layout.anchor(link.b());
            if (!layout.sees(a, b)) {
                continue;
            }
            if (up && isSelected(link)) {
                out.line(a[0], a[1], b[0], b[1], 4, pen.palette.accent());
            } else if (up) {
                out.line(a[0], a[1], b[0], b[1], many ? 1 : 2, colour);
            } else {
                out.path(2, DASH, pen.palette.bad(), a[0], a[1], b[0], b[1]);
            }
        }
    }

    private boolean isSelected(Link link) {
        return input.interaction().selected().equals(Optional.of(new Picture.Target.LinkTarget(link.id())));
    }

    /** Cables to the many hosts of a map would hide it. */
    private boolean toCell(Link link) {
        return (layout.level().cells() || layout.crowded() && layout.rows() > 2)
                && (layout.hosts().containsKey(link.a()) || layout.hosts().containsKey(link.b()));
    }

    /** Says which cables are cut, above all cables and switches. */
    void cuts(PictureBuilder out) {
        for (Link link : input.scenario().fabric().links()) {
            if (layout.shows(link) && input.world().fabric().link(link.id()).isEmpty()) {
                double[] a = layout.anchor(link.a());
                double[] b = layout.anchor(link.b());
                double x = (a[0] + b[0]) / 2;
                double y = (a[1] + b[1]) / 2;
                pen.pill(out, x, y, "cut", pen.palette.bad(), pen.palette.onStrong(), 0, input.width());
            }
        }
    }

    void switches(PictureBuilder out) {
        for (Node node : input.scenario().fabric().nodes()) {
            Box box = layout.nodes().get(node.id());
            if (node.kind() == Node.Kind.HOST || box == null || !layout.sees(box)) {
                continue;
            }
            Picture.Target target = new Picture.Target.NodeTarget(node.id());
            boolean selected = input.interaction().selected().equals(Optional.of(target));
            double radius = Math.min(8, box.w() / 3);
            out.fill(box, radius, pen.palette.panel());
            out.stroke(box, radius, selected ? 2.5 : 1.2, selected ? pen.palette.accent() : pen.palette.line());
            if (box.w() >= NARROWEST_NAME) {
                name(out, node, box);
            }
            out.hit(box, target);
        }
    }

    private void name(PictureBuilder out, Node node, Box box) {
        double points = pen.fitting(node.id(), Face.SEMIBOLD, 12, 9, box.w() - 8);
        double base = box.centerY() + pen.size(points) * 0.36;
        int ink = pen.palette.text();
        pen.text(out, box.centerX(), base, node.id(), Face.SEMIBOLD, points, Align.CENTER, ink, box.w() - 6);
    }

    /** Areas along the cables, below everything else: the middles first. */
    void hits(PictureBuilder out) {
        for (Link link : input.scenario().fabric().links()) {
            if (layout.shows(link)) {
                double[] a = layout.anchor(link.a());
                double[] b = layout.anchor(link.b());
                for (double share : ALONG) {
                    double x = a[0] + (b[0] - a[0]) * share;
                    double y = a[1] + (b[1] - a[1]) * share;
                    Box box = new Box(x - 14, y - 10, 28, 20);
                    if (layout.sees(box)) {
                        out.hit(box, new Picture.Target.LinkTarget(link.id()));
                    }
                }
            }
        }
    }
}
