package skyferry.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import skyferry.record.DataFolder;
import skyferry.record.RecordFile;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.PenThread;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;
import skyferry.stage.words.Words;

/** The program with a window. Started by {@link Launcher}, with the home folder and what to open first as parameters. */
public final class SkyferryApp extends Application {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 620;

    /** Kept so that the level set on it is not lost with the logger: the class path is meant. */
    private final Logger toolkit = Logger.getLogger("javafx");

    private Optional<Composition> window = Optional.empty();

    @Override
    public void init() {
        toolkit.setLevel(Level.SEVERE);
    }

    @Override
    public void start(Stage stage) {
        List<String> parameters = getParameters().getRaw();
        Words words = Words.english();
        Composition composition = new Composition(
                new Composition.Ports(
                        new DirectEngine(),
                        new WorkerThread(),
                        LessonFolder.in(Path.of(parameters.get(0))),
                        new NativeDialogs(words, () -> stage),
                        new Notebook(
                                () -> RecordFile.open(DataFolder.here()), new PenThread(), System::currentTimeMillis)),
                new Look(Theme.LIGHT),
                Study.empty());
        window = Optional.of(composition);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = Math.min(WIDTH, room.getWidth());
        double height = Math.min(HEIGHT, room.getHeight());
        stage.setTitle(words.of("window.title"));
        stage.setScene(composition.scene(width, height));
        stage.setMinWidth(Math.min(LEAST_WIDTH, width));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, height));
        stage.show();
        composition.begin();
        composition.open(
                Optional.of(parameters.get(1)).filter(first -> !first.isEmpty()).map(Path::of));
    }

    @Override
    public void stop() {
        window.ifPresent(Composition::end);
    }
}
