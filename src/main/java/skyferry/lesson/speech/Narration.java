package skyferry.lesson.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import skyferry.lesson.Dialogue;

/**
 * A dialogue with the times of its sentences and, if it was recorded, its sound.
 *
 * @param captions one cue for each sentence of the dialogue, in order
 * @param sound what is heard; empty for a dialogue that goes by silently
 */
public record Narration(Dialogue dialogue, Captions captions, Optional<Pcm> sound) {
    private static final String SHIPPED = "assets/audio/";

    /** Where recordings come from. */
    interface Store {
        /** The bytes of the file with an ending, {@code .ogg} or {@code .vtt}; empty if there is none. */
        Optional<byte[]> read(String ending) throws IOException;
    }

    /**
     * The narration of a lesson: the recording in its folder ({@code dialogue.ogg} and {@code dialogue.vtt}), else the one that
     * comes with the program under the lesson's id. A recording of other sentences than the dialogue's is not used: the text
     * counts.
     */
    public static Narration of(Path folder, String lesson, Dialogue dialogue) {
        return recorded(dialogue, own(folder))
                .or(() -> recorded(dialogue, shipped(lesson)))
                .orElseGet(() -> silent(dialogue));
    }

    /** The recording as a file, Ogg Vorbis, where {@link #of} finds one of the dialogue; else empty. */
    public static Optional<byte[]> file(Path folder, String lesson, Dialogue dialogue) throws IOException {
        for (Store store : List.of(own(folder), shipped(lesson))) {
            if (recorded(dialogue, store).isPresent()) {
                return store.read(".ogg");
            }
        }
        return Optional.empty();
    }

    private static Store own(Path folder) {
        return ending -> {
            Path file = folder.resolve("dialogue" + ending);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        };
    }

    private static Store shipped(String lesson) {
        return ending -> resource(lesson + ending);
    }

    /** A dialogue without sound, in the time that speaking it would take. */
    public static Narration silent(Dialogue dialogue) {
        return new Narration(dialogue, Captions.estimated(dialogue), Optional.empty());
    }

    /** A recording; empty if there is none, if it cannot be used, or if it is of another text. */
    static Optional<Narration> recorded(Dialogue dialogue, Store store) {
        try {
            Optional<Captions> captions = store.read(".vtt")
                    .flatMap(bytes -> Captions.read(new String(bytes, StandardCharsets.UTF_8)))
                    .filter(each -> each.fit(dialogue));
            Optional<byte[]> sound = captions.isPresent() ? store.read(".ogg") : Optional.empty();
            if (sound.isEmpty()) {
                return Optional.empty();
            }
            Pcm pcm = OggVorbis.decode(new java.io.ByteArrayInputStream(sound.get()));
            return Optional.of(new Narration(dialogue, captions.orElseThrow(), Optional.of(pcm)));
        } catch (IOException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> resource(String name) throws IOException {
        try (InputStream in = Narration.class.getClassLoader().getResourceAsStream(SHIPPED + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    /** How long it lasts. */
    public long nanos() {
        return Math.max(captions.endNanos(), sound.map(Pcm::nanos).orElse(0L));
    }

    /** The sentence that is spoken at an instant, or was last; -1 before the first. */
    public int sentenceAt(long nanos) {
        int sentence = -1;
        for (Captions.Cue cue : captions.cues()) {
            if (cue.fromNanos() > nanos) {
                break;
            }
            sentence++;
        }
        return sentence;
    }
}
