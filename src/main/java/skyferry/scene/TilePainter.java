package skyferry.scene;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import skyferry.migration.PageHistory;
import skyferry.model.MemorySpec;
import skyferry.model.Vm;
import skyferry.run.NicPath;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints a machine: its tenant's colour and letter, its memory as a map of pages, a line of text. */
final class TilePainter {
    private static final double CELL_X = 6.1;
    private static final double CELL_Y = 7;
    private static final double[] DASH = {5, 4};
    private static final double PATTERN = 22;
    private static final double MOST_ROWS = 8;
    private static final double VISIBLE = 0.02;
    private static final double FAINTEST = 0.3;
    private static final String SLEEPS = "sleeps ";
    private static final String HERE = " here";

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
        TenantStyle style = style(vm);
        WorldAt.MoveAt move = moveOf(id);
        boolean lifted = lifted(id);
        double header = headerHeight(box);
        boolean roomForText = box.h() >= header + 34 * pen.scale;
        body(out, box, style, coming);
        header(out, box, vm, style, coming || lifted || dead(vm), roomForText ? "" : status(vm, move, coming));
        double mapTop = box.y() + header + 6;
        double mapBottom = box.bottom() - (roomForText ? 6 + 12 * pen.scale : 6);
        map(out, new Box(box.x() + 8, mapTop, box.w() - 16, mapBottom - mapTop), vm, move, coming, style);
        if (roomForText) {
            foot(out, box, vm, shortened(status(vm, move, coming), box.w() - 14), coming);
        }
        if (selected(id)) {
            Box ring = new Box(box.x() - 3, box.y() - 3, box.w() + 6, box.h() + 6);
            out.stroke(ring, Math.min(11.5, ring.h() / 2), 1.6, pen.palette.accent());
        }
        if (!coming) {
            out.hit(box, new Picture.Target.VmTarget(id));
        }
    }

    /** A machine where there is no room for a tile. */
    void chip(PictureBuilder out, Box box, String id, boolean coming) {
        Vm vm = input.scenario().vm(id);
        TenantStyle style = style(vm);
        boolean faint = coming || lifted(id) || dead(vm);
        double radius = Math.min(3, box.w() / 4);
        out.fill(box, radius, faint ? style.soft() : style.colour());
        if (faint || selected(id)) {
            int edge = selected(id) ? pen.palette.accent() : style.colour();
            out.stroke(box, radius, 1.4, edge);
        }
        double size = Math.min(pen.size(10.5), box.h() * 0.72);
        if (size >= 8) {
            int ink = faint ? pen.palette.text() : style.onColour();
            double base = box.centerY() + size * 0.36;
            out.text(box.centerX(), base, style.letter(), Face.BOLD, size, Align.CENTER, ink);
        }
        if (!coming) {
            out.hit(box, new Picture.Target.VmTarget(id));
        }
    }

    private TenantStyle style(Vm vm) {
        return Tenants.style(input.scenario(), vm.tenant(), pen.palette);
    }

    private boolean lifted(String id) {
        return input.interaction().drag().map(drag -> drag.vm().equals(id)).orElse(false);
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

    private void header(PictureBuilder out, Box box, Vm vm, TenantStyle style, boolean faint, String status) {
        double h = headerHeight(box);
        int ground = faint ? style.soft() : style.colour();
        int ink = faint ? pen.palette.text() : style.onColour();
        double radius = Math.min(9, h / 2);
        out.fill(new Box(box.x(), box.y(), box.w(), h), radius, ground);
        if (box.h() > h + 4) {
            out.fill(new Box(box.x(), box.y() + h / 2, box.w(), h / 2), 0, ground);
        }
        out.stroke(box, Math.min(9, box.h() / 2), 2, faint ? DASH : DrawOp.SOLID, style.colour());
        String name = style.letter() + " · " + vm.id();
        double left = box.x() + (box.w() < 80 ? 6 : 8);
        double points = pen.fitting(name, Face.SEMIBOLD, 11.5, 8.8, box.w() - 11);
        double base = box.y() + h / 2 + pen.size(points) * 0.36;
        pen.text(out, left, base, name, Face.SEMIBOLD, points, Align.LEFT, ink, box.w() - 11);
        double free = left + pen.width(name, Face.SEMIBOLD, points) + 6;
        double statusWidth = pen.width(status, Face.REGULAR, 10.5);
        if (!status.isEmpty() && free + statusWidth <= box.right() - 7) {
            out.text(box.right() - 7, base, status, Face.REGULAR, pen.size(10.5), Align.RIGHT, ink);
        } else if (box.right() - 7 - free >= PATTERN) {
            Box area = new Box(box.right() - 7 - PATTERN, box.y() + 4, PATTERN, h - 8);
            style.pattern().draw(out, area, Palette.mix(ground, ink, 0.45));
        }
    }

    /** Whether its memory is gone: its host has no power, or no host has all of it. */
    private boolean dead(Vm vm) {
        WorldAt.VmAt at = input.world().vms().get(vm.id());
        return at != null && at.dead();
    }

    private int[] empty(int cells) {
        int[] colours = new int[cells];
        Arrays.fill(colours, Palette.mix(pen.palette.panel(), pen.palette.lineSoft(), 0.55));
        return colours;
    }

    private boolean paused(Vm vm) {
        WorldAt.VmAt at = input.world().vms().get(vm.id());
        return at != null && at.state() == WorldAt.State.PAUSED;
    }

    /** What a machine under way does; empty for one that just runs. */
    private String status(Vm vm, WorldAt.@Nullable MoveAt move, boolean coming) {
        if (coming && move != null) {
            return (int) Math.floor(100 * move.arrivedShare()) + " %";
        }
        if (dead(vm)) {
            WorldAt.VmAt at = input.world().vms().get(vm.id());
            return at != null && at.state() == WorldAt.State.LOST ? "lost" : "down";
        }
        if (paused(vm)) {
            return "paused";
        }
        if (move != null && move.phase() != WorldAt.Phase.RESUMED) {
            return move.throttlePercent() > 0 ? SLEEPS + move.throttlePercent() + " %" : "sending";
        }
        return move != null && onDemand(move) ? (int) Math.floor(100 * move.arrivedShare()) + " %" + HERE : "";
    }

    /** A narrow tile says {@code −40 %} where a wider one says {@code sleeps 40 %}, and {@code 36 %} for {@code 36 % here}. */
    private String shortened(String status, double room) {
        if (pen.width(status, Face.REGULAR, 10.5) <= room) {
            return status;
        }
        return status.startsWith(SLEEPS)
                ? "\u2212" + status.substring(SLEEPS.length())
                : status.endsWith(HERE) ? status.substring(0, status.length() - HERE.length()) : status;
    }

    /** Whether the guest runs at the destination while its pages still follow. */
    private boolean onDemand(WorldAt.MoveAt move) {
        return move.phase() == WorldAt.Phase.RESUMED
                && move.leftBytes() > 0
                && input.world().nanos() < move.record().endNanos();
    }

    /** The line of text: what the machine does, else what it is; beside it the way of its frames, where both have room. */
    private void foot(PictureBuilder out, Box box, Vm vm, String status, boolean coming) {
        double room = box.w() - 12;
        double base = box.bottom() - 7;
        Optional<NicPath> path = coming ? Optional.empty() : input.world().path(vm.id(), 0);
        String way = path.map(TilePainter::word).orElse("");
        double forWay = way.isEmpty() ? 0 : pen.width(way, Face.SEMIBOLD, 10.5) + 4;
        if (pen.width(status, Face.REGULAR, 10.5) + forWay > room) {
            forWay = 0;
        }
        String text = status.isEmpty() ? size(vm, room - forWay) : status;
        int ink = (paused(vm) || dead(vm)) && !coming ? pen.palette.bad() : pen.palette.muted();
        pen.text(out, box.x() + 7, base, text, Face.REGULAR, 10.5, Align.LEFT, ink, room - forWay + 1);
        if (forWay > 0) {
            int strong = path.get() == NicPath.NONE ? pen.palette.bad() : pen.palette.text();
            out.text(box.right() - 6, base, way, Face.SEMIBOLD, pen.size(10.5), Align.RIGHT, strong);
        }
    }

    private static String word(NicPath path) {
        return switch (path) {
            case VF -> "VF";
            case VIRTIO -> "virtio";
            case MACVTAP -> "macvtap";
            case VDPA -> "vDPA";
            case NONE -> "no card";
        };
    }

    private String size(Vm vm, double room) {
        String size = Quantities.bytes(vm.ramBytes());
        if (vm.nics().isEmpty()) {
            return size;
        }
        String address = vm.nics().getFirst().ip().address();
        return Stream.of(size + " · " + address, address, size)
                .filter(text -> pen.width(text, Face.REGULAR, 10.5) <= room)
                .findFirst()
                .orElse("");
    }

    private void map(
            PictureBuilder out, Box room, Vm vm, WorldAt.@Nullable MoveAt move, boolean coming, TenantStyle style) {
        int columns = (int) ((room.w() + 1) / CELL_X);
        int rows = Math.min((int) (MOST_ROWS * Math.max(1, pen.scale)), (int) ((room.h() + 1.4) / CELL_Y));
        if (columns < 3 || rows < 1) {
            return;
        }
        int cells = columns * rows;
        boolean following = move != null && onDemand(move);
        int[] colours = move != null && (following || move.phase() != WorldAt.Phase.RESUMED)
                ? moving(move.pages(input.world().nanos(), cells), coming || following, style)
                : dead(vm) ? empty(cells) : atRest(vm, cells);
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
                colours[i] = again > VISIBLE
                        ? Palette.mix(sent, pen.palette.bad(), FAINTEST + (1 - FAINTEST) * StrictMath.sqrt(again))
                        : sent;
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
        header(out, box, vm, style, false, "");
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
