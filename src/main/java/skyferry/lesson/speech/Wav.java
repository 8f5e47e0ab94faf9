package skyferry.lesson.speech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads and writes WAV files with one channel of 16 bits (Microsoft and IBM, Multimedia Programming Interface, 1991). */
public final class Wav {
    private static final int HEADER = 44;
    private static final int FORMAT_LENGTH = 16;
    private static final short PLAIN = 1;
    private static final int MOST_BYTES = 1 << 28;

    private Wav() {}

    /** Writes all samples. */
    public static void write(Pcm sound, OutputStream out) throws IOException {
        int bytes = 2 * sound.length();
        ByteBuffer file = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF"))
                .putInt(HEADER - 8 + bytes)
                .put(ascii("WAVEfmt "))
                .putInt(FORMAT_LENGTH);
        file.putShort(PLAIN).putShort((short) 1).putInt(sound.rate()).putInt(2 * sound.rate());
        file.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
        for (int i = 0; i < sound.length(); i++) {
            file.putShort(sound.at(i));
        }
        out.write(file.array());
    }

    /**
     * The samples of a file.
     *
     * @throws IOException if it cannot be read or holds anything else than one channel of 16 bits
     */
    public static Pcm read(InputStream in) throws IOException {
        byte[] all = in.readNBytes(MOST_BYTES);
        ByteBuffer file = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        if (all.length < 12 || !name(file, 0).equals("RIFF") || !name(file, 8).equals("WAVE")) {
            throw new IOException("the file is no WAV file");
        }
        int rate = 0;
        int at = 12;
        while (at + 8 <= all.length) {
            String name = name(file, at);
            int length = file.getInt(at + 4);
            if (name.equals("fmt ") && length >= FORMAT_LENGTH && at + 8 + length <= all.length) {
                boolean known =
                        file.getShort(at + 8) == PLAIN && file.getShort(at + 10) == 1 && file.getShort(at + 22) == 16;
                rate = known ? file.getInt(at + 12) : 0;
            } else if (name.equals("data") && rate > 0) {
                return samples(
                        all, at + 8, Math.min(length < 0 ? Integer.MAX_VALUE : length, all.length - at - 8), rate);
            }
            at += 8 + Math.max(0, length) + (length & 1);
        }
        throw new IOException("the file holds no sound of one channel and 16 bits");
    }

    private static Pcm samples(byte[] all, int from, int bytes, int rate) {
        short[] samples = new short[bytes / 2];
        ByteBuffer.wrap(Arrays.copyOfRange(all, from, from + bytes))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return Pcm.of(rate, samples);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    /** The sound of a file that is held in memory. */
    static Pcm read(byte[] file) throws IOException {
        return read(new ByteArrayInputStream(file));
    }
}
