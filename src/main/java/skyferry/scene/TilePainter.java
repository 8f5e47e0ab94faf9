package skyferry.scene;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import skyferry.migration.PageHistory;
import skyferry.model.MemorySpec;
import skyferry.model.Vm;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints a machine: its tenant's colour and letter, its memory as a map of pages, a line of text. */
final class TilePainter {
    private static final double CELL_X = 6.1;
    private static final double CELL_Y = 7;
    private static final double[] DASH = {5, 4};
    private static final double VISIBLE = 0.01;
    private static final double STRONGEST = 0.35;

    private final CanvasInput input;
    private final Pen pen;

    TilePainter(CanvasInput input, Pen pen) {
        this.input = input;
        this.pen = pen;
    }

    private WorldAt.@Nullable MoveAt moveOf(String vm) {
        for (WorldAt.MoveAt move : input.world().moves()) {
            if (move.record().vm().equals(vm)) {
                return move;
            }
        }
        return null;
    }

    /** A machine on a host; {@code coming} when this is where it is going. */
    void tile(PictureBuilder out, Box box, String id, boolean coming) {
        Vm vm = input.scenario().vm(id);
        TenantStyle style = Tenants.style(input.scenario(), vm.tenant(), pen.palette);
        WorldAt.MoveAt move = moveOf(id);
        boolean lifted =
                input.interaction().drag().map(drag -> drag.vm().equals(id)).orElse(false);
        body(out, box, style, coming);
        header(out, box, vm, style, coming || lifted);
        double header = headerHeight(box);
        boolean roomForText = box.h() >= header + 34 * pen.scale;
        double mapBottom = box.bottom() - (roomForText ? 6 + 12 * pen.scale : 6);
        map(
                out,
                new Box(box.x() + 8, box.y() + header + 6, box.w() - 16, mapBottom - box.y() - header - 6),
                vm,
                move,
                coming,
                style);
        if (roomForText) {
            pen.text(
                    out,
                    box.x() + 8,
                    box.bottom() - 7,
                    caption(vm, move, coming, box.w() - 14),
                    Face.REGULAR,
                    10.5,
                    Align.LEFT,
                    pen.palette.muted(),
                    box.w() - 14);
        }
        if (selected(id)) {
            out.stroke(new Box(box.x() - 3, box.y() - 3, box.w() + 6, box.h() + 6), 11, 2, pen.palette.accent());
        }
        if (!coming) {
            out.hit(box, new Picture.Target.VmTarget(id));
        }
    }

    private boolean selected(String id) {
        return input.interaction().selected().equals(Optional.of(new Picture.Target.VmTarget(id)));
    }

    /** A tile that is too low for a map is all header. */
    private double headerHeight(Box box) {
        double h = 20 * pen.scale;
        return box.h() < h + 14 ? box.h() : h;
    }

    private void body(PictureBuilder out, Box box, TenantStyle style, boolean coming) {
        out.fill(box, 9, coming ? Palette.mix(pen.palette.panel(), style.soft(), 0.35) : pen.palette.panel());
    }

    private void header(PictureBuilder out, Box box, Vm vm, TenantStyle style, boolean faint) {
        double h = headerHeight(box);
        int ground = faint ? style.soft() : style.colour();
        int ink = faint ? pen.palette.text() : style.onColour();
        out.fill(new Box(box.x(), box.y(), box.w(), h), Math.min(9, h / 2), ground);
        if (box.h() > h + 4) {
            out.fill(new Box(box.x(), box.y() + h / 2, box.w(), h / 2), 0, ground);
        }
        out.stroke(box, Math.min(9, box.h() / 2), 2, faint ? DASH : DrawOp.SOLID, style.colour());
        String name = style.letter() + " · " + vm.id();
        double points = pen.fitting(name, Face.SEMIBOLD, 11.5, 8.8, box.w() - 11);
        pen.text(
                out,
                box.x() + (box.w() < 80 ? 6 : 8),
                box.y() + h / 2 + pen.size(points) * 0.36,
                name,
                Face.SEMIBOLD,
                points,
                Align.LEFT,
                ink,
                box.w() - 11);
    }

    private String caption(Vm vm, WorldAt.@Nullable MoveAt move, boolean coming, double room) {
        WorldAt.VmAt at = input.world().vms().get(vm.id());
        if (coming && move != null) {
            String share = Math.round(Math.floor(100 * move.arrivedShare())) + " %";
            String here = share + " here";
            return pen.width(here, Face.REGULAR, 10.5) <= room ? here : share;
        }
        if (at != null && at.state() == WorldAt.State.PAUSED) {
            return "paused";
        }
        if (move != null && move.phase() != WorldAt.Phase.RESUMED) {
            return move.throttlePercent() > 0 ? "slowed by " + move.throttlePercent() + " %" : "sending";
        }
        String size = Quantities.bytes(vm.ramBytes());
        if (vm.nics().isEmpty()) {
            return size;
        }
        String address = vm.nics().getFirst().ip().address();
        String both = size + " · " + address;
        return pen.width(both, Face.REGULAR, 10.5) <= room ? both : address;
    }

    private void map(
            PictureBuilder out, Box room, Vm vm, WorldAt.@Nullable MoveAt move, boolean coming, TenantStyle style) {
        int columns = (int) ((room.w() + 1) / CELL_X);
        int rows = Math.min(4, (int) ((room.h() + 1.4) / CELL_Y));
        if (columns < 3 || rows < 1) {
            return;
        }
        int cells = columns * rows;
        int[] colours = move != null && move.phase() != WorldAt.Phase.RESUMED
                ? moving(move.pages(input.world().nanos(), cells), coming, style)
                : atRest(vm, cells);
        out.add(new DrawOp.CellGrid(room.x(), room.y(), columns, CELL_X, CELL_Y, 5, 5.6, colours));
    }

    /** Source: sent pages in the tenant's pale colour, pages written again in red. Destination: what has arrived. */
    private int[] moving(PageHistory.PageMap pages, boolean coming, TenantStyle style) {
        int[] colours = new int[pages.toSend().length];
        int empty = pen.palette.lineSoft();
        for (int i = 0; i < colours.length; i++) {
            double arrived = pages.arrived()[i];
            if (coming) {
                colours[i] = Palette.mix(empty, style.colour(), arrived);
            } else {
                double again = pages.dirtied()[i];
                int sent = Palette.mix(Palette.mix(empty, pen.palette.line(), 0.4), style.soft(), arrived);
                colours[i] = again > VISIBLE ? Palette.mix(sent, pen.palette.bad(), Math.max(STRONGEST, again)) : sent;
            }
        }
        return colours;
    }

    /** Memory that is used and memory that was never written, in proportion. */
    private int[] atRest(Vm vm, int cells) {
        int[] colours = new int[cells];
        int used = Palette.mix(pen.palette.lineSoft(), pen.palette.line(), 0.18);
        Arrays.fill(colours, used);
        long zero = vm.memory().zeroBytes() / MemorySpec.PAGE_BYTES;
        int from = (int) Math.round(cells * (1 - (double) zero / Math.max(1, vm.pages())));
        Arrays.fill(colours, Math.max(0, from), cells, Palette.mix(pen.palette.panel(), pen.palette.lineSoft(), 0.55));
        return colours;
    }

    /** A machine in hand. */
    void ghost(PictureBuilder out, Box box, String id) {
        Vm vm = input.scenario().vm(id);
        TenantStyle style = Tenants.style(input.scenario(), vm.tenant(), pen.palette);
        out.fill(new Box(box.x() + 2, box.y() + 4, box.w(), box.h()), 10, Palette.withAlpha(0xFF000000, 0.18));
        body(out, box, style, false);
        header(out, box, vm, style, false);
        pen.text(
                out,
                box.x() + 8,
                box.bottom() - 9,
                Quantities.bytes(vm.ramBytes()),
                Face.REGULAR,
                10.5,
                Align.LEFT,
                pen.palette.muted(),
                box.w() - 14);
    }
}
