package skyferry.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How far a learner is in one lesson: the sum of the notes on it.
 *
 * @param guesses by prediction
 * @param ownWords explanations by step
 * @param drafts words that are being written, by step
 * @param runs what was done in runs that are over, the oldest first
 * @param passedMillis when all goals were reached without the engine doing the work
 * @param answers what was answered last to each question of the quiz, by its name
 * @param fade how much help the learner wants; empty for what the lesson begins with
 */
public record Progress(
        Optional<Place> place,
        Map<String, Guess> guesses,
        Map<String, String> ownWords,
        Map<String, String> drafts,
        List<Done> runs,
        List<Long> passedMillis,
        Map<String, Marked> answers,
        String fade) {
    public Progress {
        guesses = Collections.unmodifiableMap(new LinkedHashMap<>(guesses));
        ownWords = Collections.unmodifiableMap(new LinkedHashMap<>(ownWords));
        drafts = Collections.unmodifiableMap(new LinkedHashMap<>(drafts));
        runs = List.copyOf(runs);
        passedMillis = List.copyOf(passedMillis);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    }

    /** Nothing yet. */
    public static final Progress NONE =
            new Progress(Optional.empty(), Map.of(), Map.of(), Map.of(), List.of(), List.of(), Map.of(), "");

    /** The sum of a lesson's notes; what cannot be read of them counts as not written. */
    public static Progress of(List<Entry> entries) {
        Progress sum = NONE;
        for (Entry entry : entries) {
            sum = sum.with(entry);
        }
        return sum;
    }

    /** With one more note. */
    public Progress with(Entry entry) {
        Note note = entry.note();
        return switch (note.kind()) {
            case PLACE -> at(RecordText.read(note.value(), Place.class));
            case PREDICTION -> {
                Map<String, Guess> more = new LinkedHashMap<>(guesses);
                more.remove(note.key());
                RecordText.read(note.value(), Guess.class).ifPresent(guess -> more.put(note.key(), guess));
                yield new Progress(place, more, ownWords, drafts, runs, passedMillis, answers, fade);
            }
            case OWN_WORDS ->
                new Progress(place, guesses, put(ownWords, note), drafts, runs, passedMillis, answers, fade);
            case DRAFT -> new Progress(place, guesses, ownWords, put(drafts, note), runs, passedMillis, answers, fade);
            case RUN -> ran(note);
            case PASSED -> {
                List<Long> more = changed(passedMillis, list -> list.add(entry.atMillis()));
                yield new Progress(place, guesses, ownWords, drafts, runs, more, answers, fade);
            }
            case FADE -> new Progress(place, guesses, ownWords, drafts, runs, passedMillis, answers, note.value());
            case ANSWER -> answered(note);
            case REVIEW, WISH -> this;
        };
    }

    private Progress answered(Note note) {
        Map<String, Marked> more = new LinkedHashMap<>(answers);
        more.remove(note.key());
        RecordText.read(note.value(), Marked.class).ifPresent(marked -> more.put(note.key(), marked));
        return new Progress(place, guesses, ownWords, drafts, runs, passedMillis, more, fade);
    }

    private Progress at(Optional<Place> here) {
        return new Progress(here, guesses, ownWords, drafts, runs, passedMillis, answers, fade);
    }

    private Progress ran(Note note) {
        List<Done> more = changed(
                runs,
                list -> RecordText.read(note.value(), Done.class).ifPresent(done -> {
                    list.remove(done);
                    list.add(done);
                }));
        return new Progress(place, guesses, ownWords, drafts, more, passedMillis, answers, fade);
    }

    private static <T> List<T> changed(List<T> list, Consumer<List<T>> change) {
        List<T> more = new ArrayList<>(list);
        change.accept(more);
        return more;
    }

    private static Map<String, String> put(Map<String, String> map, Note note) {
        Map<String, String> more = new LinkedHashMap<>(map);
        if (note.value().isEmpty()) {
            more.remove(note.key());
        } else {
            more.put(note.key(), note.value());
        }
        return more;
    }
}
