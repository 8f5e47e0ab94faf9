package skyferry.stage.learn.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import skyferry.record.Entry;
import skyferry.record.Learner;
import skyferry.record.LearnerRecord;
import skyferry.record.MemoryRecord;
import skyferry.record.Note;
import skyferry.record.RecordFailure;
import skyferry.record.RecordFile;
import skyferry.stage.session.Background;

/** The record of the learner at this window. Used on the JavaFX thread; reads and writes on a thread of its own, in their order. */
public final class Notebook {
    private static final String CHOSEN = "chosen";

    private final Supplier<RecordFile.Opened> opening;
    private final Background pen;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<Optional<Learner>> learner =
            new ReadOnlyObjectWrapper<>(this, "learner", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(this, "trouble", Optional.empty());
    private boolean begun;
    /** Touched by the pen alone. */
    private volatile LearnerRecord record = new MemoryRecord();

    private volatile Learner current = new Learner("", "", 0);

    /**
     * A notebook that is still closed.
     *
     * @param clock milliseconds since 1970
     */
    public Notebook(Supplier<RecordFile.Opened> opening, Background pen, LongSupplier clock) {
        this.opening = opening;
        this.pen = pen;
        this.clock = clock;
    }

    /** A notebook that forgets everything with the program, for windows that show and do not teach. */
    public static Notebook forgetful() {
        Notebook notebook = new Notebook(
                () -> new RecordFile.Opened(new MemoryRecord(), Optional.empty()),
                new Background() {
                    @Override
                    public <T> void run(Supplier<T> work, Consumer<T> then) {
                        then.accept(work.get());
                    }

                    @Override
                    public void close() {
                        // Nothing is under way.
                    }
                },
                System::currentTimeMillis);
        notebook.begin();
        return notebook;
    }

    /** What came of opening. */
    private record Begun(Learner learner, Optional<Trouble> trouble) {}

    /** Opens the record, with the learner who was here last; nothing if it is open. */
    public void begin() {
        if (begun) {
            return;
        }
        begun = true;
        pen.run(this::open, begun -> {
            learner.set(Optional.of(begun.learner()));
            trouble.set(begun.trouble());
        });
    }

    private Begun open() {
        Optional<Trouble> found = Optional.empty();
        try {
            RecordFile.Opened opened = opening.get();
            record = opened.record();
            found = opened.setAside().map(path -> new Trouble(Trouble.Kind.SET_ASIDE, path.toString()));
        } catch (RecordFailure e) {
            found = Optional.of(new Trouble(Trouble.Kind.NOT_KEPT, String.valueOf(e.getMessage())));
        }
        current = lastHere();
        return new Begun(current, found);
    }

    private Learner lastHere() {
        return record.learners().stream()
                .max(Comparator.comparingLong(each -> record.entries(each.code()).stream()
                        .mapToLong(Entry::number)
                        .max()
                        .orElse(0)))
                .orElseGet(() -> record.add("", clock.getAsLong()));
    }

    /** Does something with the record, and hands on what came of it; a failure is shown and nothing handed on. */
    private <T> void ask(Function<LearnerRecord, T> question, Consumer<T> then) {
        pen.run(
                () -> {
                    try {
                        return new Answer<>(Optional.of(question.apply(record)), "");
                    } catch (RecordFailure e) {
                        return new Answer<T>(Optional.empty(), String.valueOf(e.getMessage()));
                    }
                },
                answer -> answer.value()
                        .ifPresentOrElse(
                                then,
                                () -> trouble.set(
                                        Optional.of(new Trouble(Trouble.Kind.NOT_WRITTEN, answer.failure())))));
    }

    private record Answer<T>(Optional<T> value, String failure) {}

    /** Writes a note of the learner who is here. */
    public Entry write(Note note) {
        long now = clock.getAsLong();
        ask(book -> book.append(current.code(), note, now), number -> {});
        return new Entry(0, now, note);
    }

    /** All notes of the learner who is here. */
    public void read(Consumer<List<Entry>> then) {
        ask(book -> book.entries(current.code()), then);
    }

    /** Those of one lesson. */
    public void read(String lesson, Consumer<List<Entry>> then) {
        ask(book -> book.entries(current.code(), lesson), then);
    }

    /** Everybody on this machine. */
    public void learners(Consumer<List<Learner>> then) {
        ask(LearnerRecord::learners, then);
    }

    /** Somebody else sits down. */
    public void choose(Learner other) {
        ask(
                book -> {
                    current = other;
                    return book.append(other.code(), new Note("", Note.Kind.WISH, CHOSEN, "yes"), clock.getAsLong());
                },
                number -> learner.set(Optional.of(other)));
    }

    /** Somebody new sits down. */
    public void add(String name) {
        ask(book -> book.add(name, clock.getAsLong()), this::choose);
    }

    /** The learner who is here wants another name. */
    public void rename(String name) {
        ask(
                book -> {
                    book.rename(current.code(), name);
                    current = new Learner(current.code(), name, current.addedMillis());
                    return current;
                },
                named -> learner.set(Optional.of(named)));
    }

    /** Deletes everything about the learner who is here; another one, or a new one without a name, takes the place. */
    public void forget() {
        ask(
                book -> {
                    book.forget(current.code());
                    current = lastHere();
                    return current;
                },
                next -> learner.set(Optional.of(next)));
    }

    /** Writes the last notes and closes the file. */
    public void end() {
        ask(
                book -> {
                    book.close();
                    return book;
                },
                closed -> {});
        pen.close();
    }

    /** Who is here; empty until the record is open. */
    public ReadOnlyObjectProperty<Optional<Learner>> learnerProperty() {
        return learner.getReadOnlyProperty();
    }

    /** The last thing that went wrong. */
    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Milliseconds since 1970. */
    public long now() {
        return clock.getAsLong();
    }
}
