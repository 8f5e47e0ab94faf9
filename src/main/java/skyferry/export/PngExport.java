package skyferry.export;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import skyferry.scene.Picture;

/** Writes pictures as PNG (ISO/IEC 15948). */
public final class PngExport {
    private final Java2dPainter painter = new Java2dPainter();

    /**
     * Writes a picture, {@code scale} device pixels to a logical one.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(Picture picture, double scale, Path file) throws IOException {
        if (!ImageIO.write(painter.paint(picture, scale), "png", file.toFile())) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
