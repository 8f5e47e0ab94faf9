package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import java.util.stream.Collectors;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import skyferry.stage.session.Changes;
import skyferry.stage.session.Session;
import skyferry.stage.session.Step;
import skyferry.stage.words.ActionWords;
import skyferry.stage.words.Words;

/** All changes in their order, those that were taken back too; choosing one goes back or on to where it was the last. */
final class HistoryMenu extends MenuButton {
    /** More could not be looked through. */
    private static final int MOST = 24;

    private final Words words;
    private final Session session;
    private final ActionWords actions;

    HistoryMenu(Words words, Session session) {
        super(null, new FontIcon(Feather.LIST));
        this.words = words;
        this.session = session;
        this.actions = new ActionWords(words);
        setId("history");
        getStyleClass().addAll(Styles.FLAT, "quiet", "icon-button", "no-arrow");
        setAccessibleText(words.of("history.tip"));
        setTooltip(new Tooltip(words.of("history.tip")));
        session.changesProperty().subscribe(this::fill);
    }

    private void fill(Changes changes) {
        ToggleGroup one = new ToggleGroup();
        getItems().setAll(item(0, words.of("history.start"), changes, one));
        int first = Math.max(0, changes.steps().size() - MOST);
        if (first > 0) {
            MenuItem more = new MenuItem(words.of("history.more", first));
            more.setDisable(true);
            getItems().add(more);
        }
        for (int i = first; i < changes.steps().size(); i++) {
            getItems().add(item(i + 1, tell(changes.steps().get(i)), changes, one));
        }
    }

    private RadioMenuItem item(int place, String text, Changes changes, ToggleGroup one) {
        RadioMenuItem item = new RadioMenuItem(place > changes.done() ? words.of("history.undone", text) : text);
        item.setId("history-" + place);
        item.setToggleGroup(one);
        item.setSelected(place == changes.done());
        item.setOnAction(event -> go(place));
        return item;
    }

    private void go(int place) {
        int by = place - session.changesProperty().get().done();
        for (int i = 0; i < Math.abs(by); i++) {
            if (by < 0) {
                session.undo();
            } else {
                session.redo();
            }
        }
    }

    private String tell(Step step) {
        return switch (step.kind()) {
            case ACTED -> step.actions().stream().map(actions::tell).collect(Collectors.joining(", "));
            case TOGETHER ->
                words.of(
                        "history.together",
                        step.actions().size(),
                        actions.tell(step.actions().getFirst()));
            case OPTIONS -> words.of("history.options");
            case BEGUN -> words.of("history.begun");
            case BESIDE -> words.of("history.beside");
        };
    }
}
