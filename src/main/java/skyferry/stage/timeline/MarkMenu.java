package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.scene.Quantities;
import skyferry.stage.command.Command;
import skyferry.stage.command.Tips;
import skyferry.stage.session.Bookmark;
import skyferry.stage.session.Bookmarks;
import skyferry.stage.words.Words;

/** The bookmarks of the study: sets one here, goes to one, gives the one here another name or takes it away. */
final class MarkMenu extends MenuButton {
    private final Words words;
    private final Bookmarks bookmarks;
    private final Tips tips;
    private final NameField names;

    MarkMenu(Words words, Bookmarks bookmarks, Tips tips, NameField names) {
        super(null, new FontIcon(Feather.BOOKMARK));
        this.words = words;
        this.bookmarks = bookmarks;
        this.tips = tips;
        this.names = names;
        setId("bookmarks");
        setPopupSide(Side.TOP);
        getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button", "no-arrow");
        setAccessibleText(words.of("marks.tip"));
        setTooltip(new Tooltip(words.of("marks.tip")));
        bookmarks.allProperty().subscribe(all -> fill());
        showingProperty().subscribe(open -> fill());
    }

    private void fill() {
        getItems().setAll(item(Command.BOOKMARK), item(Command.BOOKMARK_BACK), item(Command.BOOKMARK_FORWARD));
        if (!bookmarks.all().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (Bookmark mark : bookmarks.all()) {
            String name = words.of("marks.item", mark.name(), Quantities.clock(mark.nanos()));
            getItems().add(item("mark-" + mark.nanos(), name, () -> bookmarks.go(mark)));
        }
        bookmarks
                .here()
                .ifPresent(mark -> getItems()
                        .addAll(
                                new SeparatorMenuItem(),
                                item("mark-name", words.of("marks.rename", mark.name()), () -> names.ask(mark)),
                                item(
                                        "mark-remove",
                                        words.of("marks.drop", mark.name()),
                                        () -> bookmarks.remove(mark))));
    }

    private MenuItem item(Command command) {
        return item("marks-" + command, tips.withKey(command), tips.doing(command));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
