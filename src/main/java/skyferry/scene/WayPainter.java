package skyferry.scene;

import java.util.List;
import java.util.Optional;
import skyferry.dataplane.Trace;
import skyferry.run.WorldAt;
import skyferry.scene.PictureBuilder.Box;

/**
 * Paints the way of the packet that is followed: from its machine down one edge of the card to the tables, up the other edge to
 * the machine that gets it.
 */
final class WayPainter {
    private static final double WIDTH = 3;
    private static final double RAIL = 6;

    private final CanvasInput input;
    private final FlowPainter hosts;
    private final FollowedPacket packet;
    private final int colour;

    WayPainter(CanvasInput input, Pen pen, FlowPainter hosts, FollowedPacket packet) {
        this.input = input;
        this.hosts = hosts;
        this.packet = packet;
        this.colour = packet.leak() ? pen.palette.bad() : pen.palette.accent();
    }

    /** Inside the cards. */
    void rails(PictureBuilder out) {
        for (Passage passage : packet.passages()) {
            WorldAt.HostAt host = input.world().hosts().get(passage.host());
            if (host != null) {
                rails(out, passage, host);
            }
        }
    }

    private void rails(PictureBuilder out, Passage passage, WorldAt.HostAt host) {
        FlowCard card = hosts.card(host);
        Optional<Box> source =
                passage.hop() == 0 ? tile(host, card, packet.trace().fromVm()) : Optional.empty();
        Optional<Box> target = packet.trace().copies().stream()
                .filter(copy -> copy.host().equals(passage.host()))
                .filter(copy -> !packet.leak() || isLast(passage))
                .map(Trace.Copy::vm)
                .findFirst()
                .map(vm -> tile(host, card, vm).orElseGet(() -> others(card)));
        boolean mirrored = source.isPresent()
                && target.isPresent()
                && source.get().centerX() > target.get().centerX();
        double left = mirrored ? card.card().right() - RAIL : card.card().x() + RAIL;
        double right = mirrored ? card.card().x() + RAIL : card.card().right() - RAIL;
        List<FlowRow> rows = List.copyOf(passage.marks().keySet());
        if (rows.isEmpty()) {
            return;
        }
        Box first = card.row(rows.getFirst());
        boolean leaves = target.isEmpty() && !isLast(passage) && rows.contains(FlowRow.L2_REMOTE);
        Box last = card.row(rows.getLast());
        Box exit = leaves ? card.row(FlowRow.L2_REMOTE) : last;
        Box entry = card.inOneColumn() && source.isPresent() ? last : first;
        in(out, card, source, left, entry);
        if (card.inOneColumn()) {
            for (FlowRow row : rows) {
                stub(out, left, card.row(row));
            }
        }
        if (target.isPresent()) {
            up(out, target.get(), right, exit);
        } else if (!isLast(passage)) {
            down(out, card, right, exit);
        }
    }

    private boolean isLast(Passage passage) {
        return packet.passages().getLast().equals(passage);
    }

    private Optional<Box> tile(WorldAt.HostAt host, FlowCard card, String vm) {
        int index = hosts.machines(host).indexOf(vm);
        return index >= 0 && index < card.tiles().size()
                ? Optional.of(card.tiles().get(index))
                : Optional.empty();
    }

    /** Where a card says how many machines it has no room for. */
    private static Box others(FlowCard card) {
        return new Box(card.card().right() - 60, card.titleY() - 10, 46, 13);
    }

    private void in(PictureBuilder out, FlowCard card, Optional<Box> source, double rail, Box entry) {
        double edge = rail < entry.centerX() ? entry.x() : entry.right();
        if (source.isPresent()) {
            Box tile = source.get();
            double gap = tile.bottom() + 6;
            line(
                    out,
                    tile.centerX(),
                    tile.bottom(),
                    tile.centerX(),
                    gap,
                    rail,
                    gap,
                    rail,
                    entry.centerY(),
                    edge,
                    entry.centerY());
            out.add(new DrawOp.FillCircle(tile.centerX(), tile.bottom() + 3, 4, colour));
        } else {
            Box nic = card.nic();
            line(out, nic.x(), nic.centerY(), rail, nic.centerY(), rail, entry.centerY(), edge, entry.centerY());
            out.add(new DrawOp.FillCircle(nic.x(), nic.centerY(), 4, colour));
        }
    }

    private void stub(PictureBuilder out, double rail, Box row) {
        double edge = rail < row.centerX() ? row.x() : row.right();
        out.line(rail, row.centerY(), edge, row.centerY(), 2, colour);
        out.add(new DrawOp.FillCircle(rail, row.centerY(), 3.5, colour));
    }

    private void up(PictureBuilder out, Box tile, double rail, Box last) {
        double edge = rail < last.centerX() ? last.x() : last.right();
        double gap = tile.bottom() + 6;
        line(out, edge, last.centerY(), rail, last.centerY(), rail, gap, tile.centerX(), gap);
        arrow(out, tile.centerX(), tile.bottom(), -1);
    }

    private void down(PictureBuilder out, FlowCard card, double rail, Box last) {
        double edge = rail < last.centerX() ? last.x() : last.right();
        double gap = card.nic().y() - 6;
        line(
                out,
                edge,
                last.centerY(),
                rail,
                last.centerY(),
                rail,
                gap,
                card.nic().centerX(),
                gap);
        arrow(out, card.nic().centerX(), card.nic().y(), 1);
    }

    private void arrow(PictureBuilder out, double x, double tip, int direction) {
        double base = tip - direction * 9;
        out.add(new DrawOp.FillPath(new double[] {x, tip, x - 6.5, base, x + 6.5, base}, colour));
    }

    private void line(PictureBuilder out, double... xy) {
        out.add(new DrawOp.StrokePath(xy, false, WIDTH, DrawOp.SOLID, true, colour));
    }
}
