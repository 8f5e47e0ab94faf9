package skyferry.lesson.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skyferry.lesson.Dialogue;
import skyferry.lesson.DialogueReader;

/** The player's clock against a sound device that a test moves by hand, and against none. */
class NarrationPlayerTest {
    private static final int RATE = 8000;
    private static final long MILLI = 1_000_000;

    private final Dialogue dialogue = DialogueReader.read(
                    "dialogue.md", "**Student:** One. Two is longer.\n\n**Teacher:** Three.\n")
            .dialogue()
            .orElseThrow();
    private final FakeLine line = new FakeLine(RATE, RATE / 4);
    private Narration narration = Narration.silent(dialogue);
    private NarrationPlayer player = new NarrationPlayer(narration, SoundLine.silent());

    @BeforeEach
    void record() {
        Captions captions = Captions.estimated(dialogue);
        short[] samples = new short[(int) (captions.endNanos() / MILLI * RATE / 1000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(8000 * Math.sin(2 * Math.PI * 200 * i / RATE) * Math.sin(i / 3000.0));
        }
        narration = new Narration(dialogue, captions, Optional.of(Pcm.of(RATE, samples)));
        player = new NarrationPlayer(narration, line);
    }

    /** So many milliseconds, a picture every ten. */
    private void pass(long millis) {
        for (long t = 0; t < millis; t += 10) {
            player.tick(t * MILLI);
            line.play(10);
        }
        player.tick(millis * MILLI);
    }

    @Test
    void theClockIsTheDevices() {
        player.play();
        pass(500);
        assertThat(player.position()).isCloseTo(500 * MILLI, within(MILLI));
        line.play(70);
        assertThat(player.position()).isCloseTo(570 * MILLI, within(MILLI));
        line.play(10_000);
        assertThat(player.position()).as("what was not given is not heard").isLessThan(900 * MILLI);
    }

    @Test
    void whatIsHeardAtTheUsualSpeedIsTheRecordingSampleBySample() {
        player.play();
        pass(1200);
        Pcm sound = narration.sound().orElseThrow();
        List<Short> heard = line.samplesHeard();
        assertThat(heard).hasSize(1200 * RATE / 1000);
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i)).isEqualTo(sound.at(i));
        }
    }

    @Test
    void theSentenceChangesWithTheCues() {
        player.play();
        assertThat(player.sentence()).isEqualTo(-1);
        for (int sentence = 0; sentence < 3; sentence++) {
            Captions.Cue cue = narration.captions().cues().get(sentence);
            pass((cue.fromNanos() - player.position()) / MILLI - 20);
            assertThat(player.sentence()).isEqualTo(sentence - 1);
            pass(40);
            assertThat(player.sentence()).isEqualTo(sentence);
        }
    }

    @Test
    void aPauseKeepsThePlaceAndNothingIsHeardMeanwhile() {
        player.play();
        pass(400);
        player.pause();
        long here = player.position();
        int heard = line.samplesHeard().size();
        pass(1000);
        assertThat(player.playing()).isFalse();
        assertThat(player.position()).isEqualTo(here);
        assertThat(line.samplesHeard()).hasSize(heard);
        player.play();
        pass(100);
        assertThat(player.position()).isCloseTo(here + 100 * MILLI, within(MILLI));
    }

    @Test
    void aSentenceIsRepeatedFromItsBeginning() {
        player.play();
        player.toSentence(1);
        pass(300);
        player.repeat();
        assertThat(player.position())
                .isEqualTo(narration.captions().cues().get(1).fromNanos());
        pass(50);
        assertThat(player.sentence()).isEqualTo(1);
        player.toSentence(99);
        assertThat(player.sentence()).isEqualTo(2);
        player.toSentence(-1);
        assertThat(player.sentence()).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 1.25, 1.5, 2})
    void speedChangesTimeAndNotPitch(double speed) {
        player.play();
        player.speed(speed);
        pass(800);
        assertThat(player.position()).isCloseTo(Math.round(800 * MILLI * speed), within(3 * MILLI));
        short[] heard = new short[line.samplesHeard().size()];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = line.samplesHeard().get(i);
        }
        assertThat(Pitch.of(Pcm.of(RATE, heard)).orElseThrow()).isCloseTo(200, within(8.0));
    }

    @Test
    void theEndStopsItAndPlayBeginsAnew() {
        player.play();
        pass(narration.nanos() / MILLI + 50);
        assertThat(player.finished()).isTrue();
        assertThat(player.playing()).isFalse();
        player.play();
        assertThat(player.position()).isZero();
        player.close();
        assertThat(line.closed()).isTrue();
    }

    @Test
    void withoutADeviceTheSentencesGoByTheCallersClock() {
        NarrationPlayer silent = new NarrationPlayer(narration, SoundLine.silent());
        silent.tick(5_000 * MILLI);
        silent.play();
        silent.tick(5_010 * MILLI);
        silent.tick(5_400 * MILLI);
        assertThat(silent.audible()).isFalse();
        assertThat(silent.position()).isEqualTo(400 * MILLI);
        silent.speed(2);
        silent.tick(5_500 * MILLI);
        assertThat(silent.position()).isEqualTo(600 * MILLI);
        silent.pause();
        silent.tick(9_000 * MILLI);
        assertThat(silent.position()).isEqualTo(600 * MILLI);
        silent.play();
        silent.tick(60_000 * MILLI);
        assertThat(silent.finished()).isTrue();
        assertThat(silent.sentence()).isEqualTo(2);
    }

    @Test
    void theUsualDeviceNeverThrowsWhetherThereIsOneOrNot() {
        NarrationPlayer any = NarrationPlayer.on(narration);
        any.play();
        any.tick(0);
        any.tick(50 * MILLI);
        assertThat(any.position()).isNotNegative();
        any.close();
    }
}
