package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.Beside;
import skyferry.model.Link;
import skyferry.run.WorldAt;
import skyferry.scene.PictureBuilder.Box;

/** Paints the moves under way: a band along the real path as wide as the rate, pages that travel on it, and a badge. */
final class StreamPainter {
    private static final double PAGE_GAP = 26;
    private static final double PIXELS_PER_SECOND = 70;
    private static final int BADGES = 4;
    /** So many streams are drawn with care for every page. */
    private static final int FEW = 4;

    private static final long LOOK_NANOS = 50_000_000L;
    private static final double SIDE = 11;

    private final CanvasInput input;
    private final CanvasLayout layout;
    private final Pen pen;

    StreamPainter(CanvasInput input, CanvasLayout layout, Pen pen) {
        this.input = input;
        this.layout = layout;
        this.pen = pen;
    }

    /** The bands that pages travel on; what they look like is in {@link #bandKey}. */
    void bands(PictureBuilder out) {
        for (Band band : bandKey()) {
            out.add(new DrawOp.StrokePath(
                    layout.way(band.path()), false, band.width(), DrawOp.SOLID, true, band.argb()));
        }
    }

    /** A band's way, its width in whole pixels and its colour: it changes rarely, while what travels on it always does. */
    record Band(List<String> path, long width, int argb) {}

    /** All bands as they are now. */
    List<Band> bandKey() {
        return input.world().moves().stream()
                .filter(this::flows)
                .filter(move -> layout.way(move.path()).length >= 4)
                .map(move -> new Band(
                        move.path(),
                        Math.round(3 + 6 * share(move)),
                        style(move).soft()))
                .toList();
    }

    /** What travels on the bands. */
    void travellers(PictureBuilder out) {
        for (WorldAt.MoveAt move : input.world().moves()) {
            double[] way = layout.way(move.path());
            if (way.length < 4 || !flows(move)) {
                continue;
            }
            if (move.bytesPerSecond() > 0) {
                pages(out, way, style(move).colour());
            }
            if (asks(move)) {
                requests(out, way);
            }
        }
    }

    /** Once the guest runs at the destination a stream still brings its pages, if it went there by post-copy. */
    private boolean flows(WorldAt.MoveAt move) {
        return move.phase() != WorldAt.Phase.RESUMED
                || move.leftBytes() > 0 && input.world().nanos() < move.record().endNanos();
    }

    /** Whether the guest waits for pages that it asked for: faults come within a tenth of a second. */
    private boolean asks(WorldAt.MoveAt move) {
        long now = input.world().nanos();
        var faults = move.record().guest().faults();
        return move.phase() == WorldAt.Phase.RESUMED && faults.at(now + LOOK_NANOS) - faults.at(now - LOOK_NANOS) > 0;
    }

    /** Requests go the other way: small rings from the destination to the source. */
    private void requests(PictureBuilder out, double[] way) {
        double[] back = new double[way.length];
        for (int i = 0; i < way.length; i += 2) {
            back[i] = way[way.length - 2 - i];
            back[i + 1] = way[way.length - 1 - i];
        }
        double along = PAGE_GAP + input.motion() * PIXELS_PER_SECOND * 2 % (3 * PAGE_GAP);
        for (int i = 2; i < back.length; i += 2) {
            double dx = back[i] - back[i - 2];
            double dy = back[i + 1] - back[i - 1];
            double length = StrictMath.sqrt(dx * dx + dy * dy);
            while (along < length) {
                double x = back[i - 2] + dx * along / length + SIDE * dy / length;
                double y = back[i - 1] + dy * along / length - SIDE * dx / length;
                Box request = new Box(x - 4, y - 4, 8, 8);
                if (layout.sees(request)) {
                    out.fill(request, 4, pen.palette.bad());
                    out.fill(request.inset(2), 2, pen.palette.panel());
                }
                along += 3 * PAGE_GAP;
            }
            along -= length;
        }
    }

    private TenantStyle style(WorldAt.MoveAt move) {
        return Tenants.style(
                input.scenario(), input.scenario().vm(move.record().vm()).tenant(), pen.palette);
    }

    /** The stream's part of the slowest cable on its way, 0..1. */
    private double share(WorldAt.MoveAt move) {
        double slowest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < move.path().size(); i++) {
            WorldAt.LinkAt link = input.world()
                    .links()
                    .get(Link.idOf(move.path().get(i - 1), move.path().get(i)));
            slowest = Math.min(slowest, link == null ? Double.POSITIVE_INFINITY : link.capacityBytesPerSecond());
        }
        return slowest > 0 && slowest < Double.POSITIVE_INFINITY
                ? CanvasLayout.clamp(move.bytesPerSecond() / slowest, 0, 1)
                : 0;
    }

    private void pages(PictureBuilder out, double[] way, int argb) {
        double offset = input.motion() * PIXELS_PER_SECOND % PAGE_GAP;
        double along = offset;
        for (int i = 2; i < way.length; i += 2) {
            double dx = way[i] - way[i - 2];
            double dy = way[i + 1] - way[i - 1];
            double length = StrictMath.sqrt(dx * dx + dy * dy);
            while (along < length) {
                double f = along / length;
                Box page = page(way[i - 2] + dx * f, way[i - 1] + dy * f);
                if (layout.sees(page)) {
                    out.fill(page, rounding(), argb);
                }
                along += PAGE_GAP;
            }
            along -= length;
        }
    }

    /** A page where it is; one of many on whole pixels, for corners and edges between pixels are what takes long to draw. */
    private Box page(double x, double y) {
        return many() ? new Box(Math.rint(x) - 4, Math.rint(y) - 4, 8, 8) : new Box(x - 4, y - 4, 8, 8);
    }

    private double rounding() {
        return many() ? 0 : 2;
    }

    private boolean many() {
        return input.world().moves().size() > FEW;
    }

    void badges(PictureBuilder out) {
        List<Box> taken = new ArrayList<>();
        int shown = 0;
        for (WorldAt.MoveAt move : input.world().moves()) {
            double[] way = layout.way(move.path());
            if (way.length < 4) {
                continue;
            }
            if (shown++ == BADGES) {
                return;
            }
            place(out, way, move, taken);
        }
    }

    /** The badge stands between the two upper tiers in the middle of the way, and below a badge that is there already. */
    private void place(PictureBuilder out, double[] way, WorldAt.MoveAt move, List<Box> taken) {
        String text = text(move);
        TenantStyle style = style(move);
        String vm = move.record().vm();
        double x = 0;
        double top = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        for (int i = 0; i < way.length; i += 2) {
            x += way[i] / (way.length / 2.0);
            if (way[i + 1] < top) {
                second = top;
                top = way[i + 1];
            } else if (way[i + 1] < second) {
                second = way[i + 1];
            }
        }
        double edge = pen.size(11) + 8;
        double y = CanvasLayout.clamp((top + second) / 2, edge, Math.max(edge, input.height() - edge));
        double step = pen.size(11) + 17;
        for (Box other : taken) {
            if (Math.abs(other.centerY() - y) < step && Math.abs(other.centerX() - x) < 260) {
                y = other.centerY() + step;
            }
        }
        Box pill = pen.pill(out, x, y, text, style.colour(), style.onColour(), 8, input.width() - 8);
        out.hit(pill, new Picture.Target.VmTarget(vm));
        taken.add(pill);
    }

    private String text(WorldAt.MoveAt move) {
        String vm = input.world().moves().size() > 1 ? move.record().vm() + " · " : "";
        Beside.Part part = move.record().beside().at(input.world().nanos()).orElse(null);
        if (part != null && part.kind() != Beside.Kind.MEMORY) {
            return vm + part(move, part);
        }
        return switch (move.phase()) {
            case SETUP -> vm + "setting up";
            case PRECOPY ->
                vm + "round " + move.round() + " · " + Quantities.bytes(move.leftBytes()) + " left · "
                        + Quantities.rate(move.bytesPerSecond());
            case STOPPED ->
                vm + "paused · " + Quantities.bytes(move.leftBytes()) + " left · "
                        + Quantities.rate(move.bytesPerSecond());
            case RESUMED ->
                vm + (flows(move) ? onDemand(move) : "runs on " + move.record().to());
        };
    }

    private String onDemand(WorldAt.MoveAt move) {
        long asked = Math.round(move.record().guest().faults().at(input.world().nanos()));
        return "post-copy · " + Quantities.bytes(move.leftBytes()) + " left · " + Quantities.rate(move.bytesPerSecond())
                + " · " + Quantities.count(asked) + " faults";
    }

    /** What the move is at, and what is left of it. */
    private String part(WorldAt.MoveAt move, Beside.Part part) {
        String name = part.kind().id().replace('-', ' ');
        double left = part.kind() == Beside.Kind.MIRROR || part.kind() == Beside.Kind.DRAIN
                ? move.record().beside().diskLeftBytes().at(input.world().nanos())
                : move.leftBytes();
        String rate = move.bytesPerSecond() > 0 ? " · " + Quantities.rate(move.bytesPerSecond()) : "";
        return name + (left > 0 ? " · " + Quantities.bytes(left) + " left" : "") + rate;
    }
}
