package skyferry.export;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
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
public final class GifExport implements Film {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int SAMPLES = 3;

    private final Java2dPainter painter = new Java2dPainter();
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private final int delayHundredths;
    private final List<BufferedImage> waiting = new ArrayList<>();
    private @org.jspecify.annotations.Nullable ColourTable table;
    private @org.jspecify.annotations.Nullable BufferedImage before;

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
    @Override
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

    /** Only the rectangle that differs from the picture before is written, at its place. */
    private void write(BufferedImage image) throws IOException {
        Rectangle changed =
                before == null ? new Rectangle(image.getWidth(), image.getHeight()) : changed(before, image);
        before = image;
        write(cut(image, changed), changed);
    }

    /** A rectangle of an image with pixels of its own: the writer would look past a mere view. */
    private static BufferedImage cut(BufferedImage image, Rectangle part) {
        IndexColorModel model = (IndexColorModel) image.getColorModel();
        BufferedImage cut = new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) cut.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < part.height; y++) {
            System.arraycopy(from, (part.y + y) * image.getWidth() + part.x, to, y * part.width, part.width);
        }
        return cut;
    }

    /** The smallest rectangle outside of which two pictures are equal; a single pixel if they are equal. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        byte[] a = ((DataBufferByte) before.getRaster().getDataBuffer()).getData();
        byte[] b = ((DataBufferByte) now.getRaster().getDataBuffer()).getData();
        int width = now.getWidth();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        for (int i = 0; i < b.length; i++) {
            if (a[i] != b[i]) {
                int x = i % width;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = top < 0 ? i / width : top;
                bottom = i / width;
            }
        }
        return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private void write(BufferedImage image, Rectangle place) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = node(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delayHundredths));
        IIOMetadataNode descriptor = node(root, "ImageDescriptor");
        descriptor.setAttribute("imageLeftPosition", Integer.toString(place.x));
        descriptor.setAttribute("imageTopPosition", Integer.toString(place.y));
        descriptor.setAttribute("imageWidth", Integer.toString(place.width));
        descriptor.setAttribute("imageHeight", Integer.toString(place.height));
        descriptor.setAttribute("interlaceFlag", "FALSE");
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
