package skyferry.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skyferry.model.Vm;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints hosts where there are too many for cards: small ones with their machines as chips, or the cells of a map. */
final class CrowdPainter {
    private static final int RAMP_STEPS = 24;
    private static final double PILL_WIDTH = 66;
    private static final double PILL_HEIGHT = 18;
    private static final double GAP = 2;
    private static final double PILL_GAP = 4;
    private static final double READABLE = 4.5;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;

    CrowdPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
    }

    /** What changes only when machines change their places. */
    void hosts(PictureBuilder out) {
        if (layout.level().cells()) {
            cells(out);
            if (layout.level() == HostGrid.Level.COUNT) {
                counts(out);
            }
            if (input.camera().fits()) {
                legend(out);
            }
        } else {
            seen().forEach(host -> small(out, host, box(host.id())));
        }
    }

    /** Hosts of which something is in view. */
    private List<WorldAt.HostAt> seen() {
        return input.world().hosts().values().stream()
                .filter(host -> layout.sees(box(host.id())))
                .toList();
    }

    /** How many machines each host has, on its cell. */
    private void counts(PictureBuilder out) {
        for (WorldAt.HostAt host : seen()) {
            Box box = box(host.id());
            int ground = host.up() ? heat(host.ramShare()) : pen.palette.bad();
            boolean strong =
                    Palette.contrast(pen.palette.text(), ground) >= Palette.contrast(pen.palette.onStrong(), ground);
            int ink = strong ? pen.palette.text() : pen.palette.onStrong();
            if (Palette.contrast(ink, ground) < READABLE) {
                ink = Palette.contrast(BLACK, ground) > Palette.contrast(WHITE, ground) ? BLACK : WHITE;
            }
            double size = Math.min(pen.size(10.5), box.h() * 0.62);
            String machines =
                    Quantities.count(host.vms().size() + host.incoming().size());
            out.text(box.centerX(), box.centerY() + size * 0.36, machines, Face.SEMIBOLD, size, Align.CENTER, ink);
        }
    }

    private void small(PictureBuilder out, WorldAt.HostAt host, Box box) {
        Palette p = pen.palette;
        out.fill(box, 6, p.panel());
        out.stroke(box, 6, 1, host.up() ? p.line() : p.bad());
        double size = nameSize(box);
        String name = TextMeasure.fit(host.id(), Face.SEMIBOLD, size, box.w() - 10);
        out.text(box.x() + 5, box.y() + 3 + size, name, Face.SEMIBOLD, size, Align.LEFT, p.text());
        Box bar = bar(box);
        out.fill(bar, 2, p.lineSoft());
        double given = bar.w() * CanvasLayout.clamp(host.ramShare(), 0, 1);
        if (given >= 1) {
            out.fill(new Box(bar.x(), bar.y(), given, 4), Math.min(2, given / 2), p.fillMuted());
        }
        chips(host, box)
                .forEach((vm, chip) -> chip(out, vm, chip, host.incoming().contains(vm)));
    }

    private double nameSize(Box box) {
        return Math.min(pen.size(10.5), box.h() * 0.22);
    }

    private Box bar(Box box) {
        return new Box(box.x() + 5, box.y() + nameSize(box) + 7, box.w() - 10, 4);
    }

    private void chip(PictureBuilder out, String id, Box box, boolean coming) {
        Vm vm = input.scenario().vm(id);
        TenantStyle style = Tenants.style(input.scenario(), vm.tenant(), pen.palette);
        double radius = Math.min(box.w() > box.h() ? box.h() / 2 : 2.5, box.w() / 4);
        out.fill(box, radius, coming ? style.soft() : style.colour());
        if (coming) {
            out.stroke(box, radius, 1, style.colour());
        }
        int ink = coming ? pen.palette.text() : style.onColour();
        if (box.w() > 2 * box.h()) {
            String name = style.letter() + " · " + id;
            double points = pen.fitting(name, Face.SEMIBOLD, 10.5, 8.5, box.w() - 14);
            double base = box.centerY() + pen.size(points) * 0.36;
            pen.text(out, box.x() + 7, base, name, Face.SEMIBOLD, points, Align.LEFT, ink, box.w() - 13);
        } else if (box.h() * 0.75 >= 8) {
            double base = box.centerY() + box.h() * 0.27;
            out.text(box.centerX(), base, style.letter(), Face.BOLD, box.h() * 0.75, Align.CENTER, ink);
        }
    }

    /** Places of a host's machines: with their names if all of them have room so, else as large as lets all of them in. */
    private Map<String, Box> chips(WorldAt.HostAt host, Box card) {
        Box bar = bar(card);
        Box room = new Box(bar.x(), bar.bottom() + 5, bar.w(), card.bottom() - bar.bottom() - 9);
        List<String> machines = new ArrayList<>(host.vms());
        machines.addAll(host.incoming());
        double pill = PILL_HEIGHT * pen.scale;
        int columns = (int) ((room.w() + PILL_GAP) / (PILL_WIDTH * pen.scale + PILL_GAP));
        if (columns * (int) ((room.h() + PILL_GAP) / (pill + PILL_GAP)) >= machines.size()) {
            double w = (room.w() - (columns - 1) * PILL_GAP) / columns;
            return places(machines, room, columns, w, pill, PILL_GAP);
        }
        int halves = (int) (2 * CanvasLayout.clamp(room.h(), 2, 15));
        while (halves > 4
                && columns(room, halves / 2.0) * (int) ((room.h() + GAP) / (halves / 2.0 + GAP)) < machines.size()) {
            halves--;
        }
        double side = halves / 2.0;
        return places(machines, room, columns(room, side), side, side, GAP);
    }

    /** Where the chips of a host's machines are; nowhere for those that have no room, or on a map. */
    Map<String, Box> chips(WorldAt.HostAt host) {
        return layout.level().cells() ? Map.of() : chips(host, box(host.id()));
    }

    private static int columns(Box room, double side) {
        return (int) Math.max(1, (room.w() + GAP) / (side + GAP));
    }

    private static Map<String, Box> places(
            List<String> machines, Box room, int columns, double w, double h, double gap) {
        Map<String, Box> places = new LinkedHashMap<>();
        for (int i = 0; i < machines.size(); i++) {
            Box box = new Box(room.x() + i % columns * (w + gap), room.y() + i / columns * (h + gap), w, h);
            if (box.bottom() <= room.bottom() + 0.5) {
                places.put(machines.get(i), box);
            }
        }
        return places;
    }

    private void cells(PictureBuilder out) {
        List<Box> boxes =
                input.scenario().hosts().keySet().stream().map(this::box).toList();
        Box first = boxes.getFirst();
        int columns =
                (int) boxes.stream().takeWhile(box -> box.y() == first.y()).count();
        double dx = columns > 1 ? boxes.get(1).x() - first.x() : first.w();
        double dy = boxes.size() > columns ? boxes.get(columns).y() - first.y() : first.h();
        int[] colours = input.scenario().hosts().keySet().stream()
                .map(host -> input.world().hosts().get(host))
                .mapToInt(host ->
                        !layout.sees(box(host.id())) ? 0 : host.up() ? heat(host.ramShare()) : pen.palette.bad())
                .toArray();
        out.add(new DrawOp.CellGrid(first.x(), first.y(), columns, dx, dy, first.w(), first.h(), colours));
    }

    private int heat(double share) {
        return Palette.mix(pen.palette.lineSoft(), pen.palette.accent(), share);
    }

    /** What the colours of the cells mean, at the right of the line above them. */
    private void legend(PictureBuilder out) {
        double size = pen.size(10.5);
        double y = layout.hostsLabelY();
        double right = input.width() - 14;
        int ink = pen.palette.muted();
        out.text(right, y, "100 %", Face.REGULAR, size, Align.RIGHT, ink);
        double w = 4 * RAMP_STEPS;
        double x = right - pen.width("100 %", Face.REGULAR, 10.5) - 6 - w;
        int[] ramp = new int[RAMP_STEPS];
        for (int i = 0; i < RAMP_STEPS; i++) {
            ramp[i] = heat((i + 0.5) / RAMP_STEPS);
        }
        out.add(new DrawOp.CellGrid(x, y - size * 0.75, RAMP_STEPS, 4, size, 4, size * 0.85, ramp));
        String zero = "memory given away   0 %";
        out.text(x - 6, y, zero, Face.REGULAR, size, Align.RIGHT, ink);
    }

    /** A host's place; nowhere for one that the layout does not have. */
    private Box box(String host) {
        return layout.hosts().getOrDefault(host, new Box(0, 0, 0, 0));
    }

    /** What can be pointed at. */
    void hits(PictureBuilder out) {
        seen().forEach(host -> {
            Box box = box(host.id());
            out.hit(box, new Picture.Target.HostTarget(host.id()));
            if (layout.level() == HostGrid.Level.SMALL) {
                chips(host, box).forEach((vm, chip) -> {
                    if (!host.incoming().contains(vm)) {
                        out.hit(chip, new Picture.Target.VmTarget(vm));
                    }
                });
            }
        });
    }
}
