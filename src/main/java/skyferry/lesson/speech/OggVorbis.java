package skyferry.lesson.speech;

import com.jcraft.jogg.Packet;
import com.jcraft.jogg.Page;
import com.jcraft.jogg.StreamState;
import com.jcraft.jogg.SyncState;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Decodes Ogg Vorbis (Vorbis I specification, RFC 3533 for the container) to samples. */
public final class OggVorbis {
    private static final int CHUNK = 4096;
    private static final int HEADERS = 3;
    /** Longer recordings are refused: an hour of 48,000 samples a second. */
    private static final int MOST_SAMPLES = 48_000 * 3600;

    private final InputStream in;
    private final SyncState sync = new SyncState();
    private final StreamState stream = new StreamState();
    private final Page page = new Page();
    private final Packet packet = new Packet();
    private final Info info = new Info();
    private final Comment comment = new Comment();
    private short[] samples = new short[1 << 18];
    private int length;
    private boolean begun;

    private OggVorbis(InputStream in) {
        this.in = in;
    }

    /**
     * The sound in a stream; several channels are mixed into one.
     *
     * @throws IOException if it cannot be read or is no Ogg Vorbis
     */
    public static Pcm decode(InputStream in) throws IOException {
        try {
            return new OggVorbis(in).all();
        } catch (RuntimeException damaged) {
            // The library checks little: what a damaged file makes of its tables ends anywhere in it.
            throw new IOException("the file is damaged", damaged);
        }
    }

    private Pcm all() throws IOException {
        sync.init();
        info.init();
        comment.init();
        int headers = 0;
        while (headers < HEADERS && nextPacket()) {
            if (info.synthesis_headerin(comment, packet) < 0) {
                throw new IOException("the file is no Ogg Vorbis");
            }
            headers++;
        }
        if (headers < HEADERS || info.rate <= 0 || info.channels <= 0) {
            throw new IOException("the file is no Ogg Vorbis");
        }
        DspState dsp = new DspState();
        dsp.synthesis_init(info);
        Block block = new Block(dsp);
        while (nextPacket()) {
            if (block.synthesis(packet) == 0) {
                dsp.synthesis_blockin(block);
            }
            take(dsp);
        }
        return Pcm.of(info.rate, Arrays.copyOf(samples, trimmed()));
    }

    /** The last page says how many samples there are; the last block may hold more. */
    private int trimmed() {
        long stated = page.granulepos();
        return stated > 0 && stated < length ? (int) stated : length;
    }

    private boolean nextPacket() throws IOException {
        while (!begun || stream.packetout(packet) != 1) {
            if (!nextPage()) {
                return false;
            }
            if (!begun) {
                stream.init(page.serialno());
                stream.reset();
                begun = true;
            }
            stream.pagein(page);
        }
        return true;
    }

    private boolean nextPage() throws IOException {
        while (sync.pageout(page) != 1) {
            int offset = sync.buffer(CHUNK);
            int read = in.read(sync.data, offset, CHUNK);
            if (read <= 0) {
                return false;
            }
            sync.wrote(read);
        }
        return true;
    }

    private void take(DspState dsp) throws IOException {
        float[][][] pcm = new float[1][][];
        int[] offsets = new int[info.channels];
        int count;
        while ((count = dsp.synthesis_pcmout(pcm, offsets)) > 0) {
            if (length + count > MOST_SAMPLES) {
                throw new IOException("the recording is longer than an hour");
            }
            if (length + count > samples.length) {
                samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + count));
            }
            for (int i = 0; i < count; i++) {
                float sum = 0;
                for (int channel = 0; channel < info.channels; channel++) {
                    sum += pcm[0][channel][offsets[channel] + i];
                }
                samples[length++] = (short) Math.clamp(Math.round(sum / info.channels * 32767), -32768, 32767);
            }
            dsp.synthesis_read(count);
        }
    }
}
