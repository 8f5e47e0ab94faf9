package skyferry.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.model.Vm;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the hosts' cards with their flow tables: which table holds how many flows, and what it did to the packet that is followed. */
final class FlowPainter {
    private static final double FADE = 0.55;
    private static final double TINT = 0.4;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;
    private final Words words;
    private final Optional<FollowedPacket> followed;
    private final int most;

    FlowPainter(CanvasInput input, CanvasLayout layout, Pen pen, Words words, Optional<FollowedPacket> followed) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.words = words;
        this.followed = followed;
        this.most = input.world().hosts().values().stream()
                .mapToInt(host -> host.vms().size() + host.incoming().size())
                .max()
                .orElse(0);
    }

    /** The inside of a host's card. */
    FlowCard card(WorldAt.HostAt host) {
        return card(host, machines(host).size());
    }

    private FlowCard card(WorldAt.HostAt host, int machines) {
        Box box = layout.hosts().getOrDefault(host.id(), new Box(0, 0, 10, 10));
        return FlowCard.of(box, machines, most, pen.scale);
    }

    /** Machines of a card, those that the packet concerns first where there is no room for all. */
    List<String> machines(WorldAt.HostAt host) {
        List<String> all = new ArrayList<>(host.vms());
        all.addAll(host.incoming());
        if (card(host, all.size()).hidden() > 0) {
            followed.ifPresent(packet -> {
                List<String> first = all.stream().filter(packet::concerns).toList();
                all.removeAll(first);
                all.addAll(0, first);
            });
        }
        return all;
    }

    void cards(PictureBuilder out) {
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            if (!layout.sees(layout.hosts().getOrDefault(host.id(), new Box(0, 0, 10, 10)))) {
                continue;
            }
            FlowCard card = card(host);
            Optional<Passage> passage = followed.flatMap(packet -> packet.on(host.id()));
            boolean faded = followed.isPresent() && passage.isEmpty();
            boolean wrong = passage.stream()
                    .flatMap(p -> p.marks().values().stream())
                    .anyMatch(mark -> mark.kind() == Passage.Kind.WRONG);
            out.fill(card.card(), 12, pen.palette.panel());
            out.stroke(card.card(), 12, wrong ? 2.5 : 1.2, wrong ? pen.palette.bad() : pen.palette.line());
            out.hit(card.card(), new Picture.Target.HostTarget(host.id()));
            pen.text(
                    out,
                    card.card().x() + 14,
                    card.titleY(),
                    host.id(),
                    Face.BOLD,
                    14,
                    Align.LEFT,
                    faded ? pen.palette.muted() : pen.palette.text(),
                    card.card().w() - 28);
            tiles(out, host, card, wrong);
            bridge(out, host, card, passage, faded);
            if (card.nic().h() > 0) {
                nic(out, host, card);
            }
        }
    }

    private void tiles(PictureBuilder out, WorldAt.HostAt host, FlowCard card, boolean wrong) {
        List<String> machines = machines(host);
        for (int i = 0; i < card.tiles().size(); i++) {
            String vm = machines.get(i);
            boolean concerned = followed.filter(packet -> packet.concerns(vm)).isPresent();
            boolean faded = followed.isPresent() && !concerned;
            boolean warned = wrong && concerned;
            tile(out, host.id(), card.tiles().get(i), input.scenario().vm(vm), faded, warned);
        }
        if (card.hidden() > 0) {
            out.text(
                    card.card().right() - 14,
                    card.titleY(),
                    words.of("flows.more", Integer.toString(card.hidden())),
                    Face.REGULAR,
                    pen.size(10.5),
                    Align.RIGHT,
                    pen.palette.muted());
        }
    }

    private void tile(PictureBuilder out, String host, Box box, Vm vm, boolean faded, boolean warned) {
        TenantStyle style = Tenants.style(input.scenario(), vm.tenant(), pen.palette);
        double header = Math.min(box.h(), 22 * pen.scale);
        int ground = faded ? Palette.mix(style.soft(), pen.palette.panel(), 0.3) : style.colour();
        out.fill(box, 9, pen.palette.background());
        out.fill(new Box(box.x(), box.y(), box.w(), header), Math.min(9, header / 2), ground);
        if (box.h() > header + 4) {
            out.fill(new Box(box.x(), box.y() + header / 2, box.w(), header / 2), 0, ground);
        }
        int edge = faded ? Palette.mix(style.colour(), pen.palette.panel(), FADE) : style.colour();
        out.stroke(box, Math.min(9, box.h() / 2), 2, edge);
        String name = style.letter() + " · " + vm.id();
        double points = pen.fitting(name, Face.SEMIBOLD, 11.5, 9, box.w() - 14);
        int ink = faded ? pen.palette.text() : style.onColour();
        pen.text(
                out,
                box.x() + 8,
                box.y() + header / 2 + pen.size(points) * 0.36,
                name,
                Face.SEMIBOLD,
                points,
                Align.LEFT,
                ink,
                box.w() - 14);
        out.hit(box, new Picture.Target.VmTarget(vm.id()));
        if (box.h() > header + 2 * 13 * pen.scale) {
            address(out, host, box, vm, header, warned);
        }
    }

    private void address(PictureBuilder out, String host, Box box, Vm vm, double header, boolean warned) {
        double step = (box.h() - header - 6) / 2;
        String address = vm.nics().isEmpty() ? "" : vm.nics().getFirst().ip().address();
        double first = box.y() + header + step * 0.5 + pen.size(10.5) * 0.5;
        pen.text(out, box.x() + 8, first, address, Face.REGULAR, 10.5, Align.LEFT, pen.palette.muted(), box.w() - 14);
        String tag = input.world().dataPlane().bridge(host).portsOf(vm.id()).stream()
                .findFirst()
                .map(port -> port.kind() == Bridge.Kind.VF
                        ? "VLAN " + port.vlan()
                        : words.of("flows.tag", Integer.toString(port.tag())))
                .orElse("");
        int ink = warned ? pen.palette.bad() : pen.palette.muted();
        out.text(box.x() + 8, first + step, tag, Face.REGULAR, pen.size(10.5), Align.LEFT, ink);
        if (warned) {
            warning(out, box.x() + 8 + pen.width(tag, Face.REGULAR, 10.5) + 5, first + step);
        }
    }

    /** A small triangle that stands on a base line. */
    private void warning(PictureBuilder out, double x, double y) {
        double side = pen.size(10.5);
        out.add(new DrawOp.FillPath(
                new double[] {x, y, x + side, y, x + side / 2, y - side * 0.87}, pen.palette.bad()));
        out.line(x + side / 2, y - side * 0.58, x + side / 2, y - side * 0.36, 1.2, pen.palette.background());
        out.add(new DrawOp.FillCircle(x + side / 2, y - side * 0.16, 0.9, pen.palette.background()));
    }

    private void bridge(
            PictureBuilder out, WorldAt.HostAt host, FlowCard card, Optional<Passage> passage, boolean faded) {
        double left = card.rows().getFirst().x();
        double right = card.rows().getLast().right();
        int ink = faded ? pen.palette.muted() : pen.palette.text();
        String name = words.of("flows.bridge");
        out.text(left, card.bridgeY(), name, Face.SEMIBOLD, pen.size(12), Align.LEFT, ink);
        String count = count(input.world().dataPlane().bridge(host.id()).flowCount());
        String software = words.of("flows.switch") + " · " + count;
        double room = right - left - pen.width(name, Face.SEMIBOLD, 12) - 12;
        String said = pen.width(software, Face.REGULAR, 10.5) <= room ? software : count;
        pen.text(out, right, card.bridgeY(), said, Face.REGULAR, 10.5, Align.RIGHT, pen.palette.muted(), room);
        out.hit(
                new Box(
                        left,
                        card.bridgeY() - 12,
                        right - left,
                        card.rows().getLast().bottom() - card.bridgeY() + 12),
                new Picture.Target.BridgeTarget(host.id()));
        Map<FlowRow, Passage.Mark> marks = passage.map(Passage::marks).orElse(Map.of());
        boolean counted = Arrays.stream(FlowRow.values())
                .allMatch(row -> fits(card.row(row), row.title(), count(flows(host.id(), row)), Face.REGULAR));
        for (FlowRow row : FlowRow.values()) {
            Optional<Passage.Mark> mark = Optional.ofNullable(marks.get(row));
            row(out, host.id(), card.row(row), row, mark, counted, faded);
        }
    }

    private String count(int flows) {
        return flows == 1 ? words.of("flows.count.one") : words.of("flows.count", Quantities.count(flows));
    }

    private int flows(String host, FlowRow row) {
        Bridge bridge = input.world().dataPlane().bridge(host);
        return row.stages().stream()
                .mapToInt(stage -> bridge.table(stage.table()).size())
                .sum();
    }

    private double points(Box box) {
        return Math.min(11, Math.max(8.5, (box.h() - 4) / pen.scale));
    }

    private static double inset(Box box) {
        return Math.min(10, box.w() * 0.1);
    }

    /** Whether two texts have room beside each other in a row. */
    private boolean fits(Box box, String left, String right, Face face) {
        double needed = pen.width(left, Face.REGULAR, points(box)) + pen.width(right, face, points(box) - 0.5);
        return needed + 8 <= box.w() - 2 * inset(box);
    }

    private void row(
            PictureBuilder out,
            String host,
            Box box,
            FlowRow row,
            Optional<Passage.Mark> mark,
            boolean counted,
            boolean faded) {
        Palette p = pen.palette;
        boolean bad = mark.filter(m -> m.kind() != Passage.Kind.PASSED).isPresent();
        int strong = bad ? p.bad() : p.good();
        int ground = mark.isEmpty() ? p.background() : Palette.mix(p.panel(), bad ? p.badSoft() : p.goodSoft(), TINT);
        double radius = Math.min(6, box.h() / 3);
        out.fill(box, radius, ground);
        out.stroke(box, radius, mark.isEmpty() ? 1 : 1.2, mark.isEmpty() ? p.lineSoft() : strong);
        if (box.h() < 9 * pen.scale) {
            return;
        }
        int ink = faded || mark.isEmpty() && followed.isPresent() ? p.muted() : p.text();
        String said = mark.isPresent() ? said(box, row, mark.get()) : counted ? count(flows(host, row)) : "";
        Face face = mark.isPresent() ? Face.SEMIBOLD : Face.REGULAR;
        String title = fits(box, row.title(), said, face) ? row.title() : row.numbers();
        double base = box.centerY() + pen.size(points(box)) * 0.36;
        double size = pen.size(points(box));
        out.text(box.x() + inset(box), base, title, Face.REGULAR, size, Align.LEFT, ink);
        if (!said.isEmpty()) {
            int colour = mark.isPresent() ? strong : p.muted();
            out.text(box.right() - inset(box), base, said, face, pen.size(points(box) - 0.5), Align.RIGHT, colour);
        }
    }

    /** What a table did, in as many words as have room beside its number. */
    private String said(Box box, FlowRow row, Passage.Mark mark) {
        String last = mark.words().substring(mark.words().lastIndexOf('·') + 1).strip();
        for (String words : List.of(mark.words(), last)) {
            if (fits(box, row.numbers(), words, Face.SEMIBOLD)) {
                return words;
            }
        }
        return "";
    }

    private void nic(PictureBuilder out, WorldAt.HostAt host, FlowCard card) {
        Palette p = pen.palette;
        for (Box box : List.of(card.nic(), card.functions())) {
            out.fill(box, 6, p.background());
            out.stroke(box, 6, 1, p.lineSoft());
        }
        Box nic = card.nic();
        double first = nic.y() + nic.h() * 0.41;
        double second = nic.y() + nic.h() * 0.80;
        String title = pen.width("eth0 · VTEP", Face.SEMIBOLD, 10.5) + 14 < nic.w() ? "eth0 · VTEP" : "VTEP";
        pen.text(out, nic.x() + 8, first, title, Face.SEMIBOLD, 10.5, Align.LEFT, p.muted(), nic.w() - 12);
        String vtep = input.scenario().host(host.id()).vtep().address();
        double points = pen.fitting(vtep, Face.MONO, 10.5, 8, nic.w() - 12);
        pen.text(out, nic.x() + 8, second, vtep, Face.MONO, points, Align.LEFT, p.muted(), nic.w() - 10);
        Box functions = card.functions();
        String label = pen.width("SR-IOV VFs", Face.SEMIBOLD, 10.5) + 14 < functions.w() ? "SR-IOV VFs" : "VFs";
        pen.text(out, functions.x() + 8, first, label, Face.SEMIBOLD, 10.5, Align.LEFT, p.muted(), functions.w() - 12);
        squares(out, host, functions);
    }

    private void squares(PictureBuilder out, WorldAt.HostAt host, Box box) {
        double step =
                Math.min(11.2, (box.w() - 14) / Math.max(1, host.vfOwners().size()));
        double side = Math.max(2, Math.min(8.5, step - 2.7));
        for (int i = 0; i < host.vfOwners().size(); i++) {
            Box cell = new Box(box.x() + 8 + i * step, box.y() + box.h() * 0.58, side, side);
            String owner = host.vfOwners().get(i);
            if (owner.isEmpty()) {
                out.stroke(cell, 2, 1, pen.palette.line());
            } else {
                out.fill(
                        cell,
                        2,
                        Tenants.style(
                                        input.scenario(),
                                        input.scenario().vm(owner).tenant(),
                                        pen.palette)
                                .colour());
            }
        }
    }
}
