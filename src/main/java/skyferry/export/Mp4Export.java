package skyferry.export;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.Codec;
import org.jcodec.common.Format;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Rational;
import skyferry.scene.Picture;

/** Writes pictures one after the other as H.264 (ISO/IEC 14496-10) in MP4 (14496-14), with the same time between all of them. */
public final class Mp4Export implements Film {
    private static final int MILLIS_PER_SECOND = 1000;
    /** Samples of a byte are kept as numbers round nought. */
    private static final int MIDDLE = 128;

    private final Java2dPainter painter = new Java2dPainter();
    private final SeekableByteChannel channel;
    private final SequenceEncoder encoder;
    private boolean empty = true;

    private Mp4Export(SeekableByteChannel channel, int frameMillis) throws IOException {
        this.channel = channel;
        this.encoder =
                new SequenceEncoder(channel, Rational.R(MILLIS_PER_SECOND, frameMillis), Format.MOV, Codec.H264, null);
    }

    /**
     * Begins a film with the same time between all pictures.
     *
     * @throws IOException when the file cannot be written
     */
    public static Mp4Export open(Path file, int frameMillis) throws IOException {
        return new Mp4Export(NIOUtils.writableChannel(file.toFile()), frameMillis);
    }

    @Override
    public void add(Picture picture) throws IOException {
        encoder.encodeNativeFrame(samples(painter.paint(picture, 1)));
        empty = false;
    }

    /** The image as rows of red, green and blue; a pixel is left out at the edge of an odd size, for colour is kept by fours. */
    private static org.jcodec.common.model.Picture samples(BufferedImage image) {
        int width = image.getWidth() & ~1;
        int height = image.getHeight() & ~1;
        org.jcodec.common.model.Picture samples = org.jcodec.common.model.Picture.create(width, height, ColorSpace.RGB);
        byte[] to = samples.getPlaneData(0);
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                to[at++] = (byte) ((argb >> 16 & 255) - MIDDLE);
                to[at++] = (byte) ((argb >> 8 & 255) - MIDDLE);
                to[at++] = (byte) ((argb & 255) - MIDDLE);
            }
        }
        return samples;
    }

    /** Ends the film; one without a picture is an empty file. */
    @Override
    public void close() throws IOException {
        try {
            if (!empty) {
                encoder.finish();
            }
        } finally {
            channel.close();
        }
    }
}
