package skyferry.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import skyferry.export.GifExport;
import skyferry.export.PngExport;
import skyferry.run.Timeline;
import skyferry.scene.LeakPosterScene;
import skyferry.scene.Picture;
import skyferry.scene.PosterInput;
import skyferry.scene.PosterScene;

/** Draws a run into files. */
final class Showing {
    private final Timeline timeline;
    private final PictureOptions options;

    Showing(Timeline timeline, PictureOptions options) {
        this.timeline = timeline;
        this.options = options;
    }

    private PosterInput input(long nanos) {
        return new PosterInput(
                timeline,
                nanos,
                options.palette(),
                options.width(),
                options.height(),
                1,
                timeline.scenario().title().in("en"));
    }

    private Picture picture(long nanos) {
        return new PosterScene().compose(input(nanos));
    }

    /** The picture at an instant; where a leak stands, the one that proves it. */
    void png(long nanos, Path out) {
        try {
            makeRoom(out);
            Picture picture = new LeakPosterScene().compose(input(nanos)).orElseGet(() -> picture(nanos));
            new PngExport().write(picture, 1, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures of a plan, one after the other. */
    void film(FilmPlan plan, Path out, DoubleConsumer progress) {
        List<Long> instants = plan.instants();
        try {
            makeRoom(out);
            try (GifExport gif = GifExport.open(out, FilmPlan.FRAME_MILLIS)) {
                for (int i = 0; i < instants.size(); i++) {
                    gif.add(picture(instants.get(i)));
                    progress.accept((i + 1.0) / instants.size());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeRoom(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }
}
