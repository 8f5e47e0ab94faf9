package skyferry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import skyferry.export.FilmPlan;
import skyferry.export.RunExport;
import skyferry.export.Watch;
import skyferry.run.Timeline;
import skyferry.stage.outgoing.Telling;

/** Draws a run into files. */
final class Showing {
    private final Timeline timeline;
    private final RunExport export;

    Showing(Timeline timeline, PictureOptions options) {
        this.timeline = timeline;
        this.export =
                new RunExport(timeline, new RunExport.Format(options.palette(), options.width(), options.height()));
    }

    /** The picture at an instant; where a leak stands, the one that proves it. SVG where the file's name says so. */
    void picture(long nanos, Path out) {
        kept(() -> out.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".svg")
                ? export.svg(nanos, out)
                : export.png(nanos, out));
    }

    /** The pictures from one instant to another, one after the other; around the moves without them. */
    void film(OptionalLong from, OptionalLong to, Path out, DoubleConsumer progress) {
        FilmPlan plan = plan(from, to);
        kept(() -> export.film(plan, out, new Watch(progress, () -> false)));
    }

    private FilmPlan plan(OptionalLong from, OptionalLong to) {
        try {
            return FilmPlan.of(timeline, from, to);
        } catch (IllegalArgumentException e) {
            throw new BadInput("skyferry: " + e.getMessage());
        }
    }

    /** The report, or the table of curves and events. */
    void report(Path out, DoubleConsumer progress) {
        Watch watch = new Watch(progress, () -> false);
        Telling words = Telling.english(timeline);
        kept(() -> out.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".csv")
                ? export.csv(words, out, watch)
                : export.report(words, out, watch));
    }

    /** What writes a file. */
    @FunctionalInterface
    private interface Work {
        boolean write() throws IOException;
    }

    private static void kept(Work work) {
        try {
            work.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
