package skyferry.stage.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The instants of the open study that somebody wants to come back to, in order of time; one at each instant. */
public final class Bookmarks {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<Bookmark>> all = new ReadOnlyObjectWrapper<>(this, "all", List.of());

    /** Of a session's study; another study begins with none. */
    public Bookmarks(Session session) {
        this.session = session;
        session.studyProperty().addListener((property, old, next) -> all.set(List.of()));
    }

    public ReadOnlyObjectProperty<List<Bookmark>> allProperty() {
        return all.getReadOnlyProperty();
    }

    public List<Bookmark> all() {
        return all.get();
    }

    /** The bookmark at an instant. */
    public Optional<Bookmark> at(long nanos) {
        return all.get().stream().filter(mark -> mark.nanos() == nanos).findFirst();
    }

    /** The bookmark at the instant shown. */
    public Optional<Bookmark> here() {
        return at(session.player().now());
    }

    /** Marks an instant, or gives the mark that is there another name. */
    public void put(Bookmark mark) {
        List<Bookmark> next = new ArrayList<>(all.get());
        next.removeIf(old -> old.nanos() == mark.nanos());
        next.add(mark);
        next.sort(Comparator.comparingLong(Bookmark::nanos));
        all.set(List.copyOf(next));
    }

    /** Takes a mark away. */
    public void remove(Bookmark mark) {
        all.set(all.get().stream().filter(other -> !other.equals(mark)).toList());
    }

    /** Shows the instant of a mark, standing. */
    public void go(Bookmark mark) {
        session.player().pause();
        session.player().seek(mark.nanos());
    }

    /** Shows the next mark after the instant shown; stays where there is none. */
    public void forward() {
        long now = session.player().now();
        all.get().stream().filter(mark -> mark.nanos() > now).findFirst().ifPresent(this::go);
    }

    /** Shows the last mark before the instant shown; stays where there is none. */
    public void back() {
        long now = session.player().now();
        all.get().stream()
                .filter(mark -> mark.nanos() < now)
                .reduce((a, b) -> b)
                .ifPresent(this::go);
    }
}
