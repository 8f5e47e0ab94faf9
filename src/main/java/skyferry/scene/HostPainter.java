package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
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

    HostPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
        this.tiles = new TilePainter(input, pen);
    }

    /** Machines of a card: those that run there, then those on their way. */
    private List<String> machinesOn(WorldAt.HostAt host) {
        List<String> all = new ArrayList<>(host.vms());
        all.addAll(host.incoming());
        return all;
    }

    private CardLayout card(WorldAt.HostAt host) {
        Box box = layout.hosts().getOrDefault(host.id(), new Box(0, 0, 10, 10));
        return CardLayout.of(box, machinesOn(host).size(), pen.scale);
    }

    /** The parts that do not change with time. */
    void cards(PictureBuilder out) {
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            CardLayout card = card(host);
            out.fill(card.card(), 12, pen.palette.panel());
            out.stroke(card.card(), 12, 1.2, pen.palette.line());
            title(out, host, card);
            bridge(out, card);
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
        String cpu = model.cpu().id().replace("-Server", "");
        if (room > pen.width(cpu, Face.REGULAR, 11) * 0.75) {
            pen.text(out, card.card().right() - 14, y, cpu, Face.REGULAR, 11, Align.RIGHT, pen.palette.muted(), room);
        }
    }

    private void bridge(PictureBuilder out, CardLayout card) {
        Box box = card.bridge();
        out.fill(box, 6, pen.palette.panelAlt());
        out.stroke(box, 6, 1, pen.palette.line());
        double y = box.centerY() + pen.size(11) * 0.36;
        out.text(box.x() + 10, y, "br-int", Face.SEMIBOLD, pen.size(11), Align.LEFT, pen.palette.text());
        String name = "Open vSwitch";
        if (box.w() > pen.width(name, Face.REGULAR, 10.5) + pen.width("br-int", Face.SEMIBOLD, 11) + 110) {
            out.text(box.right() - 10, y, name, Face.REGULAR, pen.size(10.5), Align.RIGHT, pen.palette.muted());
        }
    }

    private void nic(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Box nic = card.nic();
        out.fill(nic, 6, pen.palette.panel());
        out.stroke(nic, 6, 1, pen.palette.line());
        String title = nic.w() > pen.width("eth0 · VTEP", Face.SEMIBOLD, 10.5) + 14 ? "eth0 · VTEP" : "VTEP";
        double first = nic.y() + nic.h() * 0.41;
        double second = nic.y() + nic.h() * 0.82;
        pen.text(out, nic.x() + 8, first, title, Face.SEMIBOLD, 10.5, Align.LEFT, pen.palette.text(), nic.w() - 12);
        String address = input.scenario().host(host.id()).vtep().address();
        double points = Math.min(10.5, 10.5 * (nic.w() - 12) / Math.max(1, pen.width(address, Face.MONO, 10.5)));
        out.text(nic.x() + 8, second, address, Face.MONO, pen.size(points), Align.LEFT, pen.palette.muted());
        Box functions = card.functions();
        out.fill(functions, 6, pen.palette.panel());
        out.stroke(functions, 6, 1, pen.palette.line());
        String label = functions.w() > pen.width("SR-IOV VFs", Face.SEMIBOLD, 10.5) + 14 ? "SR-IOV VFs" : "VFs";
        pen.text(
                out,
                functions.x() + 8,
                first,
                label,
                Face.SEMIBOLD,
                10.5,
                Align.LEFT,
                pen.palette.text(),
                functions.w() - 12);
    }

    /** Bars, port chips and virtual functions. */
    void loads(PictureBuilder out) {
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            CardLayout card = card(host);
            out.hit(card.card(), new Picture.Target.HostTarget(host.id()));
            bar(out, card, "CPU", host.cpuShare(), 0);
            bar(out, card, "RAM", host.ramShare(), 1);
            chips(out, host, card);
            functions(out, host, card);
            out.hit(card.bridge(), new Picture.Target.BridgeTarget(host.id()));
        }
    }

    private void bar(PictureBuilder out, CardLayout card, String name, double share, int row) {
        double y = card.barsY() + row * 15 * pen.scale;
        double left = card.card().x() + 14 + 30 * pen.scale;
        String percent = Math.round(100 * share) + " %";
        double right = card.card().right() - 14 - 32 * pen.scale;
        out.text(
                card.card().x() + 14,
                y + 9 * pen.scale,
                name,
                Face.REGULAR,
                pen.size(10.5),
                Align.LEFT,
                pen.palette.muted());
        out.text(
                card.card().right() - 14,
                y + 9 * pen.scale,
                percent,
                Face.REGULAR,
                pen.size(10.5),
                Align.RIGHT,
                pen.palette.muted());
        Box track = new Box(left, y + 2 * pen.scale, Math.max(10, right - left), 7);
        out.fill(track, 3.5, pen.palette.lineSoft());
        double w = track.w() * CanvasLayout.clamp(share, 0, 1);
        if (w >= 1) {
            int colour = share > BUSY ? pen.palette.warn() : pen.palette.fillMuted();
            out.fill(new Box(track.x(), track.y(), Math.max(w, 7), 7), 3.5, colour);
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
            Box chip = new Box(x, card.bridge().centerY() - 6, 12, 12);
            if (port.state() == Bridge.State.ACTIVE) {
                out.fill(chip, 3, style.colour());
            } else {
                out.fill(chip, 3, style.soft());
                out.stroke(chip, 3, 1, style.colour());
            }
            x += 17;
        }
    }

    private void functions(PictureBuilder out, WorldAt.HostAt host, CardLayout card) {
        Box box = card.functions();
        int count = Math.max(1, host.vfOwners().size());
        double step = Math.min(11.2, (box.w() - 14) / count);
        double side = Math.max(3, step - 2.7);
        double y = box.y() + box.h() * 0.56;
        if (host.vfOwners().isEmpty()) {
            out.text(
                    box.x() + 8,
                    box.y() + box.h() * 0.82,
                    "none",
                    Face.REGULAR,
                    pen.size(10.5),
                    Align.LEFT,
                    pen.palette.muted());
        }
        for (int i = 0; i < host.vfOwners().size(); i++) {
            Box cell = new Box(box.x() + 8 + i * step, y, side, Math.min(8.5, side));
            String owner = host.vfOwners().get(i);
            if (owner.isEmpty()) {
                out.stroke(cell, 2, 1, pen.palette.line());
            } else {
                int colour = Tenants.style(
                                input.scenario(), input.scenario().vm(owner).tenant(), pen.palette)
                        .colour();
                out.fill(cell, 2, colour);
            }
        }
    }

    /** All machines' tiles. */
    void machines(PictureBuilder out) {
        for (WorldAt.HostAt host : input.world().hosts().values()) {
            CardLayout card = card(host);
            List<String> machines = machinesOn(host);
            for (int i = 0; i < card.tiles().size(); i++) {
                String vm = machines.get(i);
                tiles.tile(out, card.tiles().get(i), vm, host.incoming().contains(vm));
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
            Interaction.Verdict verdict = input.interaction().verdicts().get(host);
            boolean selected = input.interaction().selected().equals(Optional.of(new Picture.Target.HostTarget(host)));
            if (verdict != null) {
                out.stroke(box, 12, 2.5, colour(verdict.kind()));
            } else if (selected) {
                out.stroke(box, 12, 2.5, pen.palette.accent());
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

    /** The pills on the cards' upper edges. */
    void verdicts(PictureBuilder out) {
        layout.hosts().forEach((host, box) -> {
            Interaction.Verdict verdict = input.interaction().verdicts().get(host);
            if (verdict != null) {
                pen.pill(
                        out,
                        box.right() - 12,
                        box.y(),
                        verdict.text(),
                        colour(verdict.kind()),
                        pen.palette.onStrong(),
                        box.x() + 8,
                        box.right() - 8);
            }
        });
    }

    /** The machine that follows the pointer. */
    void inHand(PictureBuilder out) {
        input.interaction().drag().ifPresent(drag -> {
            Box ghost = new Box(drag.x() - 48, drag.y() - 16, 96, 58);
            tiles.ghost(out, ghost, drag.vm());
        });
    }
}
