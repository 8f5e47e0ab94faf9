package skyferry.stage.parts;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A flat button that shows a sign only; its words are in the tooltip and for screen readers. */
public class IconButton extends Button {

    public IconButton(Feather icon, String words, Runnable action) {
        setGraphic(new FontIcon(icon));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "icon-button");
        say(words);
        setOnAction(event -> action.run());
    }

    /** Shows another sign with other words. */
    public final void show(Feather icon, String words) {
        setGraphic(new FontIcon(icon));
        say(words);
    }

    /** Says in the tooltip and to screen readers what it does. */
    public final void say(String words) {
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
    }
}
