package skyferry.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import skyferry.run.Timeline;
import skyferry.scene.LeakPosterScene;
import skyferry.scene.Palette;
import skyferry.scene.Picture;
import skyferry.scene.PosterInput;
import skyferry.scene.PosterScene;

/** Writes one run as pictures, films, tables and a report. A file appears whole or not at all. */
public final class RunExport {
    private final Timeline timeline;
    private final Format format;

    /**
     * How pictures look.
     *
     * @param width pixels
     * @param height pixels
     */
    public record Format(Palette palette, int width, int height) {}

    public RunExport(Timeline timeline, Format format) {
        this.timeline = timeline;
        this.format = format;
    }

    /**
     * Writes what an outlet asks for.
     *
     * @param nanos the instant of a picture
     * @return whether the file is there; false if the watcher stopped it
     * @throws IOException when it cannot be written
     */
    public boolean write(Outlet outlet, long nanos, ReportWords words, Path out, Watch watch) throws IOException {
        return switch (outlet) {
            case PNG -> png(nanos, out);
            case SVG -> svg(nanos, out);
            case GIF, MP4 -> film(FilmPlan.of(timeline, OptionalLong.empty(), OptionalLong.empty()), out, watch);
            case CSV -> csv(words, out, watch);
            case HTML -> report(words, out, watch);
        };
    }

    /** The picture at an instant; where a leak stands, the one that proves it. */
    public boolean png(long nanos, Path out) throws IOException {
        return WholeFile.write(out, part -> {
            new PngExport().write(picture(nanos), 1, part);
            return true;
        });
    }

    /** The same picture in shapes. */
    public boolean svg(long nanos, Path out) throws IOException {
        return WholeFile.write(out, part -> {
            new SvgExport().write(picture(nanos), part);
            return true;
        });
    }

    /** The pictures of a plan one after the other, as GIF or, where the file's name says so, as MP4. */
    public boolean film(FilmPlan plan, Path out, Watch watch) throws IOException {
        boolean mp4 = Outlet.of(out).filter(Outlet.MP4::equals).isPresent();
        return WholeFile.write(out, part -> {
            try (Film film =
                    mp4 ? Mp4Export.open(part, FilmPlan.FRAME_MILLIS) : GifExport.open(part, FilmPlan.FRAME_MILLIS)) {
                List<Long> instants = plan.instants();
                for (int i = 0; i < instants.size(); i++) {
                    film.add(new PosterScene().compose(input(instants.get(i))));
                    if (!watch.goesOn(i + 1, instants.size())) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    /** Curves and events, a line for each value from the instant at which it holds. */
    public boolean csv(ReportWords words, Path out, Watch watch) throws IOException {
        return WholeFile.write(out, part -> {
            Files.writeString(part, new RunCsv(timeline, words).text());
            return watch.goesOn(1, 1);
        });
    }

    /** A report that needs no other file and no network. */
    public boolean report(ReportWords words, Path out, Watch watch) throws IOException {
        return WholeFile.write(
                out,
                part -> new HtmlReport(timeline, words)
                        .text(watch)
                        .map(text -> written(part, text))
                        .orElse(false));
    }

    private static boolean written(Path file, String text) {
        try {
            Files.writeString(file, text);
            return true;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Picture picture(long nanos) {
        PosterInput input = input(nanos);
        return new LeakPosterScene().compose(input).orElseGet(() -> new PosterScene().compose(input));
    }

    private PosterInput input(long nanos) {
        return new PosterInput(
                timeline,
                nanos,
                format.palette(),
                format.width(),
                format.height(),
                1,
                timeline.scenario().title().in("en"));
    }
}
