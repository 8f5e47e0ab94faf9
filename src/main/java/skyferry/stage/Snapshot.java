package skyferry.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/** Pictures of the window without a display: the scene is laid out and drawn off the screen, in any size. */
public final class Snapshot {
    private final Composition window;
    private final Scene scene;

    /** Lays the window out in a size; on the JavaFX thread. */
    public Snapshot(Composition window, double width, double height) {
        this.window = window;
        this.scene = window.scene(width, height);
    }

    /** The window as it is now; on the JavaFX thread. */
    public WritableImage take() {
        // Twice: what the first layout finds out (wrapped text, scroll bars) moves what the second places.
        for (int pass = 0; pass < 2; pass++) {
            window.shell().applyCss();
            window.shell().layout();
        }
        return scene.snapshot(null);
    }

    /** Writes the window as it is now as a PNG file; on the JavaFX thread. */
    public void write(Path file) throws IOException {
        Files.write(file, Png.of(take()));
    }
}
