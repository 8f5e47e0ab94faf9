package skyferry.lesson.speech;

import java.util.Optional;
import skyferry.lesson.Dialogue.Speaker;

/** A pair of voices that can speak any sentence. Slow work. */
public interface Synthesizer {
    /** A sentence in a speaker's voice; empty if it cannot be spoken here. */
    Optional<Pcm> speak(Speaker speaker, String sentence);
}
