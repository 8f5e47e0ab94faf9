package skyferry.lesson.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.lesson.DialogueReader;

/** Sound and captions as files, whole and damaged, and sentences as voices are given them. */
class SoundFilesTest {
    private static final Path RECORDING = Path.of(System.getProperty("skyferry.home", ""), "assets/audio/L01.ogg");

    private static final Dialogue DIALOGUE = DialogueReader.read(
                    "dialogue.md", "**Student:** 1 < 2 & so? Yes.\n\n**Teacher:** Measure it.\n")
            .dialogue()
            .orElseThrow();

    @Test
    void captionsAreReadAsTheyAreWritten() {
        Captions captions = Captions.estimated(DIALOGUE);

        assertThat(captions.fit(DIALOGUE)).isTrue();
        Captions again = Captions.read(captions.text()).orElseThrow();
        assertThat(again.text()).isEqualTo(captions.text());
        assertThat(again.fit(DIALOGUE)).isTrue();
        assertThat(captions.text())
                .startsWith("WEBVTT\n\n1\n00:00:00.300 --> ")
                .contains("<v Student>1 &lt; 2 &amp; so?");
    }

    @Test
    void captionsOfOtherProgramsAreRead() {
        Captions captions = Captions.read("""
            \uFEFFWEBVTT - made elsewhere

            NOTE nothing

            00:01.000 --> 00:02.500 align:start
            <v.loud Student>1 &lt; 2 &amp; so?</v>

            last
            01:00:00.000 --> 01:00:01.000
            <v Teacher>Measure it.
            """).orElseThrow();
        assertThat(captions.cues())
                .containsExactly(
                        new Captions.Cue(1_000_000_000L, 2_500_000_000L, Speaker.STUDENT, "1 < 2 & so?"),
                        new Captions.Cue(3600_000_000_000L, 3601_000_000_000L, Speaker.TEACHER, "Measure it."));
        assertThat(captions.fit(DIALOGUE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SRT",
                "WEBVTT\n\n00:02.000 --> 00:01.000\n<v Student>a",
                "WEBVTT\n\n00:01.000 --> 00:02.000\nnobody",
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Bob>a",
                "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Student>a\n\n00:02.000 --> 00:04.000\n<v Student>b"
            })
    void captionsThatCannotBeUsedAreRefused(String text) {
        assertThat(Captions.read(text)).isEmpty();
    }

    @Test
    void soundSurvivesAWavFile() throws IOException {
        short[] samples = {0, 1, -1, 32767, -32768, 12345};
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Wav.write(Pcm.of(16_000, samples), file);

        Pcm again = Wav.read(file.toByteArray());
        assertThat(again.rate()).isEqualTo(16_000);
        assertThat(again.samples()).containsExactly(samples);
        assertThatThrownBy(() -> Wav.read(new ByteArrayInputStream(new byte[40])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aRecordingOfOtherSentencesIsNotUsed() {
        Narration.Store store = ending -> java.util.Optional.of(
                ending.equals(".vtt")
                        ? "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Student>Other.".getBytes(StandardCharsets.UTF_8)
                        : Files.readAllBytes(RECORDING));
        assertThat(Narration.recorded(DIALOGUE, store)).isEmpty();
    }

    @Test
    void aDamagedRecordingIsRefusedOrDecodedAndNeverHangs() throws IOException {
        byte[] whole = Files.readAllBytes(RECORDING);
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = java.util.Arrays.copyOf(whole, 1 + random.nextInt(60_000));
            for (int i = 0; i < random.nextInt(20); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
                try {
                    assertThat(OggVorbis.decode(new ByteArrayInputStream(damaged))
                                    .rate())
                            .isPositive();
                } catch (IOException refused) {
                    assertThat(refused).hasMessageStartingWith("the file is ");
                }
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It takes 258 ms at 10 Gb/s.|It takes 258 milliseconds at 10 gigabits per second.",
                "Move `web-1` to host-b, not db-1.|Move web 1 to host B, not D B 1.",
                "Its vCPU sees 4 GiB, 1 s.|Its virtual C P U sees 4 gibibytes, 1 second.",
                "VXLAN 5001 from 10.0.0.11 is 92 % full.|V X lan 5001 from 10 dot 0 dot 0 dot 11 is 92 percent full."
            })
    void voicesGetWordsForSigns(String written, String spoken) {
        assertThat(SpokenForm.of(written)).isEqualTo(spoken);
    }

    @Test
    void aPartOfASoundIsCutAtItsEnds() {
        Pcm sound = Pcm.of(1000, new short[] {1, 2, 3, 4});
        assertThat(sound.part(1_000_000, 3_000_000).samples()).containsExactly((short) 2, (short) 3);
        assertThat(sound.part(-5, 99_000_000).length()).isEqualTo(4);
        assertThat(List.of(sound.at(-1), sound.at(4))).containsExactly((short) 0, (short) 0);
    }
}
