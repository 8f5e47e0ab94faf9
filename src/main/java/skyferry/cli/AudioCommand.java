package skyferry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import skyferry.lesson.speech.Narration;
import skyferry.lesson.speech.Pcm;
import skyferry.lesson.speech.Recorder;
import skyferry.lesson.speech.SystemVoices;
import skyferry.lesson.speech.Wav;
import skyferry.scene.Quantities;

/** A lesson to listen to. */
@Command(
        name = "audio",
        mixinStandardHelpOptions = true,
        description =
                "Writes the spoken dialogue of a lesson as a file to listen to elsewhere. Its captions: export vtt.")
final class AudioCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "LESSON", description = "Lesson folder.")
    @SuppressWarnings("NullAway.Init")
    private Path lesson;

    @Option(names = "--out", paramLabel = "F", required = true, description = "The file: .ogg or .wav.")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Override
    public Integer call() {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".ogg") && !name.endsWith(".wav")) {
            throw new BadInput("skyferry: --out '" + out
                    + "' is not a sound file this program can write (expected a name that ends in .ogg or .wav)");
        }
        Spoken spoken = Spoken.of(lesson);
        Narration recorded = spoken.narration();
        Narration narration = recorded.sound().isPresent() ? recorded : spokenNow(spoken, name);
        Pcm sound = narration.sound().orElseThrow();
        try (OutputStream file = Files.newOutputStream(out)) {
            if (name.endsWith(".wav")) {
                Wav.write(sound, file);
            } else {
                file.write(spoken.ogg());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(out + ": " + Quantities.duration(sound.nanos()) + ", "
                + narration.captions().cues().size() + " sentences");
        terminal.flush();
        return Exit.DONE;
    }

    /** A dialogue without a recording, spoken by the voices of this machine. */
    private Narration spokenNow(Spoken spoken, String name) {
        if (name.endsWith(".ogg")) {
            throw new BadInput("skyferry: the dialogue of " + lesson
                    + " is not recorded; this machine's voices can speak it" + " into a .wav file");
        }
        return Recorder.record(spoken.dialogue(), SystemVoices.ofThisMachine())
                .orElseThrow(() -> new BadInput("skyferry: the dialogue of " + lesson
                        + " is not recorded, and this machine has no voices (Debian: espeak-ng)"));
    }
}
