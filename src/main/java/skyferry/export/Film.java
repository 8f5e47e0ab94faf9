package skyferry.export;

import java.io.Closeable;
import java.io.IOException;
import skyferry.scene.Picture;

/** A film that is being written, picture by picture; whole once it is closed. */
public interface Film extends Closeable {

    /**
     * Adds a picture; all pictures of a film have the same size.
     *
     * @throws IOException when the file cannot be written
     */
    void add(Picture picture) throws IOException;
}
