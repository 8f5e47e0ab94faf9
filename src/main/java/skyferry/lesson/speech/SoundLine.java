package skyferry.lesson.speech;

/** Where samples go to be heard. Not thread-safe; no method waits. */
public interface SoundLine {
    /** Whether anything can be heard. */
    boolean audible();

    /** How many samples can be taken now without waiting. */
    int room();

    /** Takes samples, at most as many as there is room for. */
    void write(short[] samples, int count);

    /** How many samples have been heard since the line was opened; those that were dropped do not count. */
    long heard();

    /** Goes on. */
    void start();

    /** Stands still; what was taken and not yet heard is dropped. */
    void stopAndDrop();

    /** Gives the device back. */
    void close();

    /** A line that nothing is heard from: the player then goes by the clock of who calls it. */
    static SoundLine silent() {
        return new SilentLine();
    }

    /** The machine's usual sound device for samples at a rate; a silent line if it has none. */
    static SoundLine system(int rate) {
        return SystemLine.open(rate).map(SoundLine.class::cast).orElseGet(SoundLine::silent);
    }
}
