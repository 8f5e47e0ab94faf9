package skyferry.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A record that is gone with the program: for a machine on which no file can be written, and for tests. */
public final class MemoryRecord implements LearnerRecord {
    private final Map<String, Learner> learners = new LinkedHashMap<>();
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
    private long last;

    @Override
    public List<Learner> learners() {
        return List.copyOf(learners.values());
    }

    @Override
    public Learner add(String name, long atMillis) {
        Learner learner = new Learner(Codes.fresh(), name, atMillis);
        learners.put(learner.code(), learner);
        entries.put(learner.code(), new ArrayList<>());
        return learner;
    }

    @Override
    public void rename(String learner, String name) {
        learners.computeIfPresent(learner, (code, old) -> new Learner(code, name, old.addedMillis()));
    }

    @Override
    public long append(String learner, Note note, long atMillis) {
        List<Entry> own = Objects.requireNonNull(entries.get(learner), learner);
        if (note.kind().keeps() == Note.Keeps.LATEST) {
            own.removeIf(entry -> entry.note().lesson().equals(note.lesson())
                    && entry.note().kind() == note.kind()
                    && entry.note().key().equals(note.key()));
        }
        own.add(new Entry(++last, atMillis, note));
        return last;
    }

    @Override
    public List<Entry> entries(String learner) {
        return List.copyOf(entries.getOrDefault(learner, List.of()));
    }

    @Override
    public void forget(String learner) {
        learners.remove(learner);
        entries.remove(learner);
    }

    @Override
    public void forget(String learner, String lesson) {
        entries.getOrDefault(learner, new ArrayList<>())
                .removeIf(entry -> entry.note().lesson().equals(lesson));
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
