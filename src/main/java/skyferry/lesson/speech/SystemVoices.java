package skyferry.lesson.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skyferry.lesson.Dialogue.Speaker;

/**
 * The voices that come with an operating system: {@code say} on macOS, System.Speech on Windows, espeak-ng or flite on Linux, for
 * dialogues that nobody has recorded. The sentence goes to them in a file, so that nothing in it is taken for a command.
 */
public final class SystemVoices implements Synthesizer {
    private static final String TEXT = "SKYFERRY_TEXT";
    private static final String SOUND = "SKYFERRY_SOUND";
    private static final String WINDOWS_SCRIPT = "Add-Type -AssemblyName System.Speech;"
            + "$s = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
            + "try { $s.SelectVoiceByHints('%s') } catch {};"
            + "$f = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(16000,"
            + "[System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen,[System.Speech.AudioFormat.AudioChannel]::Mono);"
            + "$s.SetOutputToWaveFile($env:" + SOUND + ", $f);"
            + "$s.Speak([System.IO.File]::ReadAllText($env:" + TEXT + ")); $s.Dispose()";

    private final String system;
    private final Runner runner;

    /** Starts other programs. */
    public interface Runner {
        /**
         * Runs a command to its end.
         *
         * @param environment variables besides the usual ones
         * @return whether it could be started and ended well
         */
        boolean run(List<String> command, Map<String, String> environment);
    }

    /**
     * The voices of a system.
     *
     * @param system its name as Java gives it, {@code os.name}
     */
    public SystemVoices(String system, Runner runner) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.runner = runner;
    }

    /** The voices of this machine. */
    public static SystemVoices ofThisMachine() {
        return new SystemVoices(System.getProperty("os.name", ""), new ProcessRunner());
    }

    @Override
    public Optional<Pcm> speak(Speaker speaker, String sentence) {
        try {
            Path folder = Files.createTempDirectory("skyferry-voice-");
            Path text =
                    Files.writeString(folder.resolve("sentence.txt"), SpokenForm.of(sentence), StandardCharsets.UTF_8);
            Path sound = folder.resolve("sentence.wav");
            try {
                return spoken(speaker, text, sound);
            } finally {
                Files.deleteIfExists(sound);
                Files.deleteIfExists(text);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Pcm> spoken(Speaker speaker, Path text, Path sound) throws IOException {
        Map<String, String> environment = Map.of(TEXT, text.toString(), SOUND, sound.toString());
        for (List<String> command : commands(speaker, text.toString(), sound.toString())) {
            if (runner.run(command, environment) && Files.exists(sound)) {
                return Optional.of(Wav.read(Files.readAllBytes(sound)));
            }
        }
        return Optional.empty();
    }

    /** What to try, the best first. */
    private List<List<String>> commands(Speaker speaker, String text, String sound) {
        boolean student = speaker == Speaker.STUDENT;
        if (system.contains("mac")) {
            return List.of(
                    List.of(
                            "say",
                            "-v",
                            student ? "Samantha" : "Daniel",
                            "--file-format=WAVE",
                            "--data-format=LEI16@16000",
                            "-o",
                            sound,
                            "-f",
                            text),
                    List.of("say", "--file-format=WAVE", "--data-format=LEI16@16000", "-o", sound, "-f", text));
        }
        if (system.contains("windows")) {
            String script = String.format(Locale.ROOT, WINDOWS_SCRIPT, student ? "Female" : "Male");
            return List.of(List.of("powershell", "-NoProfile", "-NonInteractive", "-Command", script));
        }
        List<List<String>> commands = new ArrayList<>();
        for (String program : List.of("espeak-ng", "espeak")) {
            commands.add(List.of(program, "-v", student ? "en+f3" : "en+m3", "-w", sound, "-f", text));
        }
        commands.add(List.of("flite", "-voice", student ? "slt" : "rms", "-f", text, "-o", sound));
        return commands;
    }
}
