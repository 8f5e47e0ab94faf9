package skyferry.scene;

import java.util.List;
import java.util.Optional;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.model.Scenario;
import skyferry.model.Technique;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the whole window as one picture, for machines without a display, for films and for reports. */
public final class PosterScene {
    static final double BAR = 48;
    static final double STATUS = 26;

    /** The picture at an instant of a run. */
    public Picture compose(PosterInput input) {
        double side = Math.min(328, input.width() * 0.235);
        double low = Math.min(232, input.height() * 0.27);
        Box canvas = new Box(0, BAR, input.width() - side, input.height() - BAR - low - STATUS);
        Box panel = new Box(canvas.right(), BAR, side, canvas.h());
        Box time = new Box(0, canvas.bottom(), input.width(), low);
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        Pen pen = new Pen(input.palette(), input.textScale());
        WorldAt world = input.timeline().at(input.nanos());
        canvas(out, input, world, canvas);
        bar(out, input, pen);
        panel(out, input, world, panel, pen);
        time(out, input, time, pen);
        status(out, input, world, pen);
        return out.build();
    }

    private static void canvas(PictureBuilder out, PosterInput input, WorldAt world, Box box) {
        Optional<Picture.Target> selected = world.moves().stream()
                .findFirst()
                .map(move -> new Picture.Target.VmTarget(move.record().vm()));
        Interaction interaction = new Interaction(selected, Optional.empty(), Optional.empty(), java.util.Map.of());
        CanvasLayers layers = new CanvasScene()
                .compose(new CanvasInput(
                        input.timeline().scenario(),
                        world,
                        interaction,
                        input.palette(),
                        box.w(),
                        box.h(),
                        input.textScale(),
                        input.nanos() / 1e9));
        out.place(layers.back(), box.x(), box.y());
        out.place(layers.live(), box.x(), box.y());
    }

    static void bar(PictureBuilder out, PosterInput input, Pen pen) {
        Palette p = input.palette();
        Box bar = new Box(0, 0, input.width(), BAR);
        out.fill(bar, 0, p.panelAlt());
        out.line(0, BAR, input.width(), BAR, 1, p.line());
        out.text(16, 30, "Skyferry", Face.BOLD, pen.size(15), Align.LEFT, p.text());
        double left = 16 + pen.width("Skyferry", Face.BOLD, 15) + 16;
        pen.text(out, left, 30, input.title(), Face.REGULAR, 13, Align.LEFT, p.muted(), input.width() - left - 260);
        String clock = Quantities.clock(input.nanos()) + " of "
                + Quantities.clock(input.timeline().endNanos());
        out.text(input.width() - 16, 30, clock, Face.SEMIBOLD, pen.size(13), Align.RIGHT, p.text());
    }

    private static void panel(PictureBuilder out, PosterInput input, WorldAt world, Box box, Pen pen) {
        Palette p = input.palette();
        out.fill(box, 0, p.panelAlt());
        out.line(box.x(), box.y(), box.x(), box.bottom(), 1, p.line());
        MigrationRecord record = shown(input, world);
        Box inside = new Box(box.x() + 16, box.y() + 14, box.w() - 32, box.h() - 28);
        if (record == null) {
            calm(out, input.timeline().scenario(), inside, pen);
            return;
        }
        double y = heading(out, input.timeline().scenario(), record, inside, pen);
        y = figures(out, input, world, record, inside, y, pen);
        y = chart(out, input, record, inside, y, pen);
        if (input.timeline().scenario().measured().isEmpty()) {
            silences(out, input.timeline(), record, inside, y, pen);
        } else {
            measured(out, input.timeline(), record, inside, y, pen);
        }
    }

    /** The move under way, else the last one before this instant, else the first one to come. */
    private static @org.jspecify.annotations.Nullable MigrationRecord shown(PosterInput input, WorldAt world) {
        if (!world.moves().isEmpty()) {
            return world.moves().getFirst().record();
        }
        MigrationRecord found = null;
        for (MigrationRecord record : input.timeline().migrations()) {
            if (record.outcome() != Outcome.REFUSED && record.startNanos() <= input.nanos()) {
                found = record;
            }
        }
        return found;
    }

    private static void calm(PictureBuilder out, Scenario scenario, Box box, Pen pen) {
        double y = box.y() + pen.size(15);
        pen.text(out, box.x(), y, "Nothing moves", Face.BOLD, 16, Align.LEFT, pen.palette.text(), box.w());
        String count =
                scenario.vms().size() + " machines on " + scenario.hosts().size() + " hosts";
        below(out, count, box, y + pen.size(21), pen);
        String tenants =
                scenario.tenants().size() + " tenants, " + scenario.networks().size() + " networks";
        below(out, tenants, box, y + pen.size(39), pen);
    }

    private static void below(PictureBuilder out, String words, Box box, double y, Pen pen) {
        pen.text(out, box.x(), y, words, Face.REGULAR, 13, Align.LEFT, pen.palette.muted(), box.w());
    }

    private static double heading(PictureBuilder out, Scenario scenario, MigrationRecord record, Box box, Pen pen) {
        String tenant = scenario.vm(record.vm()).tenant();
        TenantStyle style = Tenants.style(scenario, tenant, pen.palette);
        double y = box.y() + pen.size(15);
        out.add(new DrawOp.FillCircle(box.x() + 5, y - pen.size(5.5), 5, style.colour()));
        String vm = TextMeasure.fit(record.vm(), Face.BOLD, pen.size(16), box.w() - 18);
        out.text(box.x() + 18, y, vm, Face.BOLD, pen.size(16), Align.LEFT, pen.palette.text());
        double after = box.x() + 24 + pen.width(vm, Face.BOLD, 16);
        String name = "· " + Tenants.name(scenario, tenant);
        pen.text(out, after, y, name, Face.REGULAR, 13, Align.LEFT, pen.palette.muted(), box.right() - after);
        String way = words(record.technique()) + ", " + record.from() + " → " + record.to();
        below(out, way, box, y + pen.size(21), pen);
        return y + pen.size(21) + 12;
    }

    private static String words(Technique technique) {
        return switch (technique) {
            case PRECOPY -> "pre-copy";
            case POSTCOPY -> "post-copy";
            case HYBRID -> "pre-copy, then post-copy";
            case STOP_COPY -> "stop and copy";
            case COLD -> "cold move";
            case BLOCK -> "pre-copy with storage";
            case SUSPEND -> "suspend to a file";
            case REMUS -> "checkpoints (Remus)";
            case CRIU -> "checkpoint and restore (CRIU)";
            case CRIU_LAZY -> "lazy restore (CRIU)";
            case RESTART -> "stop and start anew";
        };
    }

    private record Row(String name, String value) {}

    private static double figures(
            PictureBuilder out, PosterInput input, WorldAt world, MigrationRecord record, Box box, double y, Pen pen) {
        WorldAt.MoveAt move = world.moves().stream()
                .filter(m -> m.record().number() == record.number())
                .findFirst()
                .orElse(null);
        List<Row> rows = move == null ? outcome(record) : progress(move, input.nanos());
        return card(out, rows, box, y, pen);
    }

    private static List<Row> progress(WorldAt.MoveAt move, long nanos) {
        MigrationRecord record = move.record();
        return List.of(
                new Row("Left to send", Quantities.bytes(move.leftBytes())),
                new Row("Link share", Quantities.rate(move.bytesPerSecond())),
                new Row(
                        "Dirtying",
                        move.dirtyPagesPerSecond() > 0
                                ? Quantities.pagesPerSecond(move.dirtyPagesPerSecond())
                                : "not known yet"),
                new Row("Expected downtime", Quantities.duration(Math.round(move.expectedDowntimeNanos()))),
                new Row(
                        "Elapsed · to go",
                        Quantities.duration(nanos - record.startNanos())
                                + " · "
                                + (record.outcome() == Outcome.ACTIVE
                                        ? "no end"
                                        : Quantities.duration(Math.max(0, record.lastNanos() - nanos)))));
    }

    private static List<Row> outcome(MigrationRecord record) {
        return List.of(
                new Row(
                        "Outcome",
                        record.outcome() == Outcome.ACTIVE
                                ? "not converged"
                                : record.outcome().id()),
                new Row("Total time", Quantities.duration(record.totalNanos())),
                new Row("Guest pause", Quantities.duration(record.guestPauseNanos())),
                new Row("Sent", Quantities.bytes(record.transferredBytes())),
                new Row("Rounds", Integer.toString(record.rounds())));
    }

    private static double card(PictureBuilder out, List<Row> rows, Box box, double y, Pen pen) {
        double step = pen.size(12) + 7;
        Box card = new Box(box.x(), y, box.w(), rows.size() * step + 14);
        out.fill(card, 8, pen.palette.panel());
        out.stroke(card, 8, 1, pen.palette.line());
        double line = y + 7 + step * 0.72;
        for (Row row : rows) {
            double value = pen.width(row.value(), Face.MONO_BOLD, 12);
            pen.text(
                    out,
                    card.x() + 12,
                    line,
                    row.name(),
                    Face.REGULAR,
                    12.5,
                    Align.LEFT,
                    pen.palette.text(),
                    card.w() - 32 - value);
            out.text(
                    card.right() - 12,
                    line,
                    row.value(),
                    Face.MONO_BOLD,
                    pen.size(12),
                    Align.RIGHT,
                    pen.palette.text());
            line += step;
        }
        return card.bottom();
    }

    private static double caption(PictureBuilder out, String text, Box box, double y, Pen pen) {
        double base = y + 8 + pen.size(12);
        pen.text(out, box.x(), base, text, Face.SEMIBOLD, 11.5, Align.LEFT, pen.palette.muted(), box.w());
        return base + 8;
    }

    private static double chart(
            PictureBuilder out, PosterInput input, MigrationRecord record, Box box, double y, Pen pen) {
        double h = Math.min(Math.max(160, box.h() * 0.32), box.bottom() - y - 28 - pen.size(12));
        if (h < 90) {
            return y;
        }
        double top = caption(out, "MEMORY LEFT TO SEND", box, y, pen);
        out.place(
                ChartScene.memoryLeft(record, input.nanos(), input.palette(), box.w(), h, input.textScale()),
                box.x(),
                top);
        return top + h;
    }

    private static void silences(
            PictureBuilder out, Timeline timeline, MigrationRecord record, Box box, double y, Pen pen) {
        List<Row> rows = new java.util.ArrayList<>();
        if (record.resumedNanos().isPresent()) {
            rows.add(new Row("Guest pause", Quantities.duration(record.guestPauseNanos())));
        }
        for (Timeline.ProbeRecord probe : timeline.probes()) {
            for (Timeline.Silence silence : probe.silences()) {
                if (silence.migration() == record.number()) {
                    long until = silence.untilNanos().orElse(timeline.endNanos());
                    rows.add(new Row(
                            "Outage " + probe.probe().from() + " → "
                                    + probe.probe().to(),
                            Quantities.duration(until - silence.fromNanos())));
                    rows.add(new Row("TCP stall there", Quantities.duration(silence.tcpStallNanos())));
                }
            }
        }
        if (!rows.isEmpty() && fits(rows, box, y, pen)) {
            card(out, rows, box, caption(out, "THREE DOWNTIMES OF THIS MOVE", box, y, pen), pen);
        }
    }

    private static boolean fits(List<Row> rows, Box box, double y, Pen pen) {
        return y + 16 + pen.size(12) + rows.size() * (pen.size(12) + 7) + 14 <= box.bottom() + 8;
    }

    private static void measured(
            PictureBuilder out, Timeline timeline, MigrationRecord record, Box box, double y, Pen pen) {
        List<Row> rows = new java.util.ArrayList<>();
        for (skyferry.exchange.Comparison row : skyferry.exchange.Comparison.of(timeline)) {
            if (row.measured().vm().equals(record.vm())) {
                rows.add(new Row(
                        MeasuredFigures.name(row.measured().metric()),
                        MeasuredFigures.text(
                                        row.measured().metric(), row.measured().value()) + " · "
                                + MeasuredFigures.text(row.measured().metric(), row.computed())));
            }
        }
        while (!rows.isEmpty() && !fits(rows, box, y, pen)) {
            rows.removeLast();
        }
        if (!rows.isEmpty()) {
            card(out, rows, box, caption(out, "MEASURED · COMPUTED", box, y, pen), pen);
        }
    }

    private static void time(PictureBuilder out, PosterInput input, Box box, Pen pen) {
        out.fill(box, 0, input.palette().panel());
        out.line(box.x(), box.y(), box.right(), box.y(), 1, pen.palette.line());
        Picture timeline = new TimelineScene()
                .compose(new TimelineInput(
                        input.timeline(),
                        input.nanos(),
                        0,
                        Math.max(1, input.timeline().endNanos()),
                        input.palette(),
                        box.w(),
                        box.h() - 2,
                        input.textScale()));
        out.place(timeline, box.x(), box.y() + 1);
    }

    static void status(PictureBuilder out, PosterInput input, WorldAt world, Pen pen) {
        Palette p = input.palette();
        Box box = new Box(0, input.height() - STATUS, input.width(), STATUS);
        out.fill(box, 0, p.panelAlt());
        out.line(0, box.y(), box.w(), box.y(), 1, p.line());
        boolean holds = world.isolation().holds();
        int colour = holds ? p.good() : p.bad();
        double y = box.y() + 17;
        out.add(new DrawOp.FillCircle(21, box.centerY(), 4.5, colour));
        String verdict = holds
                ? "Isolation holds: 0 of " + world.isolation().checkedPairs() + " cross-tenant pairs reachable"
                : "Isolation broken: " + world.isolation().leaks().size() + " of "
                        + world.isolation().checkedPairs() + " cross-tenant pairs reachable";
        pen.text(out, 32, y, verdict, Face.SEMIBOLD, 12, Align.LEFT, colour, box.w() - 260);
        String seed = "seed " + input.timeline().scenario().seed().value();
        out.text(box.right() - 16, y, seed, Face.REGULAR, pen.size(12), Align.RIGHT, p.muted());
    }
}
