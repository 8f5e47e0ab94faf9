package skyferry.scene;

import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Trace;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/**
 * Paints the way of the packet that is followed inside hosts that have no room for their tables: from the sender's chip down one
 * edge to the bridge, which names the table that decided, and up the other edge to the receiver's chip.
 */
final class CrowdWay {
    private static final double WIDTH = 3;
    /** Beside the chips of rows below, or within the edge where there are none. */
    private static final double NARROW = 2.5;

    private static final double ROOMY = 7;
    private static final double TIP = 9;
    private static final double LEAST_BRIDGE = 60;
    private static final double TINT = 0.25;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;
    private final CrowdPainter crowd;
    private final FollowedPacket packet;
    private final int colour;

    CrowdWay(CanvasInput input, CanvasLayout layout, Pen pen, CrowdPainter crowd, FollowedPacket packet) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.crowd = crowd;
        this.packet = packet;
        this.colour = packet.leak() ? pen.palette.bad() : pen.palette.accent();
    }

    void draw(PictureBuilder out) {
        for (Passage passage : packet.passages()) {
            Box box = layout.hosts().get(passage.host());
            WorldAt.HostAt host = input.world().hosts().get(passage.host());
            if (box == null || host == null || !layout.sees(box)) {
                continue;
            }
            if (decided(passage).map(Passage.Mark::kind).orElse(Passage.Kind.PASSED) == Passage.Kind.WRONG
                    || layout.level().cells()) {
                out.stroke(box, layout.level().cells() ? 2 : 6, 2.5, colour);
            }
            if (!layout.level().cells()) {
                inside(out, passage, box, crowd.chips(host));
            }
        }
    }

    private void inside(PictureBuilder out, Passage passage, Box box, Map<String, Box> chips) {
        Optional<Box> source = passage.hop() == 0
                ? Optional.ofNullable(chips.get(packet.trace().fromVm()))
                : Optional.empty();
        boolean last = packet.passages().getLast().equals(passage);
        Optional<Box> target = packet.trace().copies().stream()
                .filter(copy -> copy.host().equals(passage.host()))
                .filter(copy -> !packet.leak() || last)
                .map(Trace.Copy::vm)
                .findFirst()
                .flatMap(vm -> Optional.ofNullable(chips.get(vm)));
        boolean mirrored = source.isPresent()
                && target.isPresent()
                && source.get().centerX() > target.get().centerX();
        double lowest = lowest(box, chips);
        double inset = source.map(chip -> rail(chip, lowest)).orElse(ROOMY);
        double outset = target.map(chip -> rail(chip, lowest)).orElse(ROOMY);
        double in = mirrored ? box.right() - inset : box.x() + inset;
        double away = mirrored ? box.x() + outset : box.right() - outset;
        Box bridge = bridge(box, lowest);
        source.ifPresentOrElse(
                chip -> {
                    double gap = chip.bottom() + below(chip, lowest);
                    line(out, chip.centerX(), chip.bottom(), chip.centerX(), gap, in, gap, in, bridge.centerY());
                    line(out, in, bridge.centerY(), edge(bridge, in), bridge.centerY());
                    out.add(new DrawOp.FillCircle(chip.centerX(), chip.bottom(), 4, colour));
                },
                () -> line(
                        out,
                        box.centerX(),
                        box.y(),
                        in,
                        box.y(),
                        in,
                        bridge.centerY(),
                        edge(bridge, in),
                        bridge.centerY()));
        if (target.isPresent()) {
            up(out, bridge, away, target.get(), lowest);
        } else if (!last) {
            line(
                    out,
                    edge(bridge, away),
                    bridge.centerY(),
                    away,
                    bridge.centerY(),
                    away,
                    box.y(),
                    box.centerX(),
                    box.y());
        }
        bridge(out, passage, bridge);
    }

    private void up(PictureBuilder out, Box bridge, double rail, Box chip, double lowest) {
        double gap = chip.bottom() + below(chip, lowest);
        double x = chip.centerX();
        line(out, edge(bridge, rail), bridge.centerY(), rail, bridge.centerY(), rail, gap, x, gap);
        double tip = Math.min(chip.bottom() + 1, gap - TIP);
        out.add(new DrawOp.FillPath(new double[] {x, tip, x - 6, tip + TIP, x + 6, tip + TIP}, colour));
    }

    private static double lowest(Box box, Map<String, Box> chips) {
        return chips.values().stream().mapToDouble(Box::bottom).max().orElse(box.y());
    }

    /** How far below a chip the way may turn: in the gap between rows, or freely below the last one. */
    private static double below(Box chip, double lowest) {
        return chip.bottom() < lowest ? 2 : 12;
    }

    private static double rail(Box chip, double lowest) {
        return chip.bottom() < lowest ? NARROW : ROOMY;
    }

    /** Below the chips if there is room, else at the foot of the host. */
    private Box bridge(Box box, double lowest) {
        double h = 20 * pen.scale;
        double y = Math.min(lowest + 24, box.bottom() - h - 4);
        return new Box(box.x() + 14, y, Math.max(4, box.w() - 28), h);
    }

    private void bridge(PictureBuilder out, Passage passage, Box bridge) {
        Passage.Kind kind = decided(passage).map(Passage.Mark::kind).orElse(Passage.Kind.PASSED);
        int ink = kind == Passage.Kind.PASSED ? pen.palette.text() : pen.palette.bad();
        int ground = kind == Passage.Kind.PASSED
                ? pen.palette.panelAlt()
                : Palette.mix(pen.palette.panel(), pen.palette.bad(), TINT);
        out.fill(bridge, 5, ground);
        out.stroke(bridge, 5, 1.5, kind == Passage.Kind.PASSED ? pen.palette.line() : pen.palette.bad());
        if (bridge.w() >= LEAST_BRIDGE) {
            String text = "br-int · " + row(passage).map(FlowRow::title).orElse("");
            double points = pen.fitting(text, Face.SEMIBOLD, 10.5, 8.5, bridge.w() - 10);
            double base = bridge.centerY() + pen.size(points) * 0.36;
            int strong = kind == Passage.Kind.PASSED ? ink : pen.palette.text();
            pen.text(out, bridge.centerX(), base, text, Face.SEMIBOLD, points, Align.CENTER, strong, bridge.w() - 8);
        }
    }

    /** The table that decided wrongly, else the one that ended the way, else the last. */
    private static Optional<FlowRow> row(Passage passage) {
        return first(passage, Passage.Kind.WRONG)
                .or(() -> first(passage, Passage.Kind.ENDED))
                .or(() -> passage.marks().keySet().stream().reduce((a, b) -> b));
    }

    private static Optional<FlowRow> first(Passage passage, Passage.Kind kind) {
        return passage.marks().entrySet().stream()
                .filter(mark -> mark.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Passage.Mark> decided(Passage passage) {
        return row(passage).map(row -> passage.marks().get(row));
    }

    private static double edge(Box box, double rail) {
        return rail < box.centerX() ? box.x() : box.right();
    }

    private void line(PictureBuilder out, double... xy) {
        out.add(new DrawOp.StrokePath(xy, false, WIDTH, DrawOp.SOLID, true, colour));
    }
}
