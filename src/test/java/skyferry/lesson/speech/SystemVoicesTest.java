package skyferry.lesson.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.lesson.DialogueReader;

/** Dialogues that nobody has recorded, spoken by what a machine has. */
class SystemVoicesTest {
    private static final int RATE = 22_050;

    private final List<List<String>> asked = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** A machine that has one program: it hums for half a second, with silence before and behind. */
    private boolean machine(String has, List<String> command, Map<String, String> environment) {
        asked.add(command);
        if (!command.getFirst().equals(has)) {
            return false;
        }
        short[] samples = new short[RATE];
        for (int i = RATE / 4; i < 3 * RATE / 4; i++) {
            samples[i] = (short) Math.round(500 * Math.sin(2 * Math.PI * 150 * i / RATE));
        }
        try (OutputStream out = Files.newOutputStream(Path.of(environment.get("SKYFERRY_SOUND")))) {
            texts.add(Files.readString(Path.of(environment.get("SKYFERRY_TEXT"))));
            Wav.write(Pcm.of(RATE, samples), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private SystemVoices voices(String system, String has) {
        return new SystemVoices(system, (command, environment) -> machine(has, command, environment));
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X,say", "Windows 11,powershell", "Linux,espeak-ng", "Linux,espeak", "Linux,flite"})
    void everySystemSpeaksWithItsOwnProgramAndTwoVoices(String system, String program) {
        SystemVoices voices = voices(system, program);

        assertThat(voices.speak(Speaker.STUDENT, "It takes 5 ms; `rm -rf` $(x) \"y\"."))
                .isPresent();
        List<String> student = asked.getLast();
        assertThat(voices.speak(Speaker.TEACHER, "Measure it.")).isPresent();

        assertThat(student).isNotEqualTo(asked.getLast());
        assertThat(texts.getFirst()).startsWith("It takes 5 milliseconds;");
        assertThat(asked)
                .as("the sentence is never part of a command")
                .noneMatch(each -> each.toString().contains("rm -rf"));
    }

    @Test
    void aMachineWithoutVoicesSaysNothing() {
        SystemVoices voices = voices("Linux", "none");
        Dialogue dialogue = dialogue();

        assertThat(voices.speak(Speaker.TEACHER, "Measure it.")).isEmpty();
        assertThat(asked).extracting(List::getFirst).containsExactly("espeak-ng", "espeak", "flite");
        assertThat(Recorder.record(dialogue, voices)).isEmpty();
        assertThat(new ProcessRunner().run(List.of("no-such-program-anywhere"), Map.of()))
                .isFalse();
    }

    private static Dialogue dialogue() {
        return DialogueReader.read("dialogue.md", "**Student:** One. Two.\n\n**Teacher:** Three.\n")
                .dialogue()
                .orElseThrow();
    }

    @Test
    void aRecordingIsCutEvenedAndTimed() {
        Narration narration =
                Recorder.record(dialogue(), voices("Linux", "flite")).orElseThrow();

        Pcm sound = narration.sound().orElseThrow();
        List<Captions.Cue> cues = narration.captions().cues();
        assertThat(narration.captions().fit(dialogue())).isTrue();
        assertThat(sound.rate()).isEqualTo(Recorder.RATE);
        for (Captions.Cue cue : cues) {
            assertThat((cue.untilNanos() - cue.fromNanos()) / 1e9).isCloseTo(0.5, within(0.03));
            assertThat(sound.loudness(sound.index(cue.fromNanos()), sound.index(cue.untilNanos())))
                    .isCloseTo(2600, within(200.0));
            assertThat(sound.loudness(sound.index(cue.untilNanos()) + 320, sound.index(cue.untilNanos()) + 3200))
                    .isZero();
        }
        assertThat((cues.get(1).fromNanos() - cues.get(0).untilNanos()) / 1e9).isCloseTo(0.45, within(0.03));
        assertThat((cues.get(2).fromNanos() - cues.get(1).untilNanos()) / 1e9).isCloseTo(0.7, within(0.03));
        assertThat(Pitch.of(sound).orElseThrow()).isCloseTo(150, within(3.0));
    }

    @Test
    void aSoundKeepsItsLengthAtAnotherRate() {
        Pcm sound = Pcm.of(8000, new short[] {0, 100, 200, 300, 200, 100, 0, -100});
        assertThat(sound.resampled(8000)).isSameAs(sound);
        assertThat(sound.resampled(16_000).nanos()).isEqualTo(sound.nanos());
        assertThat(sound.resampled(16_000).at(3)).isEqualTo((short) 150);
        assertThat(Optional.of(sound.resampled(4000)).map(Pcm::length)).contains(4);
    }
}
