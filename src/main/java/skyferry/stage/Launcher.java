package skyferry.stage;

import java.nio.file.Path;
import javafx.application.Application;

/** Opens the window. A class of its own: Java refuses to start a class that extends {@link Application} from the class path. */
public final class Launcher {
    private Launcher() {}

    /**
     * Opens the window and returns when it is closed.
     *
     * @param home the folder that holds {@code lessons}
     * @param first scenario file or lesson folder to begin with
     */
    public static void open(Path home, Path first) {
        Application.launch(SkyferryApp.class, home.toString(), first.toString());
    }
}
