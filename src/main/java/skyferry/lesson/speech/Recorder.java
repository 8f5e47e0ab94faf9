package skyferry.lesson.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Line;

/**
 * Makes a recording of a dialogue sentence by sentence: silence at the ends of each is cut off, both voices are brought to one
 * loudness, and the pieces are laid one after the other with the pauses of people who listen to each other.
 */
public final class Recorder {
    /** Samples a second of every recording: what voices like these are made for. */
    public static final int RATE = 16_000;

    private static final int FRAME = RATE / 100;
    /** Quieter frames at the ends of a sentence are cut off. */
    private static final double QUIET = 120;
    /** Quieter frames at its end do not belong to its time, at the loudness that it is brought to. */
    private static final double AUDIBLE = 150;
    /** What both voices are brought to. */
    private static final double LOUDNESS = 2600;

    private static final double PEAK = 31_000;
    private static final long MILLI = 1_000_000;

    private final Synthesizer voices;
    private final Map<String, Pcm> spoken = new TreeMap<>();
    private final List<Captions.Cue> cues = new ArrayList<>();
    private short[] samples = new short[RATE * 60];
    private int length;

    private Recorder(Synthesizer voices) {
        this.voices = voices;
    }

    /** The dialogue spoken; empty if a sentence of it cannot be. */
    public static Optional<Narration> record(Dialogue dialogue, Synthesizer voices) {
        return new Recorder(voices).all(dialogue);
    }

    private Optional<Narration> all(Dialogue dialogue) {
        silence(Captions.Pace.BEFORE);
        List<Line> lines = dialogue.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                boolean same = lines.get(i - 1).speaker() == lines.get(i).speaker();
                silence(same ? Captions.Pace.BETWEEN_SENTENCES : Captions.Pace.BETWEEN_SPEAKERS);
            }
            if (!line(lines.get(i))) {
                return Optional.empty();
            }
        }
        silence(Captions.Pace.BETWEEN_SENTENCES);
        Pcm sound = Pcm.of(RATE, Arrays.copyOf(samples, length));
        return Optional.of(new Narration(dialogue, new Captions(cues), Optional.of(sound)));
    }

    /** Adds a sentence; false if it cannot be spoken. */
    private boolean line(Line line) {
        String text = line.sentence().text();
        String key = line.speaker() + text;
        Optional<Pcm> sound = Optional.ofNullable(spoken.get(key))
                .or(() -> voices.speak(line.speaker(), text)
                        .map(said -> even(trimmed(said.resampled(RATE))))
                        .filter(said -> said.length() > FRAME));
        sound.ifPresent(said -> {
            spoken.put(key, said);
            long from = nanos();
            append(said);
            cues.add(new Captions.Cue(
                    from / MILLI * MILLI, (from + audible(said)) / MILLI * MILLI, line.speaker(), text));
        });
        return sound.isPresent();
    }

    private long nanos() {
        return Math.round(length * 1e9 / RATE);
    }

    private void silence(long nanos) {
        append(Pcm.of(RATE, new short[(int) (nanos * RATE / 1_000_000_000L)]));
    }

    private void append(Pcm sound) {
        if (length + sound.length() > samples.length) {
            samples = Arrays.copyOf(samples, 2 * (length + sound.length()));
        }
        System.arraycopy(sound.samples(), 0, samples, length, sound.length());
        length += sound.length();
    }

    /** Where a sentence ends for the ear: a faint last sound such as f is kept but is not waited for. */
    private static long audible(Pcm sound) {
        int last = sound.length() / FRAME;
        while (last > 1 && sound.loudness((last - 1) * FRAME, last * FRAME) < AUDIBLE) {
            last--;
        }
        return sound.nanos((long) last * FRAME);
    }

    private static Pcm trimmed(Pcm sound) {
        int frames = sound.length() / FRAME;
        int first = 0;
        while (first < frames && sound.loudness(first * FRAME, (first + 1) * FRAME) < QUIET) {
            first++;
        }
        int last = frames;
        while (last > first && sound.loudness((last - 1) * FRAME, last * FRAME) < QUIET) {
            last--;
        }
        return sound.part(sound.nanos((long) first * FRAME), sound.nanos((long) last * FRAME));
    }

    private static Pcm even(Pcm sound) {
        double loudest = 1;
        for (int i = 0; i < sound.length(); i++) {
            loudest = Math.max(loudest, Math.abs(sound.at(i)));
        }
        double gain = Math.min(LOUDNESS / Math.max(1, sound.loudness(0, sound.length())), PEAK / loudest);
        short[] louder = sound.samples();
        for (int i = 0; i < louder.length; i++) {
            louder[i] = (short) Math.round(louder[i] * gain);
        }
        return Pcm.of(sound.rate(), louder);
    }
}
