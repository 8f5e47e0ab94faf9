package skyferry.lesson.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skyferry.lesson.Course;
import skyferry.lesson.Dialogue;
import skyferry.lesson.Dialogue.Speaker;
import skyferry.lesson.DialogueReader;

/**
 * Every dialogue of the course is recorded: the sentences that stand in the text, in two voices, at the times that its captions
 * say. A dialogue that was changed has to be recorded anew ({@code assets/audio/README.md}).
 */
class RecordingsTest {
    private static final Path HOME = Path.of(System.getProperty("skyferry.home", ""));
    private static final Path AUDIO = HOME.resolve("assets/audio");
    private static final long TOLERANCE = 150_000_000L;
    private static final long MOST_BYTES = 12L << 20;
    /** Between the voices: rms speaks at about 100 periods a second, slt at about 180. */
    private static final double BETWEEN_VOICES = 140;

    private record Lesson(String id, Path folder, Dialogue dialogue) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Lesson> lessons() {
        return Course.in(HOME.resolve("lessons")).lessons().entrySet().stream()
                .filter(lesson -> Files.exists(lesson.getValue().resolve(DialogueReader.NAME)))
                .map(lesson -> new Lesson(
                        lesson.getKey(),
                        lesson.getValue(),
                        DialogueReader.read(lesson.getValue().resolve(DialogueReader.NAME))
                                .dialogue()
                                .orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void theRecordingHoldsTheDialogueInTwoVoicesAtTheTimesStated(Lesson lesson) {
        Narration narration = Narration.of(lesson.folder(), lesson.id(), lesson.dialogue());
        assertThat(narration.sound())
                .as("a recording of the sentences as they are now; see assets/audio/README.md")
                .isPresent();
        Pcm sound = narration.sound().orElseThrow();

        lengthFitsTheText(narration, sound);
        silencesAgree(narration.captions().cues(), sound);
        for (Speaker speaker : Speaker.values()) {
            double pitch = pitch(narration, sound, speaker);
            assertThat(speaker == Speaker.STUDENT ? pitch - BETWEEN_VOICES : BETWEEN_VOICES - pitch)
                    .as("%s speaks at %.0f periods a second", speaker, pitch)
                    .isPositive();
        }
    }

    private static void lengthFitsTheText(Narration narration, Pcm sound) {
        int words = narration.dialogue().text().split("\\s+").length;
        double perMinute = words / (sound.nanos() / 60e9);
        assertThat(perMinute).as("words a minute, pauses included").isBetween(100.0, 200.0);
        assertThat(sound.nanos() - narration.captions().endNanos()).isBetween(0L, 1_000_000_000L);
        for (Captions.Cue cue : narration.captions().cues()) {
            double letters = SpokenForm.of(cue.text()).length() / ((cue.untilNanos() - cue.fromNanos()) / 1e9);
            assertThat(letters).as("letters a second: %s", cue).isBetween(4.0, 26.0);
        }
    }

    private record Silence(long from, long until) {}

    /** Stretches of at least a quarter second in which nothing louder than a breath is heard. */
    private static List<Silence> silences(Pcm sound) {
        int frame = sound.rate() / 100;
        List<Silence> silences = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= sound.length() / frame; i++) {
            boolean loud = i == sound.length() / frame || sound.loudness(i * frame, (i + 1) * frame) > 150;
            if (loud) {
                if (i - begin >= 25) {
                    silences.add(new Silence(sound.nanos((long) begin * frame), sound.nanos((long) i * frame)));
                }
                begin = i + 1;
            }
        }
        return silences;
    }

    private static void silencesAgree(List<Captions.Cue> cues, Pcm sound) {
        List<Silence> silences = silences(sound);
        assertThat(silences).hasSizeGreaterThanOrEqualTo(cues.size());
        assertThat(silences.getFirst().until()).isCloseTo(cues.getFirst().fromNanos(), within());
        for (int i = 0; i + 1 < cues.size(); i++) {
            long end = cues.get(i).untilNanos();
            long next = cues.get(i + 1).fromNanos();
            assertThat(silences)
                    .as(
                            "a silence from %d to %d ms, behind: %s",
                            end / 1_000_000, next / 1_000_000, cues.get(i).text())
                    .anyMatch(silence -> Math.abs(silence.from() - end) <= TOLERANCE
                            && Math.abs(silence.until() - next) <= TOLERANCE);
        }
    }

    private static org.assertj.core.data.Offset<Long> within() {
        return org.assertj.core.api.Assertions.within(TOLERANCE);
    }

    private static double pitch(Narration narration, Pcm sound, Speaker speaker) {
        List<Double> pitches = new ArrayList<>();
        narration.captions().cues().stream()
                .filter(cue -> cue.speaker() == speaker)
                .forEach(cue ->
                        Pitch.of(sound.part(cue.fromNanos(), cue.untilNanos())).ifPresent(pitches::add));
        pitches.sort(Double::compare);
        return pitches.get(pitches.size() / 2);
    }

    @Test
    void allRecordingsTogetherAreSmall() throws IOException {
        try (Stream<Path> files = Files.list(AUDIO)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertThat(bytes).isBetween(100_000L, MOST_BYTES);
        }
    }
}
