package skyferry.lesson.speech;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The machine's sound device. */
final class SystemLine implements SoundLine {
    private static final int BITS = 16;
    /** Long enough for a few pictures to come late, short enough to stop at once. */
    private static final double BUFFER_SECONDS = 0.4;

    private final SourceDataLine line;
    private long before;
    private long zero;

    private SystemLine(SourceDataLine line) {
        this.line = line;
    }

    /** The device; empty if there is none, it is taken, or it does not know the format. */
    static Optional<SystemLine> open(int rate) {
        AudioFormat format = new AudioFormat(rate, BITS, 1, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format, 2 * (int) (rate * BUFFER_SECONDS));
            line.start();
            return Optional.of(new SystemLine(line));
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException none) {
            return Optional.empty();
        }
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public int room() {
        return line.available() / 2;
    }

    @Override
    public void write(short[] samples, int count) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        line.write(bytes, 0, bytes.length);
    }

    @Override
    public long heard() {
        return before + line.getLongFramePosition() - zero;
    }

    @Override
    public void start() {
        line.start();
    }

    @Override
    public void stopAndDrop() {
        line.stop();
        before = heard();
        line.flush();
        // Some devices begin to count anew after a flush, others go on.
        zero = line.getLongFramePosition();
    }

    @Override
    public void close() {
        line.stop();
        line.close();
    }
}
