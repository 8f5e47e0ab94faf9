package skyferry.stage.timeline;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** What can be done with an instant, at the pointer: mark it, loop from it or to it, fork there. */
final class TimeMenu {
    private final Words words;
    private final Session session;
    private final Bookmarks bookmarks;
    private final Tips tips;
    private final NameField names;
    private final ContextMenu menu = new ContextMenu();

    TimeMenu(Words words, Session session, Bookmarks bookmarks, Tips tips, NameField names) {
        this.words = words;
        this.session = session;
        this.bookmarks = bookmarks;
        this.tips = tips;
        this.names = names;
    }

    /** Opens for the instant shown, at a point of the screen. */
    void show(Node owner, double screenX, double screenY) {
        menu.getItems().clear();
        Optional<Bookmark> mark = bookmarks.here();
        if (mark.isPresent()) {
            add("mark-rename", words.of("marks.name"), () -> names.ask(mark.get()));
            add("mark-delete", words.of("marks.remove"), () -> bookmarks.remove(mark.get()));
        } else {
            add(Command.BOOKMARK);
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(Command.LOOP_FROM);
        add(Command.LOOP_TO);
        if (session.player().loopProperty().get().isPresent()) {
            add(Command.LOOP_OFF);
        }
        menu.getItems().add(new SeparatorMenuItem());
        add(Command.FORK);
        menu.show(owner, screenX, screenY);
    }

    private void add(Command command) {
        add("time-" + command, tips.withKey(command), tips.doing(command));
    }

    private void add(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        menu.getItems().add(item);
    }
}
