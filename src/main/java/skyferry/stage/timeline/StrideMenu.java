package skyferry.stage.timeline;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import skyferry.stage.player.Player;
import skyferry.stage.player.Stride;
import skyferry.stage.session.Session;
import skyferry.stage.words.Words;

/** How far the buttons step, and how many of those steps lie behind: "event 12/40". */
final class StrideMenu extends MenuButton {
    private final Words words;
    private final Player player;

    StrideMenu(Words words, Session session) {
        this.words = words;
        this.player = session.player();
        setId("stride");
        getStyleClass().addAll(Styles.FLAT, "quiet", "figures", "muted-button");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(words.of("stride.tip")));
        for (Stride stride : Stride.values()) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("stride-" + stride);
            item.setOnAction(event -> player.strideProperty().set(stride));
            player.strideProperty().subscribe(now -> item.setSelected(now == stride));
            showingProperty().subscribe(open -> item.setText(text(stride)));
            getItems().add(item);
        }
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(player.strideProperty().get()),
                        player.strideProperty(),
                        session.glanceProperty(),
                        session.runProperty()));
        accessibleTextProperty().bind(textProperty());
    }

    private String text(Stride stride) {
        return words.of("stride." + stride, player.taken(stride), player.count(stride));
    }
}
