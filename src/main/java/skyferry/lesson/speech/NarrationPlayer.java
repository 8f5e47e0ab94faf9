package skyferry.lesson.speech;

/**
 * Plays a narration: knows at any moment which sentence is spoken, pauses, repeats, jumps, and speaks faster or slower. It has no
 * thread: {@link #tick} is called with each picture and hands the line as many samples as it takes. The clock is the line's own,
 * so that words and highlight stay together; without a line it is the caller's.
 */
public final class NarrationPlayer {
    /** The slowest and the fastest that can be understood. */
    public static final double SLOWEST = 0.5;

    /** The fastest that can be understood. */
    public static final double FASTEST = 2;

    private static final int MOST_SAMPLES = 8192;

    private final Narration narration;
    private final SoundLine line;
    private double speed = 1;
    private boolean playing;
    private long base;
    private long heardAtBase;
    private long lastTick = Long.MIN_VALUE;
    private Stretch stretch;

    /** A player at the beginning, standing still. The line is open. */
    public NarrationPlayer(Narration narration, SoundLine line) {
        this.narration = narration;
        this.line = line;
        this.stretch = new Stretch(sound(), 0, speed);
    }

    /** A player that is heard through the machine's sound device, or goes by silently where there is none. */
    public static NarrationPlayer on(Narration narration) {
        SoundLine line =
                narration.sound().map(sound -> SoundLine.system(sound.rate())).orElseGet(SoundLine::silent);
        return new NarrationPlayer(narration, line);
    }

    private Pcm sound() {
        return narration.sound().orElseGet(() -> Pcm.of(1000, new short[0]));
    }

    /** What is played. */
    public Narration narration() {
        return narration;
    }

    /** Whether it can be heard. */
    public boolean audible() {
        return line.audible() && narration.sound().isPresent();
    }

    /** Whether time goes on. */
    public boolean playing() {
        return playing;
    }

    /** Whether the last word has been spoken. */
    public boolean finished() {
        return position() >= narration.nanos();
    }

    /** Where it is, in nanoseconds of the narration at its usual speed. */
    public long position() {
        long gone = 0;
        if (audible() && playing) {
            gone = Math.round((line.heard() - heardAtBase) * 1e9 / sound().rate() * speed);
        }
        return Math.clamp(base + gone, 0, narration.nanos());
    }

    /** The sentence that is spoken, or was last, from 0; -1 before the first. */
    public int sentence() {
        return narration.sentenceAt(position());
    }

    /** Goes on; from the beginning if it had ended. */
    public void play() {
        if (finished()) {
            seek(0);
        }
        if (!playing) {
            begin(position());
            playing = true;
            line.start();
        }
    }

    /** Stands still. */
    public void pause() {
        if (playing) {
            begin(position());
            playing = false;
        }
    }

    /** Jumps to an instant and goes on or stands still as before. */
    public void seek(long nanos) {
        begin(Math.clamp(nanos, 0, narration.nanos()));
        if (playing) {
            line.start();
        }
    }

    /** Jumps to the beginning of a sentence; the first or last if there is none of that number. */
    public void toSentence(int sentence) {
        int last = narration.captions().cues().size() - 1;
        seek(
                last < 0
                        ? 0
                        : narration
                                .captions()
                                .cues()
                                .get(Math.clamp(sentence, 0, last))
                                .fromNanos());
    }

    /** Speaks the sentence again that is spoken or was last. */
    public void repeat() {
        toSentence(sentence());
    }

    /** How fast it is spoken; 1 is the usual speed. */
    public double speed() {
        return speed;
    }

    /** Speaks faster or slower from here on, between {@link #SLOWEST} and {@link #FASTEST}. */
    public void speed(double wanted) {
        long here = position();
        speed = Math.clamp(wanted, SLOWEST, FASTEST);
        seek(here);
    }

    /**
     * Lets time go on.
     *
     * @param nowNanos a clock that only grows, such as that of the pictures
     */
    public void tick(long nowNanos) {
        long since = lastTick == Long.MIN_VALUE ? 0 : Math.max(0, nowNanos - lastTick);
        lastTick = nowNanos;
        if (!playing) {
            return;
        }
        if (audible()) {
            feed();
        } else {
            base = Math.min(narration.nanos(), base + Math.round(since * speed));
        }
        if (finished()) {
            begin(narration.nanos());
            playing = false;
        }
    }

    /** Gives the sound device back. */
    public void close() {
        playing = false;
        line.close();
    }

    private void feed() {
        int count = Math.min(line.room(), MOST_SAMPLES);
        if (count > 0) {
            short[] samples = new short[count];
            stretch.fill(samples, count);
            line.write(samples, count);
        }
    }

    private void begin(long nanos) {
        line.stopAndDrop();
        base = nanos;
        heardAtBase = line.heard();
        stretch = new Stretch(sound(), nanos, speed);
    }
}
