package skyferry.stage.parts;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** A box with a border that holds what belongs together. */
public final class Card extends VBox {

    public Card(Node... children) {
        super(children);
        getStyleClass().add("card");
    }
}
