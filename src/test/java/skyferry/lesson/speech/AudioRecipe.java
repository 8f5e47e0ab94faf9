package skyferry.lesson.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skyferry.lesson.Course;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.lesson.DialogueReader;

/**
 * Records the dialogues of the course: flite speaks every sentence, oggenc packs them. Arguments: the folder of the lessons, the
 * folder of the recordings, and ids of lessons, all if none is given. How to run it: {@code assets/audio/README.md}.
 */
final class AudioRecipe {
    private static final Map<Speaker, String> VOICES = Map.of(Speaker.STUDENT, "slt", Speaker.TEACHER, "rms");
    private static final int RATE = 16_000;
    private static final int FRAME = RATE / 100;
    /** Quieter frames at the ends of a sentence are cut off. */
    private static final double QUIET = 120;
    /** Quieter frames at the end do not belong to the time of a sentence, at the loudness that it is brought to. */
    private static final double AUDIBLE = 150;
    /** What both voices are brought to. */
    private static final double LOUDNESS = 2600;

    private static final double PEAK = 31_000;
    private static final long MILLI = 1_000_000;

    private AudioRecipe() {}

    public static void main(String[] args) throws IOException {
        Path lessons = Path.of(args[0]);
        Path out = Files.createDirectories(Path.of(args[1]));
        List<String> wanted = Arrays.asList(args).subList(2, args.length);
        for (Map.Entry<String, Path> lesson : Course.in(lessons).lessons().entrySet()) {
            Path file = lesson.getValue().resolve(DialogueReader.NAME);
            if (Files.exists(file) && (wanted.isEmpty() || wanted.contains(lesson.getKey()))) {
                Dialogue dialogue = DialogueReader.read(file).dialogue().orElseThrow();
                record(dialogue, lesson.getKey(), out);
            }
        }
    }

    private static void record(Dialogue dialogue, String lesson, Path out) throws IOException {
        Map<String, Pcm> spoken = new TreeMap<>();
        List<Captions.Cue> cues = new ArrayList<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long at = silence(all, 0, Captions.Pace.BEFORE);
        for (int i = 0; i < dialogue.lines().size(); i++) {
            Dialogue.Line line = dialogue.lines().get(i);
            if (i > 0) {
                boolean same = dialogue.lines().get(i - 1).speaker() == line.speaker();
                at = silence(all, at, same ? Captions.Pace.BETWEEN_SENTENCES : Captions.Pace.BETWEEN_SPEAKERS);
            }
            String text = line.sentence().text();
            Pcm sound = spoken.computeIfAbsent(line.speaker() + text, key -> speak(VOICES.get(line.speaker()), text));
            append(all, sound);
            cues.add(new Captions.Cue(at / MILLI * MILLI, (at + audible(sound)) / MILLI * MILLI, line.speaker(), text));
            at += sound.nanos();
        }
        silence(all, at, Captions.Pace.BETWEEN_SENTENCES);
        Path wav = Files.createTempFile(lesson, ".wav");
        try (OutputStream file = Files.newOutputStream(wav)) {
            Wav.write(pcm(all), file);
        }
        Path ogg = out.resolve(lesson + ".ogg");
        run(List.of(
                "oggenc",
                "-Q",
                "-q",
                "2",
                "--serial",
                "1",
                "-t",
                "Skyferry " + lesson,
                "-a",
                "flite slt and rms",
                "-o",
                ogg.toString(),
                wav.toString()));
        Files.delete(wav);
        Files.writeString(out.resolve(lesson + ".vtt"), new Captions(cues).text());
    }

    /** Where a sentence ends for the ear: a faint last sound such as f is kept but is not waited for. */
    private static long audible(Pcm sound) {
        int last = sound.length() / FRAME;
        while (last > 1 && sound.loudness((last - 1) * FRAME, last * FRAME) < AUDIBLE) {
            last--;
        }
        return sound.nanos((long) last * FRAME);
    }

    private static long silence(ByteArrayOutputStream all, long at, long nanos) {
        int samples = (int) (nanos * RATE / 1_000_000_000L);
        append(all, Pcm.of(RATE, new short[samples]));
        return at + Pcm.of(RATE, new short[samples]).nanos();
    }

    private static void append(ByteArrayOutputStream all, Pcm sound) {
        for (int i = 0; i < sound.length(); i++) {
            all.write(sound.at(i));
            all.write(sound.at(i) >> 8);
        }
    }

    private static Pcm pcm(ByteArrayOutputStream all) {
        byte[] bytes = all.toByteArray();
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
        }
        return Pcm.of(RATE, samples);
    }

    private static Pcm speak(String voice, String text) {
        try {
            Path words =
                    Files.writeString(Files.createTempFile("say", ".txt"), SpokenForm.of(text), StandardCharsets.UTF_8);
            Path wav = Files.createTempFile("say", ".wav");
            run(List.of("flite", "-voice", voice, "-f", words.toString(), "-o", wav.toString()));
            Pcm sound = Wav.read(Files.readAllBytes(wav));
            Files.delete(words);
            Files.delete(wav);
            return even(trimmed(sound));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
        double loudest = 0;
        for (int i = 0; i < sound.length(); i++) {
            loudest = Math.max(loudest, Math.abs(sound.at(i)));
        }
        double gain = Math.min(LOUDNESS / sound.loudness(0, sound.length()), PEAK / loudest);
        short[] samples = sound.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(samples[i] * gain);
        }
        return Pcm.of(sound.rate(), samples);
    }

    private static void run(List<String> command) throws IOException {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IOException(command.getFirst() + " gave " + exit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
