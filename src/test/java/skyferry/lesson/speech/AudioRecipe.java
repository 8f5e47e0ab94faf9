package skyferry.lesson.speech;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Narration narration = Recorder.record(dialogue, AudioRecipe::speak).orElseThrow();
        Path wav = Files.createTempFile(lesson, ".wav");
        try (OutputStream file = Files.newOutputStream(wav)) {
            Wav.write(narration.sound().orElseThrow(), file);
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
        Files.writeString(out.resolve(lesson + ".vtt"), narration.captions().text());
    }

    private static Optional<Pcm> speak(Speaker speaker, String sentence) {
        try {
            Path words = Files.writeString(Files.createTempFile("say", ".txt"), SpokenForm.of(sentence));
            Path wav = Files.createTempFile("say", ".wav");
            run(List.of("flite", "-voice", VOICES.get(speaker), "-f", words.toString(), "-o", wav.toString()));
            Pcm sound = Wav.read(Files.readAllBytes(wav));
            Files.delete(words);
            Files.delete(wav);
            return Optional.of(sound);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) throws IOException {
        if (!new ProcessRunner().run(command, Map.of())) {
            throw new IOException(command.getFirst() + " is not there or failed");
        }
    }
}
