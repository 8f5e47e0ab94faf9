package skyferry.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import skyferry.stage.session.DirectEngine;
import skyferry.stage.session.LessonFolders;
import skyferry.stage.session.Library;
import skyferry.stage.session.Study;
import skyferry.stage.session.WorkerThread;
import skyferry.stage.theme.Look;
import skyferry.stage.theme.Theme;
import skyferry.stage.words.Words;

/** The program with a window. Started by {@link Launcher}, with the home folder and the first file as parameters. */
public final class SkyferryApp extends Application {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    /** Kept so that the level set on it is not lost with the logger: the class path is meant. */
    private final Logger toolkit = Logger.getLogger("javafx");

    @Override
    public void init() {
        toolkit.setLevel(Level.SEVERE);
    }

    @Override
    public void start(Stage stage) {
        List<String> parameters = getParameters().getRaw();
        Library library = new LessonFolders(Path.of(parameters.get(0)));
        Path first = Path.of(parameters.get(1));
        switch (library.read(first)) {
            case Library.Reading.Read(Study study) -> show(stage, library, study);
            case Library.Reading.Unreadable(Path file, List<String> messages) ->
                throw new IllegalArgumentException(String.join(System.lineSeparator(), messages));
        }
    }

    private static void show(Stage stage, Library library, Study study) {
        NativeDialogs dialogs =
                new NativeDialogs(Words.english(), () -> Window.getWindows().getFirst());
        Composition window = new Composition(
                new Composition.Ports(new DirectEngine(), new WorkerThread(), library, dialogs),
                new Look(Theme.LIGHT),
                study);
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        stage.setScene(window.scene(Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight())));
        stage.setTitle("Skyferry");
        stage.setOnHidden(hidden -> window.end());
        stage.show();
        window.fillMenu();
        window.begin();
    }
}
