package skyferry.export;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import skyferry.scene.Picture;

/** Writes pictures one after the other as an animated GIF (GIF89a) that plays for ever. */
public final class GifExport implements Closeable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int SAMPLES = 3;

    private final Java2dPainter painter = new Java2dPainter();
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private final int delayHundredths;
    private final List<BufferedImage> waiting = new ArrayList<>();
    private @org.jspecify.annotations.Nullable ColourTable table;

    private GifExport(ImageOutputStream out, int delayHundredths) throws IOException {
        this.out = out;
        this.delayHundredths = delayHundredths;
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    /**
     * Begins a film with the same time between all pictures.
     *
     * @throws IOException when the file cannot be written
     */
    public static GifExport open(Path file, int frameMillis) throws IOException {
        Files.deleteIfExists(file);
        ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile());
        if (out == null) {
            throw new IOException("cannot write " + file);
        }
        return new GifExport(out, Math.max(2, frameMillis / 10));
    }

    /** Adds a picture; the first few are kept until the colours are chosen from them. */
    public void add(Picture picture) throws IOException {
        BufferedImage image = painter.paint(picture, 1);
        if (table == null) {
            waiting.add(image);
            if (waiting.size() == SAMPLES) {
                flush();
            }
        } else {
            write(table.indexed(image));
        }
    }

    private void flush() throws IOException {
        table = ColourTable.of(waiting);
        for (BufferedImage image : waiting) {
            write(table.indexed(image));
        }
        waiting.clear();
    }

    private void write(BufferedImage image) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = node(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delayHundredths));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        node(root, "ApplicationExtensions").appendChild(loop);
        metadata.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
    }

    private static IIOMetadataNode node(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }

    @Override
    public void close() throws IOException {
        if (table == null && !waiting.isEmpty()) {
            flush();
        }
        writer.endWriteSequence();
        out.close();
        writer.dispose();
    }
}
