package skyferry.stage.parts;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** The small capital line over a part of a pane. */
public final class Heading extends Label {

    public Heading(String words) {
        super(words.toUpperCase(Locale.ENGLISH));
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words);
        getStyleClass().add("heading");
    }
}
