package skyferry.record;

import java.util.List;

/** What the learners of this machine did. Used by one thread at a time; every method may throw {@link RecordFailure}. */
public interface LearnerRecord extends AutoCloseable {

    /** Everybody, the first one first. */
    List<Learner> learners();

    /** Takes up somebody new. */
    Learner add(String name, long atMillis);

    /** Calls a learner something else. */
    void rename(String learner, String name);

    /** Writes a note down; it is on the disk when this returns. The number it got. */
    long append(String learner, Note note, long atMillis);

    /** All of a learner's notes in the order of writing. */
    List<Entry> entries(String learner);

    /** Those of one lesson. */
    default List<Entry> entries(String learner, String lesson) {
        return entries(learner).stream()
                .filter(entry -> entry.note().lesson().equals(lesson))
                .toList();
    }

    /** Deletes a learner and all notes, so that the file does not hold them any more. */
    void forget(String learner);

    /** Deletes the notes of one lesson likewise. */
    void forget(String learner, String lesson);

    @Override
    void close();
}
