package skyferry.stage.parts;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A row of joined switches of which exactly one is on. */
public final class Segments<T> extends HBox {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /** @param value follows the switches, and they follow it */
    public Segments(List<T> choices, Function<T, String> name, ObjectProperty<T> value) {
        getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.size(); i++) {
            T choice = choices.get(i);
            ToggleButton button = new ToggleButton(name.apply(choice));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == choices.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(event -> {
                button.setSelected(true);
                value.set(choice);
            });
            buttons.put(choice, button);
            getChildren().add(button);
        }
        value.addListener((property, old, chosen) -> show(chosen));
        show(value.get());
    }

    private void show(T chosen) {
        buttons.forEach((choice, button) -> button.setSelected(choice.equals(chosen)));
    }
}
