package skyferry.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import skyferry.scene.DrawOp;
import skyferry.scene.Picture;
import skyferry.scene.TextMeasure;

class PaintersTest {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int RED = 0xFFCF222E;
    private static final int BLUE = 0xFF0072B2;

    private static Picture picture(DrawOp... ops) {
        List<DrawOp> all = new java.util.ArrayList<>(List.of(new DrawOp.FillRect(0, 0, 100, 60, 0, WHITE)));
        all.addAll(List.of(ops));
        return new Picture(100, 60, all, List.of());
    }

    private static final Picture EVERYTHING = picture(
            new DrawOp.FillRect(10, 10, 20, 10, 3, BLUE),
            new DrawOp.StrokeRect(40, 10, 20, 10, 0, 2, new double[] {4, 3}, RED),
            new DrawOp.FillCircle(80, 15, 6, RED),
            new DrawOp.StrokeCircle(80, 35, 6, 2, BLUE),
            new DrawOp.StrokePath(new double[] {10, 30, 30, 30}, false, 4, DrawOp.SOLID, true, BLUE),
            new DrawOp.FillPath(new double[] {40, 30, 60, 30, 60, 40, 40, 40}, 0x80CF222E),
            new DrawOp.CellGrid(10, 40, 2, 6, 6, 5, 5, new int[] {RED, 0, 0, BLUE}),
            new DrawOp.TextLine(95, 56, "a < b & c", DrawOp.Face.BOLD, 10, DrawOp.Align.RIGHT, 0xFF000000));

    /** The colour at a place in logical pixels of an image of scale 2. */
    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (2 * x), (int) (2 * y));
    }

    @Test
    void everyOperationColoursItsPlaceAndNothingElse() {
        BufferedImage image = new Java2dPainter().paint(EVERYTHING, 2);
        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(at(image, 20, 15)).isEqualTo(BLUE);
        assertThat(at(image, 10.1, 10.1)).as("rounded corner").isNotEqualTo(BLUE);
        assertThat(at(image, 50, 15)).as("inside of an outline").isEqualTo(WHITE);
        assertThat(at(image, 41, 10)).isEqualTo(RED);
        assertThat(at(image, 80, 15)).isEqualTo(RED);
        assertThat(at(image, 80, 35)).as("inside of a ring").isEqualTo(WHITE);
        assertThat(at(image, 20, 30)).isEqualTo(BLUE);
        assertThat(at(image, 50, 35) >> 8 & 255).as("half covered green").isBetween(140, 148);
        assertThat(at(image, 12, 42)).isEqualTo(RED);
        assertThat(at(image, 18, 42)).as("empty cell").isEqualTo(WHITE);
        assertThat(at(image, 18, 48)).isEqualTo(BLUE);
        assertThat(at(image, 98, 55)).as("right of a line of text").isEqualTo(WHITE);
    }

    @Test
    void aLineOfTextCoversTheRoomThatWasMeasured() {
        String words = "Hamburg";
        double width = TextMeasure.width(words, DrawOp.Face.BOLD, 16);
        BufferedImage image = new Java2dPainter()
                .paint(
                        picture(new DrawOp.TextLine(
                                50, 40, words, DrawOp.Face.BOLD, 16, DrawOp.Align.CENTER, 0xFF000000)),
                        4);
        int left = image.getWidth();
        int right = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != WHITE) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        assertThat(left / 4.0).isBetween(50 - width / 2 - 0.5, 50 - width / 2 + 2.5);
        assertThat(right / 4.0).isBetween(50 + width / 2 - 2.5, 50 + width / 2 + 0.5);
    }

    @Test
    void aPngComesBackAsItWasPainted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("picture.png");
        new PngExport().write(EVERYTHING, 2, file);
        BufferedImage read = ImageIO.read(file.toFile());
        BufferedImage painted = new Java2dPainter().paint(EVERYTHING, 2);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 200; x++) {
                assertThat(read.getRGB(x, y)).isEqualTo(painted.getRGB(x, y));
            }
        }
    }

    @Test
    void aFilmHasAllItsPicturesTheirTimeAndGoesOnForEver(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("film.gif");
        try (GifExport film = GifExport.open(file, 40)) {
            for (int i = 0; i < 5; i++) {
                film.add(picture(new DrawOp.FillRect(10 * i, 20, 10, 10, 0, i % 2 == 0 ? RED : BLUE)));
            }
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(5);
            BufferedImage screen = new BufferedImage(100, 60, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 5; i++) {
                IIOMetadataNode root =
                        (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                IIOMetadataNode place = (IIOMetadataNode)
                        root.getElementsByTagName("ImageDescriptor").item(0);
                int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
                int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
                screen.getGraphics().drawImage(reader.read(i), left, top, null);
                assertThat(screen.getRGB(10 * i + 5, 25)).as("picture " + i).isEqualTo(i % 2 == 0 ? RED : BLUE);
                assertThat(screen.getRGB(10 * i - 5 + (i == 0 ? 60 : 0), 25))
                        .as("behind " + i)
                        .isEqualTo(WHITE);
                IIOMetadataNode control = (IIOMetadataNode)
                        root.getElementsByTagName("GraphicControlExtension").item(0);
                assertThat(control.getAttribute("delayTime")).isEqualTo("4");
            }
            IIOMetadataNode root =
                    (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
            IIOMetadataNode loop = (IIOMetadataNode)
                    root.getElementsByTagName("ApplicationExtension").item(0);
            assertThat(loop.getAttribute("applicationID")).isEqualTo("NETSCAPE");
            assertThat((byte[]) loop.getUserObject()).containsExactly(1, 0, 0);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void anSvgIsWellFormedAndHoldsOneElementForEachOperation() throws Exception {
        String svg = new SvgExport().text(EVERYTHING);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 100 60");
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("polygon").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("path").getLength())
                .as("one per colour of cells")
                .isEqualTo(2);
        assertThat(document.getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a < b & c");
        assertThat(svg).contains("fill=\"#cf222e\" fill-opacity=\"0.5\"").doesNotContain("E-");
    }
}
