package skyferry.scene;

import java.util.List;
import java.util.Optional;
import skyferry.dataplane.PassedOver;
import skyferry.dataplane.Trace;
import skyferry.isolation.IsolationReport;
import skyferry.run.Conversation;
import skyferry.run.Timeline;
import skyferry.run.WorldAt;
import skyferry.scene.DrawOp.Face;
import skyferry.scene.PictureBuilder.Box;

/** Composes a packet's way and its answer's: table by table the rule that was hit and what it did, and why it ended. */
public final class TraceScene {
    private static final double TALLEST = 4000;
    private static final int SHOWN_MISSES = 2;

    private final Words words = Words.english();

    /** As tall as it needs to be for a width. */
    public Picture compose(
            Timeline timeline, long nanos, Conversation held, Palette palette, double width, double textScale) {
        PictureBuilder out = new PictureBuilder(width, TALLEST);
        Pen pen = new Pen(palette, textScale);
        Column column = new Column(out, pen, new Box(16, 10, width - 32, TALLEST - 20));
        WorldAt world = timeline.at(nanos);
        boolean good = held.outcome() == Conversation.Outcome.ANSWERED
                || held.outcome() == Conversation.Outcome.ANSWERED_BY_BRIDGE
                || held.outcome() == Conversation.Outcome.HEARD;
        column.heading(
                words.of("trace." + held.outcome().name(), held.to(), held.from()),
                good ? palette.good() : palette.bad());
        way(column, timeline, world, held.from(), held.to(), held.request(), palette);
        ended(column, world, held.request(), palette);
        Optional<Trace> reply = held.reply();
        if (reply.isPresent()) {
            column.space(10);
            column.heading(words.of("trace.answer", held.to()), palette.text());
            way(column, timeline, world, held.to(), held.from(), reply.get(), palette);
            ended(column, world, reply.get(), palette);
        }
        Picture all = out.build();
        return new Picture(width, column.y() + 16, all.ops(), all.hits());
    }

    private void way(
            Column column, Timeline timeline, WorldAt world, String from, String to, Trace trace, Palette palette) {
        LeakInput input = new LeakInput(
                timeline.scenario(),
                world,
                new IsolationReport.Leak(from, to, trace.packet(), trace),
                world.nanos(),
                Optional.empty(),
                Optional.empty(),
                palette,
                column.width(),
                TALLEST,
                1);
        TrailTable.plain(input, words).draw(column);
    }

    /** Where it went no further, and which rules came closest there. */
    private void ended(Column column, WorldAt world, Trace trace, Palette palette) {
        if (trace.verdict() == Trace.Verdict.DELIVERED || trace.verdict() == Trace.Verdict.ANSWERED) {
            return;
        }
        column.caption(words.of("trace.ended"));
        for (Trace.End end : trace.ends().stream().limit(2).toList()) {
            String where = end.table() < 0
                    ? words.of("trace.end.wire", end.host())
                    : words.of("trace.end.table", Integer.toString(end.table()), end.host());
            column.paragraph(
                    where + " " + words.of("trace.reason." + end.reason().name()), Face.REGULAR, 12.5, palette.text());
        }
        if (trace.steps().isEmpty()) {
            return;
        }
        List<PassedOver> passed = PassedOver.of(world.dataPlane(), trace.steps().getLast(), SHOWN_MISSES);
        for (PassedOver miss : passed) {
            column.paragraph(
                    words.of("trace.miss", miss.flow().match().toString(), miss.wantedText(), miss.foundText()),
                    Face.REGULAR,
                    12,
                    palette.muted());
        }
    }
}
