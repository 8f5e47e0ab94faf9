package skyferry.scene;

import java.util.ArrayList;
import java.util.List;
import skyferry.migration.MigrationRecord;
import skyferry.migration.Outcome;
import skyferry.run.Timeline;
import skyferry.scene.DrawOp.Align;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes the timeline: rounds, load of the cable, pings, what the switches were told, isolation. */
public final class TimelineScene {
    private static final double HEAD = 24;
    private static final double ROW = 34;
    private static final double LOWEST_ROW = 19;

    /** One lane of the timeline. */
    private sealed interface Lane {
        record Move(MigrationRecord record) implements Lane {}

        record Load(String from, String to, MigrationRecord record) implements Lane {}

        record Pings(Timeline.ProbeRecord probe) implements Lane {}

        record Switches() implements Lane {}

        record Isolation() implements Lane {}

        record More(int hidden) implements Lane {}
    }

    /** The axis that {@link #compose} draws, for turning places into instants. */
    public TimeAxis axis(TimelineInput input) {
        double gutter = Math.min(150 * Math.max(1, input.textScale() * 0.9), input.width() * 0.22);
        return new TimeAxis(input.from(), input.to(), gutter, input.width() - 24);
    }

    /** The picture; the whole axis can be hit, rounds and events on it name their moment. */
    public Picture compose(TimelineInput input) {
        PictureBuilder out = new PictureBuilder(input.width(), input.height());
        Pen pen = new Pen(input.palette(), input.textScale());
        TimeAxis axis = axis(input);
        double head = HEAD * Math.max(1, input.textScale());
        out.fill(
                new Box(0, 0, input.width(), input.height()), 0, input.palette().panel());
        out.hit(
                new Box(axis.left() - 6, 0, axis.right() - axis.left() + 12, input.height()),
                new Picture.Target.TimeTarget(input.now()));
        grid(out, input, axis, head, pen);
        List<Lane> lanes = lanes(input, head);
        double step =
                Math.min(ROW * Math.max(1, input.textScale()), (input.height() - head - 4) / Math.max(1, lanes.size()));
        for (int i = 0; i < lanes.size(); i++) {
            lane(out, input, axis, lanes.get(i), new Box(0, head + i * step, input.width(), step), pen);
        }
        playhead(out, input, axis);
        return out.build();
    }

    private static List<Lane> lanes(TimelineInput input, double head) {
        List<Lane> moves = new ArrayList<>();
        MigrationRecord last = null;
        for (MigrationRecord record : input.timeline().migrations()) {
            if (record.outcome() != Outcome.REFUSED) {
                moves.add(new Lane.Move(record));
                last = last == null || record.startNanos() <= input.now() ? record : last;
            }
        }
        List<Lane> rest = new ArrayList<>();
        if (last != null) {
            List<String> path = path(input.timeline(), last);
            if (path.size() > 1) {
                rest.add(new Lane.Load(path.get(0), path.get(1), last));
            }
        }
        input.timeline().probes().forEach(probe -> rest.add(new Lane.Pings(probe)));
        rest.add(new Lane.Switches());
        rest.add(new Lane.Isolation());
        int room = (int) ((input.height() - head - 4) / LOWEST_ROW);
        return fitted(moves, rest, room);
    }

    /** The latest moves and everything else, as far as the room goes. */
    private static List<Lane> fitted(List<Lane> moves, List<Lane> rest, int room) {
        List<Lane> lanes = new ArrayList<>();
        int forMoves = Math.max(1, room - rest.size());
        if (moves.size() <= forMoves) {
            lanes.addAll(moves);
        } else {
            lanes.addAll(moves.subList(moves.size() - Math.max(1, forMoves - 1), moves.size()));
            lanes.add(new Lane.More(moves.size() - Math.max(1, forMoves - 1)));
        }
        lanes.addAll(rest);
        return lanes.size() <= room ? lanes : lanes.subList(0, Math.max(1, room));
    }

    private static List<String> path(Timeline timeline, MigrationRecord record) {
        return timeline.at(record.startNanos() + record.setupNanos()).moves().stream()
                .filter(move -> move.record().number() == record.number())
                .findFirst()
                .map(move -> move.path())
                .orElse(List.of());
    }

    private static void grid(PictureBuilder out, TimelineInput input, TimeAxis axis, double head, Pen pen) {
        long step = axis.step(input.textScale());
        for (long t = (axis.from() + step - 1) / step * step; t <= axis.to(); t += step) {
            double x = axis.x(t);
            out.line(x, head - 6, x, input.height() - 4, 1, input.palette().lineSoft());
            String label = TimeAxis.label(t, step);
            if (x + pen.width(label, Face.REGULAR, 10.5) + 9 < input.width()) {
                out.text(
                        x + 4,
                        head - 8,
                        label,
                        Face.REGULAR,
                        pen.size(10.5),
                        Align.LEFT,
                        input.palette().muted());
            }
        }
    }

    private static void lane(PictureBuilder out, TimelineInput input, TimeAxis axis, Lane lane, Box row, Pen pen) {
        LanePainter painter = new LanePainter(out, input, axis, row, pen);
        painter.name(
                switch (lane) {
                    case Lane.Move(var record) -> record.vm() + " migration";
                    case Lane.Load(var from, var to, var record) -> from + " → " + to;
                    case Lane.Pings(var probe) ->
                        (probe.probe().protocol() == skyferry.model.Probe.Protocol.ICMP ? "pings " : "probes ")
                                + probe.probe().from() + " → " + probe.probe().to();
                    case Lane.Switches() -> "switches";
                    case Lane.Isolation() -> "isolation";
                    case Lane.More(int hidden) -> "+ " + hidden + " earlier moves";
                });
        switch (lane) {
            case Lane.Move(var record) -> painter.rounds(record);
            case Lane.Load(var from, var to, var record) -> painter.load(from, to, record);
            case Lane.Pings(var probe) -> painter.pings(probe);
            case Lane.Switches() -> painter.switches();
            case Lane.Isolation() -> painter.isolation();
            case Lane.More(int hidden) -> {
                // its name says it
            }
        }
    }

    private static void playhead(PictureBuilder out, TimelineInput input, TimeAxis axis) {
        double x = axis.x(input.now());
        out.line(x, 6, x, input.height(), 2, input.palette().accent());
        out.add(new DrawOp.FillCircle(x, 7, 6, input.palette().accent()));
    }
}
