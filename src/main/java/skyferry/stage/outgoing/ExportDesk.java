package skyferry.stage.outgoing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import skyferry.export.Outlet;
import skyferry.export.RunExport;
import skyferry.export.Watch;
import skyferry.run.Timeline;
import skyferry.stage.session.Background;
import skyferry.stage.session.Session;
import skyferry.stage.theme.Look;
import skyferry.stage.words.Words;

/**
 * Writes the run that is open as a file, on a thread of its own: the window stays live, shows how far it is and can stop it. Used on
 * the JavaFX thread.
 */
public final class ExportDesk {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    /** A film is seen smaller than a window, and takes long to write. */
    private static final int FILM_WIDTH = 1280;

    private static final int FILM_HEIGHT = 800;

    private final Words words;
    private final Look look;
    private final Session session;
    private final Background background;
    private final Around around;
    private Optional<AtomicBoolean> stop = Optional.empty();

    /** What the desk asks of the window. */
    public interface Around {
        /** Where to write a file of that name; empty if nowhere. */
        Optional<Path> saveAs(String name);

        /** Shows a card over the canvas, in place of the one before. */
        void say(javafx.scene.Node card);

        /** Takes the card away. */
        void hush();
    }

    /** What came of it; no trouble for a file that is there or that nobody wants any more. */
    private record Done(boolean there, Optional<String> trouble) {}

    public ExportDesk(Words words, Look look, Session session, Background background, Around around) {
        this.words = words;
        this.look = look;
        this.session = session;
        this.background = background;
        this.around = around;
    }

    /** Asks where to and writes the run there; one at a time. */
    public void export(Outlet outlet) {
        if (stop.isEmpty()) {
            String name = session.run().scenario().id() + "." + outlet.extension();
            around.saveAs(name).ifPresent(file -> begin(outlet, file));
        }
    }

    private void begin(Outlet outlet, Path file) {
        AtomicBoolean stopped = new AtomicBoolean();
        stop = Optional.of(stopped);
        ProgressCard card = new ProgressCard(words, name(file), () -> stopped.set(true));
        around.say(card);
        Timeline timeline = session.run().timeline();
        long now = session.player().now();
        boolean film = outlet == Outlet.GIF || outlet == Outlet.MP4;
        RunExport export = new RunExport(
                timeline, new RunExport.Format(look.palette(), film ? FILM_WIDTH : WIDTH, film ? FILM_HEIGHT : HEIGHT));
        Watch watch = new Watch(share -> Platform.runLater(() -> card.show(share)), stopped::get);
        background.run(
                () -> {
                    try {
                        return new Done(
                                export.write(outlet, now, Telling.english(timeline), file, watch), Optional.empty());
                    } catch (IOException e) {
                        return new Done(false, Optional.of(String.valueOf(e.getMessage())));
                    }
                },
                done -> end(file, card, done));
    }

    private void end(Path file, ProgressCard card, Done done) {
        stop = Optional.empty();
        if (done.trouble().isPresent()) {
            card.end(words.of("export.trouble", name(file), done.trouble().get()), around::hush);
        } else if (done.there()) {
            card.end(words.of("export.done", file.toAbsolutePath().toString()), around::hush);
        } else {
            card.end(words.of("export.stopped", name(file)), around::hush);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Stops what is being written; nothing of it stays. */
    public void close() {
        stop.ifPresent(flag -> flag.set(true));
        background.close();
    }
}
