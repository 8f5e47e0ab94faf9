package skyferry.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * At most 256 colours that stand for all colours of some images: those that occur most, the rest by the nearest. Pictures of the
 * scene have few colours and their mixtures at edges, so nothing has to be dithered.
 */
final class ColourTable {
    private static final int SIZE = 256;
    private static final int FINE = 0xF8F8F8;

    private final int[] colours;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    private ColourTable(int[] colours) {
        this.colours = colours;
    }

    static ColourTable of(List<BufferedImage> images) {
        Map<Integer, int[]> counts = new HashMap<>();
        for (BufferedImage image : images) {
            for (int rgb : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                int[] entry = counts.computeIfAbsent(rgb & FINE, key -> new int[] {rgb & 0xFFFFFF, 0});
                entry[1]++;
            }
        }
        int[] colours = counts.values().stream()
                .sorted(Comparator.<int[]>comparingInt(entry -> -entry[1]).thenComparingInt(entry -> entry[0]))
                .limit(SIZE)
                .mapToInt(entry -> entry[0])
                .toArray();
        return new ColourTable(Arrays.copyOf(colours, Math.max(2, colours.length)));
    }

    /** The image in the table's colours. */
    BufferedImage indexed(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model());
        byte[] to = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
        int[] from = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < from.length; i++) {
            to[i] = nearest.computeIfAbsent(from[i] & 0xFFFFFF, this::search);
        }
        return indexed;
    }

    private byte search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (rgb >> 16 & 255) - (colours[i] >> 16 & 255);
            int green = (rgb >> 8 & 255) - (colours[i] >> 8 & 255);
            int blue = (rgb & 255) - (colours[i] & 255);
            int distance = 3 * red * red + 6 * green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return (byte) best;
    }

    private IndexColorModel model() {
        byte[] red = new byte[colours.length];
        byte[] green = new byte[colours.length];
        byte[] blue = new byte[colours.length];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        return new IndexColorModel(8, colours.length, red, green, blue);
    }
}
