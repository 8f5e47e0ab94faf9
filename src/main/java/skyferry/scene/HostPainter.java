package skyferry.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skyferry.dataplane.Bridge;
import skyferry.model.Host;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Paints the hosts' cards: loads, machines, bridge, NIC, virtual functions, and what a host says to the machine in hand. */
final class HostPainter {
    private static final double BUSY = 0.65;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;
    private final TilePainter tiles;
    private final int most;
    private final Map<String, Integer> order = new HashMap<>();

    HostPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.tiles = new TilePainter(input, pen);
        this.most = input.world().hosts().values().stream()
                .mapToInt(host -> host.vms().size() + host.incoming().size())
                .max()
                .orElse(0);
        input.scenario().vms().keySet().forEach(vm -> order.put(vm, order.size()));
    }

    /** Hosts of which something is in view. */
    private List<WorldAt.HostAt> seen() {
        return input.world().hosts().values().stream()
                .filter(host -> layout.sees(layout.hosts().getOrDefault(host.id(), new Box(0, 0, 10, 10))))
                .toList();
    }

    /** Machines of a card: those that began there, then those that came or are coming, which so keep their place when they arrive. */
    private List<String> machinesOn(WorldAt.HostAt host) {
        List<String> all = new ArrayList<>(host.vms());
        all.addAll(host.incoming());
        all.sort(
                Comparator.comparing((String vm) -> cameHere(vm, host)).thenComparing(vm -> order.getOrDefault(vm, 0)));
        return all;
    }

    private boolean cameHere(String vm, WorldAt.HostAt host) {
        return !host.id().equals(input.scenario().vm(vm).host());
    }

    private CardLayout card(WorldAt.HostAt host) {
        Box box = layout.hosts().getOrDefault(host.id(), new Box(0, 0, 10, 10));
        return CardLayout.of(box, machinesOn(host).size(), most, pen.scale);
    }

    /** The parts that do not change with time. */
    void cards(PictureBuilder out) {
        for (WorldAt.HostAt host : seen()) {
            CardLayout card = card(host);
            out.fill(card.card(), 12, pen.palette.panel());
            out.stroke(card.card(), 12, host.up() ? 1.2 : 2, host.up() ? pen.palette.line() : pen.palette.bad());
            title(out, host, card);
            bridge(out, host, card);
            nic(out, host, card);
        }
    }

    private void title(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Host model = input.scenario().host(host.id());
        double y = card.card().y() + 10 + 14 * pen.scale;
        double nameWidth = pen.width(host.id(), Face.BOLD, 14);
        double room = card.card().w() - 28 - nameWidth - 10;
        pen.text(
                out,
                card.card().x() + 14,
                y,
                host.id(),
                Face.BOLD,
                14,
                Align.LEFT,
                pen.palette.text(),
                card.card().w() - 28);
        String cpu = host.up() ? model.cpu().id().replace("-Server", "") : "no power";
        if (room >= pen.width(cpu, Face.REGULAR, 11)) {
            pen.text(out, card.card().right() - 14, y, cpu, Face.REGULAR, 11, Align.RIGHT, pen.palette.muted(), room);
        }
    }

    private void bridge(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Box box = card.bridge();
        out.fill(box, 6, pen.palette.panelAlt());
        out.stroke(box, 6, 1, pen.palette.line());
        double y = box.centerY() + pen.size(11) * 0.36;
        out.text(box.x() + 10, y, "br-int", Face.SEMIBOLD, pen.size(11), Align.LEFT, pen.palette.text());
        String name = "Open vSwitch";
        int ports = Math.max(5, machinesOn(host).size());
        double forPorts = 20 + ports * (5 + 13 * Math.max(1, pen.scale / 1.3));
        if (box.w() > pen.width(name, Face.REGULAR, 10.5) + pen.width("br-int", Face.SEMIBOLD, 11) + forPorts) {
            out.text(box.right() - 10, y, name, Face.REGULAR, pen.size(10.5), Align.RIGHT, pen.palette.muted());
        }
    }

    private void nic(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        for (Box box : List.of(card.nic(), card.functions())) {
            out.fill(box, 6, pen.palette.panel());
            out.stroke(box, 6, 1, pen.palette.line());
        }
        Box nic = card.nic();
        String address = input.scenario().host(host.id()).vtep().address();
        if (card.low()) {
            double base = nic.centerY() + pen.size(10) * 0.36;
            double named = nic.w() - 14 - pen.width("VTEP", Face.SEMIBOLD, 10.5) - 6;
            boolean roomForName = pen.width(address, Face.MONO, 8) <= named;
            double used = label(out, nic, base, roomForName ? List.of("VTEP", "") : List.of(""));
            double room = nic.w() - 14 - used;
            double points = pen.fitting(address, Face.MONO, 10, 8, room);
            pen.text(
                    out, nic.right() - 7, base, address, Face.MONO, points, Align.RIGHT, pen.palette.muted(), room + 1);
            label(out, card.functions(), base, List.of("VFs"));
            return;
        }
        double first = nic.y() + nic.h() * 0.41;
        label(out, nic, first, List.of("eth0 · VTEP", "VTEP"));
        double points = pen.fitting(address, Face.MONO, 10.5, 8, nic.w() - 14);
        double second = nic.y() + nic.h() * 0.82;
        pen.text(out, nic.x() + 8, second, address, Face.MONO, points, Align.LEFT, pen.palette.muted(), nic.w() - 12);
        label(out, card.functions(), first, List.of("SR-IOV VFs", "VFs"));
    }

    /** The longest of some names that leaves room; its width and a gap. */
    private double label(PictureBuilder out, Box box, double base, List<String> names) {
        double room = names.contains("") ? box.w() * 0.42 : box.w() - 14;
        for (String name : names) {
            double w = pen.width(name, Face.SEMIBOLD, 10.5);
            if (w <= room) {
                out.text(box.x() + 8, base, name, Face.SEMIBOLD, pen.size(10.5), Align.LEFT, pen.palette.text());
                return w == 0 ? 0 : w + 6;
            }
        }
        return 0;
    }

    /** Bars, port chips and virtual functions. */
    void loads(PictureBuilder out) {
        for (WorldAt.HostAt host : seen()) {
            CardLayout card = card(host);
            out.hit(card.card(), new Picture.Target.HostTarget(host.id()));
            bar(out, card.bars().getFirst(), "CPU", host.cpuShare());
            bar(out, card.bars().getLast(), "RAM", host.ramShare());
            chips(out, host, card);
            functions(out, host, card);
            out.hit(card.bridge(), new Picture.Target.BridgeTarget(host.id()));
        }
    }

    private void bar(PictureBuilder out, Box box, String name, double share) {
        double base = box.y() + 9 * pen.scale;
        String percent = Math.round(100 * share) + " %";
        double numbers = pen.width("100 %", Face.REGULAR, 10.5);
        double left = box.x() + pen.width(name, Face.REGULAR, 10.5) + 6;
        boolean saying = box.right() - numbers - 6 - left >= 16;
        double right = saying ? box.right() - numbers - 6 : box.right();
        double size = pen.size(10.5);
        out.text(box.x(), base, name, Face.REGULAR, size, Align.LEFT, pen.palette.muted());
        if (saying) {
            out.text(box.right(), base, percent, Face.REGULAR, size, Align.RIGHT, pen.palette.muted());
        }
        double y = box.y();
        double thick = 7 * Math.max(1, pen.scale / 1.3);
        Box track = new Box(left, y + 2 * pen.scale, Math.max(10, right - left), thick);
        out.fill(track, thick / 2, pen.palette.lineSoft());
        double w = track.w() * CanvasLayout.clamp(share, 0, 1);
        if (w >= 1) {
            int colour = share > BUSY ? pen.palette.warn() : pen.palette.fillMuted();
            out.fill(new Box(track.x(), track.y(), Math.max(w, thick), thick), thick / 2, colour);
        }
    }

    private void chips(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Bridge bridge = input.world().dataPlane().bridges().get(host.id());
        if (bridge == null) {
            return;
        }
        double x = card.bridge().x() + 16 + pen.width("br-int", Face.SEMIBOLD, 11);
        double limit = card.bridge().right() - 22;
        for (Bridge.Port port : bridge.ports()) {
            boolean onBridge = port.kind() == Bridge.Kind.VM || port.kind() == Bridge.Kind.REPRESENTOR;
            if (!onBridge || x > limit) {
                continue;
            }
            TenantStyle style = Tenants.style(
                    input.scenario(), input.scenario().vm(port.vm()).tenant(), pen.palette);
            double side = 13 * Math.max(1, pen.scale / 1.3);
            Box chip = new Box(x, card.bridge().centerY() - side / 2, side, side);
            if (port.state() == Bridge.State.ACTIVE) {
                out.fill(chip, 3, style.colour());
            } else {
                out.fill(chip, 3, style.soft());
                out.stroke(chip, 3, 1, style.colour());
            }
            int ink = port.state() == Bridge.State.ACTIVE ? style.onColour() : pen.palette.text();
            double size = side * 0.65;
            out.text(chip.centerX(), chip.centerY() + size * 0.36, style.letter(), Face.BOLD, size, Align.CENTER, ink);
            x += side + 5;
        }
    }

    private void functions(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Box box = card.functions();
        double base = card.low() ? box.centerY() + pen.size(10) * 0.36 : box.y() + box.h() * 0.82;
        double left = card.low() ? box.x() + 14 + pen.width("VFs", Face.SEMIBOLD, 10.5) : box.x() + 8;
        if (host.vfOwners().isEmpty()) {
            out.text(left, base, "none", Face.REGULAR, pen.size(10.5), Align.LEFT, pen.palette.muted());
            return;
        }
        double step = Math.min(
                11.2 * Math.max(1, pen.scale / 1.3),
                (box.right() - 6 - left) / host.vfOwners().size());
        double side = CanvasLayout.clamp(step * 0.76, 1, 8.5 * Math.max(1, pen.scale / 1.3));
        double top = card.low() ? box.centerY() - side / 2 : box.y() + box.h() * 0.56;
        for (int i = 0; i < host.vfOwners().size(); i++) {
            Box cell = new Box(left + i * step, top, side, side);
            String owner = host.vfOwners().get(i);
            if (owner.isEmpty()) {
                out.stroke(cell, Math.min(2, side / 4), 1, pen.palette.line());
            } else {
                int colour = Tenants.style(
                                input.scenario(), input.scenario().vm(owner).tenant(), pen.palette)
                        .colour();
                out.fill(cell, Math.min(2, side / 4), colour);
            }
        }
    }

    /** All machines' tiles. */
    void machines(PictureBuilder out) {
        for (WorldAt.HostAt host : seen()) {
            CardLayout card = card(host);
            List<String> machines = machinesOn(host);
            for (int i = 0; i < card.tiles().size(); i++) {
                String vm = machines.get(i);
                boolean coming = host.incoming().contains(vm);
                if (card.chips()) {
                    tiles.chip(out, card.tiles().get(i), vm, coming);
                } else {
                    tiles.tile(out, card.tiles().get(i), vm, coming);
                }
            }
            if (card.hidden() > 0) {
                String more = "+ " + card.hidden() + " more";
                out.text(
                        card.bridge().right() - 4,
                        card.bridge().y() - 3,
                        more,
                        Face.REGULAR,
                        pen.size(10),
                        Align.RIGHT,
                        pen.palette.muted());
            }
        }
    }

    /** Outlines of the host that is selected or speaks. */
    void frames(PictureBuilder out) {
        layout.hosts().forEach((host, box) -> {
            if (!layout.sees(box)) {
                return;
            }
            Interaction.Verdict verdict = input.interaction().verdicts().get(host);
            boolean selected = input.interaction().selected().equals(Optional.of(new Picture.Target.HostTarget(host)));
            double radius = Math.min(12, box.h() * 0.12);
            double width = Math.min(2.5, box.h() * 0.15);
            if (verdict != null) {
                out.stroke(box, radius, width, colour(verdict.kind()));
            } else if (selected) {
                out.stroke(box, radius, width, pen.palette.accent());
            }
        });
    }

    private int colour(Interaction.Kind kind) {
        return switch (kind) {
            case PENDING -> pen.palette.fillMuted();
            case FITS -> pen.palette.good();
            case COSTLY -> pen.palette.warn();
            case BLOCKED -> pen.palette.bad();
        };
    }

    /** The pills on the cards' upper edges; where hosts are too small for them, only the one under the pointer speaks. */
    void verdicts(PictureBuilder out) {
        boolean cards = layout.level() == HostGrid.Level.CARD;
        layout.hosts().forEach((host, box) -> {
            Interaction.Verdict verdict = input.interaction().verdicts().get(host);
            boolean pointed = input.interaction().hover().equals(Optional.of(new Picture.Target.HostTarget(host)));
            if (verdict != null && (cards || pointed) && layout.sees(box)) {
                pen.pill(
                        out,
                        cards ? box.right() - 12 : box.centerX(),
                        box.y(),
                        verdict.text(),
                        colour(verdict.kind()),
                        pen.palette.onStrong(),
                        cards ? box.x() + 8 : 8,
                        cards ? box.right() - 8 : input.width() - 8);
            }
        });
    }

    /** The machine that follows the pointer. */
    void inHand(PictureBuilder out) {
        input.interaction().drag().ifPresent(drag -> {
            double s = Math.max(1, pen.scale);
            Box ghost = new Box(drag.x() - 48 * s, drag.y() - 16 * s, 96 * s, 58 * s);
            tiles.ghost(out, ghost, drag.vm());
        });
    }
}
