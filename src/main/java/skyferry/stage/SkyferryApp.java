package skyferry.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import skyferry.lesson.speech.NarrationPlayer;
import skyferry.record.DataFolder;
import skyferry.record.RecordFile;
import skyferry.stage.learn.desk.Notebook;
import skyferry.stage.learn.desk.PenThread;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolder;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.settings.FolderSettings;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.WindowState;
import skyferry.stage.words.Words;

/** The program with a window. Started by {@link Launcher}, with the home folder and what to open first as parameters. */
public final class SkyferryApp extends Application {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 620;

    /** Kept so that the level set on it is not lost with the logger: the class path is meant. */
    private final Logger toolkit = Logger.getLogger("javafx");

    private WindowState kept = WindowState.FIRST;
    private Optional<Composition> window = Optional.empty();
    private Supplier<WindowState> state = () -> WindowState.FIRST;

    @Override
    public void init() {
        toolkit.setLevel(Level.SEVERE);
        kept = WindowState.in(DataFolder.here());
    }

    @Override
    public void start(Stage stage) {
        List<String> parameters = getParameters().getRaw();
        Words words = Words.english();
        Look look = new Look(kept.theme());
        look.textScaleProperty().set(kept.textScale());
        Composition composition = new Composition(
                new Composition.Ports(
                        new DirectEngine(),
                        new WorkerThread(),
                        LessonFolder.in(Path.of(parameters.get(0))),
                        new NativeDialogs(words, () -> stage),
                        new Notebook(
                                () -> RecordFile.open(DataFolder.here()), new PenThread(), System::currentTimeMillis),
                        NarrationPlayer::on,
                        new FolderSettings(DataFolder.here())),
                look,
                Study.empty());
        window = Optional.of(composition);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        double width = Math.min(kept.width() > 0 ? kept.width() : WIDTH, room.getWidth());
        double height = Math.min(kept.height() > 0 ? kept.height() : HEIGHT, room.getHeight());
        stage.setTitle(words.of("window.title"));
        stage.setScene(composition.scene(width, height));
        stage.setMinWidth(Math.min(LEAST_WIDTH, width));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, height));
        place(stage, room);
        state = () -> new WindowState(
                look.theme(),
                look.scaleAtDesk(),
                stage.getX(),
                stage.getY(),
                stage.getScene().getWidth(),
                stage.getScene().getHeight(),
                stage.isMaximized());
        stage.show();
        composition.begin();
        composition.open(
                Optional.of(parameters.get(1)).filter(first -> !first.isEmpty()).map(Path::of));
    }

    /** Where the window was, if that is on the screen still. */
    private void place(Stage stage, Rectangle2D room) {
        if (kept.width() > 0 && room.contains(kept.x() + LEAST_WIDTH / 2, kept.y() + LEAST_HEIGHT / 2)) {
            stage.setX(kept.x());
            stage.setY(kept.y());
        }
        stage.setMaximized(kept.maximized());
    }

    @Override
    public void stop() {
        try {
            state.get().write(DataFolder.here());
        } catch (IOException e) {
            toolkit.log(Level.SEVERE, "the window's place was not kept", e);
        }
        window.ifPresent(Composition::end);
    }
}
